#include "platform/html/govuk/notification_banner.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html title(const NotificationBanner& options) {
    if (!options.title_text.empty()) {
        return options.title_text;
    }
    return options.type == "success" ? "Success" : "Important";
}

Html content(const NotificationBanner& options) {
    if (!options.html.empty() || options.text.empty()) {
        return options.html;
    }
    return markup(R"(<p class="govuk-notification-banner__heading">{}</p>)", options.text);
}

std::string role(const NotificationBanner& options) {
    if (!options.role.empty()) {
        return options.role;
    }
    return options.type == "success" ? "alert" : "region";
}

}  // namespace

Html notification_banner(const NotificationBanner& options) {
    Attributes attributes;
    if (options.disable_auto_focus) {
        attributes.add("data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false");
    }
    const Attributes title_attributes = {{"class", "govuk-notification-banner__title"},
                                         {"id", options.title_id}};
    return markup(R"(
        <div class="govuk-notification-banner{}{}" role="{}" aria-labelledby="{}"
            data-module="govuk-notification-banner"{}>
            <div class="govuk-notification-banner__header">{}</div>
            <div class="govuk-notification-banner__content">{}</div>
        </div>)",
                  options.type == "success" ? " govuk-notification-banner--success" : "",
                  spaced(options.classes), role(options), options.title_id,
                  attributes.append(options.attributes),
                  heading(options.title_heading_level, title_attributes, title(options)),
                  content(options));
}

}  // namespace kith::govuk
