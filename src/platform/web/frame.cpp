#include "platform/web/frame.hpp"

#include "platform/web/menu_keys.hpp"

namespace kith::web {

namespace {

using html::Attributes;
using html::Html;
using html::markup;
using html::Url;

Url url_of(std::string_view path) { return Url::same_site(path).value_or(Url::path("/")); }

Html mark() {
    return markup(R"(<svg class="kith-mark" viewBox="0 0 40 32" width="40" height="32"
        aria-hidden="true" focusable="false"><circle class="kith-mark__one" cx="14" cy="16"
        r="10"></circle><circle class="kith-mark__two" cx="26" cy="16" r="10"></circle></svg>)");
}

Html logo(const Council& council) {
    const auto picture = Url::same_site(council.logo);
    if (council.logo.empty() || !picture) return mark();
    // The service's name stands beside it and need not be said twice.
    const bool same = council.logo_words == council.service_name;
    return markup(R"(<img class="kith-logo" src="{}" alt="{}">)", *picture,
                  same ? "" : council.logo_words);
}

// The menu's items the viewer may use, each as `item` writes it, with the letter that leads there.
Html menu(const Context& context, const Page& page,
          Html (*item)(const MenuItem&, bool current, char key)) {
    std::vector<const MenuItem*> theirs;
    std::vector<std::string_view> texts;
    for (const auto& entry : context.app.menu) {
        if (!context.may(entry.permission)) continue;
        theirs.push_back(&entry);
        texts.push_back(entry.text);
    }
    const auto keys = menu_keys(texts);
    Html items;
    for (std::size_t at = 0; at < theirs.size(); ++at) {
        items += item(*theirs[at], page.current == theirs[at]->path, keys[at]);
    }
    return items;
}

Html sign_out(const Context& context) {
    return button_form(context, Url::path("/sign-out"), "Sign out", true);
}

Html search(const Context& context) {
    const auto& box = context.app.search;
    if (!box || !context.may(box->permission)) return {};
    return markup(R"(<form class="kith-bar__search" method="post" action="{}" role="search"
        aria-label="Everybody" novalidate>{}
        <label class="govuk-visually-hidden" for="bar-search">{}</label>
        <input class="govuk-input" id="bar-search" name="q" type="search" placeholder="{}"
        autocomplete="off" data-key="/" data-key-label="{}"></form>)",
                  url_of(box->path), csrf_field(context), box->text, box->text, box->text);
}

Html bar_item(const MenuItem& item, bool current, char key) {
    Attributes attributes;
    if (current) attributes.add("aria-current", "page");
    if (key != 0) attributes.add("data-key", std::string("g ") + key);
    return markup(R"(<li><a href="{}"{}>{}</a></li>)", url_of(item.path), attributes, item.text);
}

Html staff_header(Context& context, const Page& page) {
    const Viewer& viewer = *context.viewer;
    const Html items = menu(context, page, bar_item);
    const Html navigation =
        items.empty() ? Html{}
                      : markup(R"(<nav class="kith-bar__nav" aria-label="Menu"><ul>{}</ul></nav>)",
                               items);
    const bool said = viewer.organisation_name == context.council().service_name;
    const auto told = said ? Attributes{{"class", "kith-bar__told"}} : Attributes{};
    return markup(R"(<header class="kith-bar"><div class="kith-bar__inside">
        <a class="kith-bar__home" href="/">{}{}</a>{}
        <div class="kith-bar__aside"><a href="/account">{}</a><span{}>{}</span>{}</div>
        </div>{}</header>)",
                  logo(context.council()), context.council().service_name, search(context),
                  viewer.name, told, viewer.organisation_name, sign_out(context), navigation);
}

Html public_item(const MenuItem& item, bool current, char) {
    return markup(R"(<li class="govuk-service-navigation__item{}">
        <a class="govuk-service-navigation__link" href="{}"{}>{}</a></li>)",
                  current ? " govuk-service-navigation__item--active" : "", url_of(item.path),
                  current ? Attributes{{"aria-current", "page"}} : Attributes{}, item.text);
}

Html public_header(Context& context, const Page& page) {
    const Council& council = context.council();
    const Html aside =
        context.viewer
            ? markup(R"(<a class="govuk-link" href="/account">{}</a>{})", context.viewer->name,
                     sign_out(context))
            : markup(R"(<a class="govuk-link" href="/sign-in">Sign in</a>)");
    const Html items = menu(context, page, public_item);
    const Html navigation =
        items.empty()
            ? Html{}
            : markup(R"(<section class="govuk-service-navigation" aria-label="Service information"
        data-module="govuk-service-navigation"><div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
        <ul class="govuk-service-navigation__list">{}</ul></nav></div></div></section>)",
                     items);
    return markup(R"(<header class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
        <div class="govuk-generic-header__logo">
        <a class="govuk-generic-header__homepage-link" href="/">{}<span>{}</span></a></div>
        <div class="kith-header__aside">{}</div></div></header>{})",
                  logo(council), council.service_name, aside, navigation);
}

Html footer_link(const Url& url, std::string_view text) {
    return markup(R"(<li><a href="{}">{}</a></li>)", url, text);
}

Html footer_links() {
    return footer_link(Url::path("/help"), "Help") +
           footer_link(Url::path("/accessibility-statement"), "Accessibility statement") +
           footer_link(Url::path("/privacy"), "Privacy") +
           footer_link(Url::path("/cookies"), "Cookies");
}

Html reach(const Council& council) {
    Html lines;
    if (!council.phone.empty()) {
        lines += markup(R"(<p class="kith-footer__phone">{}</p>)", council.phone);
    }
    if (!council.phone_hours.empty()) lines += markup("<p>{}</p>", council.phone_hours);
    const auto mail = Url::external("mailto:" + council.email);
    if (!council.email.empty() && mail) {
        lines += markup(R"(<p><a href="{}">{}</a></p>)", *mail, council.email);
    }
    if (lines.empty()) lines = markup(R"(<p><a href="/help">How to get help</a></p>)");
    return markup("<div><h2>Talk to a person</h2>{}</div>", lines);
}

Html about(const Council& council) {
    Html lines = markup("<p>{}</p>", council.name);
    if (!council.address.empty()) lines += markup("<p>{}</p>", council.address);
    const auto website = Url::external(council.website);
    if (!council.website.empty() && website) {
        lines += markup(R"(<p><a href="{}">{}</a></p>)", *website, council.website);
    }
    return markup("<div><h2>Who runs this service</h2>{}</div>", lines);
}

// The keys of this page, shown by "?" and turned off there (WCAG 2.1.4). Without it none work.
Html shortcuts() {
    return markup(R"(<dialog class="kith-dialog" data-shortcuts aria-labelledby="keys-title"><h2
        class="govuk-heading-m" id="keys-title">Keyboard shortcuts</h2>
        <dl class="kith-shortcuts" data-shortcuts-list></dl>
        <div class="govuk-checkboxes govuk-checkboxes--small"><div
        class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="keys-on"
        type="checkbox" data-shortcuts-on><label class="govuk-label govuk-checkboxes__label"
        for="keys-on">Use shortcuts on this device</label></div></div>
        <form method="dialog"><button class="govuk-button
        govuk-button--secondary">Close</button></form></dialog>)");
}

}  // namespace

bool has_staff_frame(const Context& context, const Page& page) {
    if (!context.viewer) return false;
    return page.density ? *page.density == Density::compact : !context.viewer->roomy;
}

Html header(Context& context, const Page& page) {
    return has_staff_frame(context, page) ? staff_header(context, page)
                                          : public_header(context, page);
}

Html footer(Context& context, const Page& page) {
    const Council& council = context.council();
    if (has_staff_frame(context, page)) {
        return markup(R"(<footer class="kith-foot-line"><span>{}</span><a href="/help">Help</a>
            <a href="/accessibility-statement">Accessibility statement</a>
            <a href="/privacy">Privacy</a><a href="/cookies">Cookies</a><button type="button"
            class="kith-button-link" data-shortcuts-open hidden>Keyboard shortcuts</button>
            </footer>{})",
                      council.name, shortcuts());
    }
    return markup(R"(<footer class="kith-footer"><div class="govuk-width-container">
        <div class="kith-footer__columns">{}{}</div>
        <ul class="kith-footer__links">{}</ul></div></footer>)",
                  reach(council), about(council), footer_links());
}

}  // namespace kith::web
