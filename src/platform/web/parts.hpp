// The small pieces pages of every slice are put together from: headings, boxes, small buttons, and
// what a handler reads from its request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/private.hpp"
#include "platform/web/page.hpp"

namespace kith::web {

// A picture of the embedded sheet, for the eye only: say in words what it says.
html::Html icon(std::string_view name);

html::Html heading(std::string_view text);       // h1
html::Html part_heading(std::string_view text);  // h2
html::Html paragraph(const html::Html& text);
// What an empty list teaches.
html::Html empty_state(std::string_view title, const html::Html& text);
// A box beside or below the main thing; nothing when there is nothing inside.
html::Html panel_box(std::string_view title, const html::Html& inside);
// Columns in the frame's main: what is worked on, and what helps beside it.
html::Html columns(const html::Html& main, const html::Html& side);
// One fact in a row of them; inside <ul class="kith-chips">.
html::Html chip(std::string_view icon_name, std::string_view words);
// The link to the page after this one, or nothing.
html::Html next_page(const html::Url& url, std::string_view what);
// A text in the words it was typed, its lines kept.
html::Html lines(const Private& text);
// A tag with its first letter made a capital. Colours are those of govuk-tag.
html::Html coloured_tag(std::string_view words, std::string_view colour);

using Hidden = std::vector<std::pair<std::string, std::string>>;
html::Html hidden_fields(const Hidden& fields);
// The hidden value that makes a form sent twice one.
html::Html same_request();
// A small button that posts, with hidden fields. `more` is said to those who only hear it; the
// `first` of several is the one that stands out.
html::Html small_button(const Context& context, const html::Url& action, std::string_view text,
                        std::string_view more, const Hidden& fields = {}, bool first = false);

// A parameter of the path as an id.
template <class T>
std::optional<T> id_in(const Context& context, std::string_view name) {
    const auto id = T::parse(context.request.parameter(name));
    if (!id) return std::nullopt;
    return *id;
}
// The account that asks, as the id of whoever keeps accounts.
template <class T>
std::optional<T> viewer_as(const Context& context) {
    if (!context.viewer) return std::nullopt;
    const auto id = T::parse(context.viewer->account_id);
    if (!id) return std::nullopt;
    return *id;
}
// The version the form was filled in from; 0 when it names none.
int version_sent(const Context& context);
Response not_found(Context& context, std::string what);

}  // namespace kith::web
