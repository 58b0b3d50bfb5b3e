// The page for whoever came second: what was saved and what was not, side by side, nothing lost.
#pragma once

#include <string>

#include "platform/web/parts.hpp"

namespace kith::web {

struct Overtaken {
    html::Html about{};   // who it is about, above
    std::string theirs;   // what was saved, and by whom
    std::string mine;     // what was not
    html::Url keep{};     // a route that takes `mine` as "text" and keeps it; none: only shown
    Hidden fields{};      // what else that route needs
    std::string keep_words = "Keep mine too, as a note";
    html::Url back;       // leaves it as it is
};
// Sent with 409.
Response overtaken_page(Context& context, const Overtaken& shown);

}  // namespace kith::web
