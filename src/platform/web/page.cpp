#include "platform/web/page.hpp"

#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/notification_banner.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/exit_this_page.hpp"
#include "platform/web/flash.hpp"
#include "platform/web/frame.hpp"

namespace kith::web {

namespace {

using html::Attributes;
using html::Html;
using html::markup;
using html::Url;

Url asset(std::string_view name) {
    return Url::same_site(asset_url(name)).value_or(Url::path("/"));
}

Html flash_banner(Context& context) {
    const auto cookie = context.sent_cookie(flash_cookie);
    if (cookie.empty()) return {};
    context.cookie(flash_cookie, "", 0);
    const auto message = unsealed_flash(context.app.secret, context.session_token, cookie);
    if (message.empty()) return {};
    return govuk::notification_banner({.text = message, .type = "success"});
}

Html theme(const Council& council) {
    if (council.colour.empty()) return {};
    return markup(R"(<link rel="stylesheet" href="{}">)",
                  Url::path("/theme.css").with("colour", council.colour));
}

Html head(Context& context, const Page& page) {
    const Council& council = context.council();
    const bool failed = page.errors && !page.errors->empty();
    const std::string title = (failed ? "Error: " : "") + page.title + " – " +
                              council.service_name;
    return markup(R"(<head><meta charset="utf-8"><title>{}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="format-detection" content="telephone=no">
        <meta name="theme-color" content="{}">
        <link rel="icon" href="{}" type="image/svg+xml"><link rel="manifest" href="{}">
        <link rel="stylesheet" href="{}">{}
        <script src="{}" nonce="{}"></script>
        <script type="module" src="{}" nonce="{}"></script></head>)",
                  title, council.colour.empty() ? "#0b5d66" : council.colour,
                  asset("favicon.svg"), asset("manifest.webmanifest"), asset("app.css"),
                  theme(council), asset("boot.js"), context.nonce, asset("app.js"),
                  context.nonce);
}

// The address of the stream a page listens to.
Url stream_address(const Page& page) {
    std::string topics;
    for (const auto& topic : page.live) topics += (topics.empty() ? "" : ",") + topic;
    const Url address = Url::path("/live").with("topics", topics);
    return page.open_thing.empty() ? address : address.with("open", page.open_thing);
}

Attributes body_attributes(const Context& context, const Page& page) {
    Attributes attributes;
    if (context.viewer && (!page.live.empty() || !page.open_thing.empty())) {
        attributes.add("data-live-stream", stream_address(page).str());
    }
    return attributes;
}

Html presence_banner(const Context& context, const Page& page) {
    if (!context.viewer || page.open_thing.empty()) return {};
    return markup(R"(<div class="kith-presence" data-presence="{}" role="status" hidden>
        <p><span data-presence-names></span> this open too.</p></div>)",
                  page.open_thing);
}

// Where the exit leads: away at once, or through a route of ours that leads away.
Url exit_url(const Page& page) {
    return page.exit_by.empty() ? Url::fixed("https://www.bbc.co.uk/weather") : page.exit_by;
}

Html skip_links(const Page& page) {
    Html links = markup(R"(<a href="#main-content" class="govuk-skip-link"
        data-module="govuk-skip-link">Skip to main content</a>)");
    if (page.exit_this_page) {
        links += markup(R"(<nav aria-label="Leave quickly"><a href="{}" class="govuk-skip-link
            govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer"
            data-module="govuk-skip-link">Exit this page</a></nav>)",
                        exit_url(page));
    }
    return links;
}

// Works without scripts as a link; with them it hides the page first and answers to Shift.
Html exit_button(const Page& page) {
    if (!page.exit_this_page) return {};
    return markup(R"(<div class="govuk-exit-this-page" data-module="govuk-exit-this-page">
        <a href="{}" role="button" draggable="false"
        class="govuk-button govuk-button--warning govuk-exit-this-page__button
        govuk-js-exit-this-page-button" data-module="govuk-button" rel="nofollow noreferrer">
        <span class="govuk-visually-hidden">Emergency</span> Exit this page</a></div>)",
                  exit_url(page));
}

Html main_part(Context& context, const Page& page) {
    const bool staff = has_staff_frame(context, page);
    const Html before = page.before.empty()
                            ? Html{}
                            : markup(R"(<nav aria-label="Back">{}</nav>)", page.before);
    const Html inside = exit_button(page) + before + presence_banner(context, page);
    const Html summary = page.errors ? page.errors->summary() : Html{};
    return markup(R"(<div class="{}">{}
        <main class="{}" id="main-content" tabindex="-1">{}{}{}</main></div>)",
                  staff || page.wide ? "kith-app__main" : "govuk-width-container", inside,
                  staff ? "kith-main" : "govuk-main-wrapper", flash_banner(context), summary,
                  page.body);
}

}  // namespace

Response page(Context& context, Page page) {
    if (const auto exit = exit_from(context.request.path); exit && !page.exit_this_page) {
        page.exit_this_page = true;
        page.exit_by = Url::same_site(exit->by).value_or(Url());
    }
    const bool compact = has_staff_frame(context, page) ||
                         (page.density && *page.density == Density::compact);
    const std::string density = compact ? "kith-compact" : "kith-roomy";
    if (page.status == 200 && page.errors && !page.errors->empty()) page.status = 422;
    const Html main = main_part(context, page);
    const Html whole = markup(R"(<html lang="en" class="govuk-template {}">{}
        <body class="govuk-template__body {}"{}>{}{}{}{}</body></html>)",
                              density, head(context, page), density,
                              body_attributes(context, page), skip_links(page),
                              header(context, page), main, footer(context, page));
    Response response;
    response.status = page.status;
    response.body = "<!DOCTYPE html>\n" + whole.str();
    return response;
}

Html csrf_field(const Context& context) {
    return markup(R"(<input type="hidden" name="csrf" value="{}">)", context.csrf);
}

Html form(const Context& context, const Url& action, const Html& inside, bool multipart) {
    return markup(R"(<form method="post" action="{}" novalidate{}>{}{}</form>)", action,
                  multipart ? Attributes{{"enctype", "multipart/form-data"}} : Attributes{},
                  csrf_field(context), inside);
}

Html button_form(const Context& context, const Url& action, const Html& text, bool quiet) {
    const Html button =
        quiet ? markup(R"(<button type="submit" class="kith-button-link">{}</button>)", text)
              : govuk::button({.text = text, .classes = "govuk-button--secondary"});
    return form(context, action, button);
}

html::Html scrolling(std::string_view label, const html::Html& table) {
    return html::markup(
        R"(<div class="kith-scroll" tabindex="0" role="region" aria-label="{}">{}</div>)", label,
        table);
}

}  // namespace kith::web
