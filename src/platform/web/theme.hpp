#pragma once

#include "platform/base/result.hpp"

#include <string>
#include <string_view>

// The council's colour, and every colour that follows from it, worked out so that text stays
// readable whatever colour a council has: at least 4.5 to 1 (WCAG 2.2 AA), light and dark.
namespace kith::web {

// Colours as "#rrggbb". The comments say where ui/styles uses each.
struct Theme {
    std::string brand;   // fills and links on light pages; white text stands on it
    std::string strong;  // headings, hovered buttons, the staff bar and the footer
    std::string tint;    // quiet backgrounds on light pages
    std::string line;    // borders of tinted things
    std::string bright;  // links and fills on dark pages
    std::string deep;    // tinted backgrounds on dark pages
};

// The theme of a colour written "#0b5d66" (upper or lower case, with or without #). A colour too
// pale to carry white text is darkened, keeping its hue. Invalid names the field "colour".
Result<Theme> theme_of(std::string_view colour);

// The stylesheet served as /theme.css after app.css; to be sent with an ETag, and `no-cache`.
std::string theme_css(const Theme& theme);

// Contrast of two colours "#rrggbb" by WCAG 2.2, from 1 to 21.
double contrast(std::string_view one, std::string_view other);

}  // namespace kith::web
