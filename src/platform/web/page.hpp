// The frame round every page: header, navigation, messages, main content and footer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/html.hpp"
#include "platform/web/context.hpp"
#include "platform/web/form.hpp"
#include "platform/web/response.hpp"

namespace kith::web {

// How much room a page gives: public and volunteer pages are roomy, staff pages dense.
enum class Density { roomy, compact };

struct Page {
    std::string title;                   // begins with the page's h1
    html::Html body;                     // holds the one h1
    html::Html before{};                 // back link or breadcrumbs, above main
    // Left out: compact for staff, roomy for the public and for viewers who are.
    std::optional<Density> density{};
    bool wide = false;                   // tables and boards use the whole width
    bool exit_this_page = false;         // where abuse might be disclosed
    html::Url exit_by{};                 // a route that drops what was written and leads away
    std::string current{};               // path of the menu item that is current
    int status = 200;
    const FormErrors* errors = nullptr;  // shown as a summary above the body
    std::vector<std::string> live{};     // topics the page listens to
    std::string open_thing{};            // "person/ID" while it is open: others are told
};

// The whole page. Shows and clears the flash message, carries the nonce, marks errors in the title.
// A page that shows errors is sent with 422 unless `status` says otherwise.
Response page(Context& context, Page page);

// <form method=post action=… novalidate> with the CSRF token. `multipart` for uploads.
html::Html form(const Context& context, const html::Url& action, const html::Html& inside,
                bool multipart = false);
// The hidden field with the CSRF token, for a form written by hand.
html::Html csrf_field(const Context& context);
// A form that is one button, for actions in a list. `text` is the button's; quiet ones look like
// links.
html::Html button_form(const Context& context, const html::Url& action, const html::Html& text,
                       bool quiet = false);

// A wide table in a part of the page that scrolls by itself on small screens, by keyboard too.
// `label` says what it holds.
html::Html scrolling(std::string_view label, const html::Html& table);

// A problem as a page: not found, not allowed, changed by someone else, cannot be accepted.
Response problem_page(Context& context, const Problem& problem);

}  // namespace kith::web
