// The parts of pages under one roof, for slices whose pages are made of many, and a few more.
#pragma once

#include <string_view>
#include <vector>

#include "platform/web/parts.hpp"

namespace kith::web::pieces {

using html::Html;
using html::Url;
using web::columns;
using web::empty_state;
using web::heading;
using web::Hidden;
using web::hidden_fields;
using web::icon;
using web::lines;
using web::panel_box;
using web::paragraph;
using web::part_heading;
using web::same_request;
using web::small_button;

Html quiet(const Html& text);  // a paragraph of lesser weight
Html link(const Url& url, const Html& text);
// A list without bullets; nothing for no items.
Html plain_list(const std::vector<Html>& items);
// A text in the words it was typed, its lines kept.
Html lines(std::string_view text);
// A tag with one of govuk's colours: grey, green, turquoise, blue, purple, red, orange, yellow.
Html tag(const Html& text, std::string_view colour);

}  // namespace kith::web::pieces
