#include "platform/html/govuk/cookie_banner.hpp"
#include "platform/html/govuk/exit_this_page.hpp"
#include "platform/html/govuk/feedback.hpp"
#include "platform/html/govuk/fixtures_test.hpp"
#include "platform/html/govuk/footer.hpp"
#include "platform/html/govuk/generic_header.hpp"
#include "platform/html/govuk/header.hpp"
#include "platform/html/govuk/language_navigation.hpp"
#include "platform/html/govuk/phase_banner.hpp"
#include "platform/html/govuk/service_navigation.hpp"
#include "platform/html/govuk/skip_link.hpp"

namespace kith::govuk::fixtures {

namespace {

Html a_cookie_banner(const Options& options) {
    CookieBanner banner{.messages = {},
                        .aria_label = options.text_or("ariaLabel", "Cookie banner"),
                        .hidden = options.flag("hidden"),
                        .classes = options.classes(),
                        .attributes = options.attributes()};
    for (const Options& item : options.items("messages")) {
        CookieMessage message{.heading_text = item.html("headingHtml", "headingText"),
                              .text = item.text("text"),
                              .html = Html::trusted(item.text("html")),
                              .role = item.text("role"),
                              .hidden = item.flag("hidden"),
                              .classes = item.classes(),
                              .attributes = item.attributes()};
        for (const Options& action : item.items("actions")) {
            message.actions.push_back({.text = action.text("text"),
                                       .href = action.url(),
                                       .type = action.text("type"),
                                       .name = action.text("name"),
                                       .value = action.text("value"),
                                       .classes = action.classes(),
                                       .attributes = action.attributes()});
        }
        banner.messages.push_back(message);
    }
    return cookie_banner(banner);
}

Html an_exit_this_page(const Options& options) {
    ExitThisPage whole{.text = options.html(),
                       .id = options.text("id"),
                       .activated_text = options.text("activatedText"),
                       .timed_out_text = options.text("timedOutText"),
                       .press_two_more_times_text = options.text("pressTwoMoreTimesText"),
                       .press_one_more_time_text = options.text("pressOneMoreTimeText"),
                       .classes = options.classes(),
                       .attributes = options.attributes()};
    if (options.truthy("redirectUrl")) {
        whole.redirect_url = options.url("redirectUrl");
    }
    return exit_this_page(whole);
}

Html a_feedback(const Options& options) {
    return feedback({.title_text = options.html("titleHtml", "titleText"),
                     .text = options.text("text"),
                     .html = Html::trusted(options.text("html")),
                     .heading_level = options.number_or("headingLevel", 2),
                     .classes = options.classes(),
                     .attributes = options.attributes()});
}

Html a_generic_header(const Options& options) {
    GenericHeader whole{
        .logo = options.html("logoHtml", "logoText"),
        .container_classes = options.text_or("containerClasses", "govuk-width-container"),
        .classes = options.classes(),
        .attributes = options.attributes()};
    if (options.truthy("url")) {
        whole.url = options.url("url");
    }
    return generic_header(whole);
}

Html a_header(const Options& options) {
    return header(
        {.logo = published_picture("header", "govuk-header__logotype"),
         .product_name = options.text("productName"),
         .homepage_url = Url::trusted(options.text_or("homepageUrl", "//gov.uk")),
         .container_classes = options.text_or("containerClasses", "govuk-width-container"),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

std::vector<FooterLink> links_of(const Options& options) {
    std::vector<FooterLink> all;
    for (const Options& item : options.items("items")) {
        all.push_back({.text = item.text("text"),
                       .href = item.url(),
                       .attributes = item.attributes()});
    }
    return all;
}

FooterLicence licence_of(const Options& options) {
    if (options.has("contentLicence") && !options.truthy("contentLicence")) {
        return {};
    }
    const Html text = options["contentLicence"].html();
    return {.text = text.empty() ? open_government_licence() : text,
            .logo = published_picture("footer", "govuk-footer__licence-logo")};
}

Html a_footer(const Options& options) {
    const Options meta = options["meta"];
    Footer whole{.logo = published_picture("footer", "govuk-footer__crown"),
                 .content_licence = licence_of(options),
                 .container_classes = options.text("containerClasses"),
                 .classes = options.classes(),
                 .attributes = options.attributes()};
    if (meta.truthy()) {
        whole.meta = FooterMeta{
            .visually_hidden_title = meta.text_or("visuallyHiddenTitle", "Support links"),
            .items = links_of(meta),
            .text = meta.html()};
    }
    if (options["copyright"].truthy("html") || options["copyright"].truthy("text")) {
        whole.copyright = options["copyright"].html();
    }
    for (const Options& part : options.items("navigation")) {
        whole.navigation.push_back({.title = part.text("title"),
                                    .columns = part.number_or("columns", 0),
                                    .width = part.text_or("width", "full"),
                                    .items = links_of(part)});
    }
    return footer(whole);
}

Html a_language_navigation(const Options& options) {
    LanguageNavigation whole{.items = {},
                             .aria_label = options.text_or("ariaLabel", "Language"),
                             .classes = options.classes(),
                             .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        whole.items.push_back(
            {.text = item.html(),
             .href = item.url(),
             .current = item.flag("current"),
             .lang = item.text("lang"),
             .href_lang = item.text("hrefLang"),
             .dir = item.text("dir"),
             .language_description_text = item.text("languageDescriptionText"),
             .classes = item.classes(),
             .attributes = item.attributes()});
    }
    return language_navigation(whole);
}

Html a_phase_banner(const Options& options) {
    return phase_banner(
        {.tag = {.text = options["tag"].html(), .classes = options["tag"].classes()},
         .text = options.html(),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

NavigationSlots slots_of(const Options& options) {
    const Options end = options["end"];
    return {.start = Html::trusted(options.text("start")),
            .end = Html::trusted(end.is_text() ? end.own_text() : end.text("html")),
            .end_inline = !end.is_text() && end.text("align") == "inline",
            .navigation_start = Html::trusted(options.text("navigationStart")),
            .navigation_end = Html::trusted(options.text("navigationEnd"))};
}

Html a_service_navigation(const Options& options) {
    ServiceNavigation whole{
        .service_name = options.text("serviceName"),
        .service_url = options.url("serviceUrl"),
        .navigation = {},
        .navigation_id = options.text_or("navigationId", "navigation"),
        .navigation_label = options.text("navigationLabel"),
        .navigation_classes = options.text("navigationClasses"),
        .menu_button_text = options.text_or("menuButtonText", "Menu"),
        .menu_button_label = options.text("menuButtonLabel"),
        .collapse_navigation_on_mobile = options.some_flag("collapseNavigationOnMobile"),
        .slots = slots_of(options["slots"]),
        .aria_label = options.text_or("ariaLabel", "Service information"),
        .classes = options.classes(),
        .attributes = options.attributes()};
    for (const Options& item : options.items("navigation")) {
        whole.navigation.push_back({.text = item.html(),
                                    .href = item.url(),
                                    .current = item.flag("current"),
                                    .active = item.flag("active"),
                                    .attributes = item.attributes(),
                                    .when = item.truthy()});
    }
    return service_navigation(whole);
}

Html a_skip_link(const Options& options) {
    SkipLink link{.text = options.html(),
                  .classes = options.classes(),
                  .attributes = options.attributes()};
    if (options.truthy("href")) {
        link.href = options.url();
    }
    return skip_link(link);
}

}  // namespace

std::vector<Component> page_components() {
    return {{"cookie-banner", a_cookie_banner},
            {"exit-this-page", an_exit_this_page},
            {"feedback", a_feedback},
            {"footer", a_footer},
            {"generic-header", a_generic_header},
            {"header", a_header},
            {"language-navigation", a_language_navigation},
            {"phase-banner", a_phase_banner},
            {"service-navigation", a_service_navigation},
            {"skip-link", a_skip_link}};
}

}  // namespace kith::govuk::fixtures
