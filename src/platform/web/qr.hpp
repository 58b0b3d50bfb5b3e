// QR codes as pictures on a page.
#pragma once

#include <string_view>

#include "platform/html/html.hpp"

namespace kith::web {

// An SVG of the code for `text`, dark on white whatever the page's colours, with the quiet border
// that scanners need. `label` is what a screen reader says instead.
html::Html qr_picture(std::string_view text, std::string_view label);

}  // namespace kith::web
