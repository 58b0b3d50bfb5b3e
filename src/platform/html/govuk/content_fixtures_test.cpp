#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/fixtures_test.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/notification_banner.hpp"
#include "platform/html/govuk/panel.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/warning_text.hpp"

namespace kith::govuk::fixtures {

namespace {

Html a_back_link(const Options& options) {
    return back_link(
        {.text = options.truthy("html") || options.truthy("text") ? options.html() : "Back",
         .href = options.truthy("href") ? options.url() : Url::here(""),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

Html some_details(const Options& options) {
    return details({.summary_text = options.html("summaryHtml", "summaryText"),
                    .text = options.html(),
                    .id = options.text("id"),
                    .open = options.flag("open"),
                    .classes = options.classes(),
                    .attributes = options.attributes()});
}

Html an_inset_text(const Options& options) {
    return inset_text({.text = options.html(),
                       .id = options.text("id"),
                       .classes = options.classes(),
                       .attributes = options.attributes()});
}

Html a_notification_banner(const Options& options) {
    return notification_banner(
        {.text = options.text("text"),
         .html = Html::trusted(options.text("html")),
         .title_text = options.html("titleHtml", "titleText"),
         .type = options.text("type"),
         .role = options.text("role"),
         .title_id = options.text_or("titleId", "govuk-notification-banner-title"),
         .title_heading_level = options.number_or("titleHeadingLevel", 2),
         .disable_auto_focus = options.some_flag("disableAutoFocus"),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

Html a_panel(const Options& options) {
    const Options actions = options["actions"];
    Panel whole{.title_text = options.html("titleHtml", "titleText"),
                .text = options.html(),
                .heading_level = options.number_or("headingLevel", 1),
                .actions = {.classes = actions.classes(), .attributes = actions.attributes()},
                .classes = options.classes(),
                .attributes = options.attributes()};
    for (const Options& item : actions.items("items")) {
        whole.actions.items.push_back({.text = item.text("text"),
                                       .href = item.url(),
                                       .type = item.text("type"),
                                       .classes = item.classes(),
                                       .attributes = item.attributes()});
    }
    return panel(whole);
}

Html a_tag(const Options& options) {
    return tag({.text = options.html(),
                .classes = options.classes(),
                .attributes = options.attributes()});
}

Html a_warning_text(const Options& options) {
    return warning_text({.text = options.html(),
                         .icon_fallback_text = options.text_or("iconFallbackText", "Warning"),
                         .classes = options.classes(),
                         .attributes = options.attributes()});
}

}  // namespace

std::vector<Component> content_components() {
    return {{"back-link", a_back_link},   {"details", some_details},
            {"inset-text", an_inset_text}, {"notification-banner", a_notification_banner},
            {"panel", a_panel},           {"tag", a_tag},
            {"warning-text", a_warning_text}};
}

}  // namespace kith::govuk::fixtures
