#include "platform/html/govuk/cookie_banner.hpp"

#include "platform/html/govuk/button.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html action(const CookieAction& item) {
    if (item.href.empty() || item.type == "button") {
        return button({.text = item.text,
                       .name = item.name,
                       .value = item.value,
                       .type = item.type.empty() ? "button" : item.type,
                       .href = item.href,
                       .classes = item.classes,
                       .attributes = item.attributes});
    }
    return markup(R"(<a class="govuk-link{}" href="{}"{}>{}</a>)", spaced(item.classes),
                  item.href, item.attributes, item.text);
}

Html actions(const std::vector<CookieAction>& items) {
    if (items.empty()) {
        return {};
    }
    std::vector<Html> all;
    for (const CookieAction& item : items) {
        all.push_back(action(item));
    }
    return markup(R"(<div class="govuk-button-group">{}</div>)", html::join(all, "\n"));
}

Html content(const CookieMessage& message) {
    return message.html.empty() && !message.text.empty()
               ? markup(R"(<p class="govuk-body">{}</p>)", message.text)
               : message.html;
}

Html message_view(const CookieMessage& message) {
    Attributes attributes;
    attributes.add_some("role", message.role)
        .append(message.attributes)
        .flag("hidden", message.hidden);
    const Html title =
        message.heading_text.empty()
            ? Html{}
            : markup(R"(<h2 class="govuk-cookie-banner__heading govuk-heading-m">{}</h2>)",
                     message.heading_text);
    return markup(R"(
        <div class="govuk-cookie-banner__message{} govuk-width-container"{}>
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    {}
                    <div class="govuk-cookie-banner__content">{}</div>
                </div>
            </div>
            {}
        </div>)",
                  spaced(message.classes), attributes, title, content(message),
                  actions(message.actions));
}

}  // namespace

Html cookie_banner(const CookieBanner& options) {
    Attributes attributes;
    attributes.flag("hidden", options.hidden).append(options.attributes);
    return markup(R"(
        <div class="govuk-cookie-banner{}" data-nosnippet role="region" aria-label="{}"{}>
            {}
        </div>)",
                  spaced(options.classes), options.aria_label, attributes,
                  html::each(options.messages, message_view));
}

}  // namespace kith::govuk
