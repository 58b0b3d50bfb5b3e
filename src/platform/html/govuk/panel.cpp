#include "platform/html/govuk/panel.hpp"

#include "platform/html/govuk/button.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html action(const PanelAction& item) {
    if (item.href.empty() || item.type == "button") {
        return button({.text = item.text,
                       .type = item.type.empty() ? "button" : item.type,
                       .href = item.href,
                       .classes = joined("govuk-button--inverse", item.classes),
                       .attributes = item.attributes});
    }
    return markup(R"(<a class="govuk-link govuk-link--inverse{}" href="{}"{}>{}</a>)",
                  spaced(item.classes), item.href, item.attributes, item.text);
}

Html actions(const PanelActions& options) {
    if (options.items.empty() && options.classes.empty() && options.attributes.empty()) {
        return {};
    }
    std::vector<Html> items;
    for (const PanelAction& item : options.items) {
        items.push_back(action(item));
    }
    const Html group =
        items.empty() ? Html{}
                      : markup(R"(<div class="govuk-button-group">{}</div>)",
                               html::join(items, "\n"));
    return markup(R"(<div class="govuk-panel__actions{}"{}>{}</div>)", spaced(options.classes),
                  options.attributes, group);
}

}  // namespace

Html panel(const Panel& options) {
    const bool interrupts =
        options.classes.find("govuk-panel--interruption") != std::string::npos;
    const Html body = options.text.empty()
                          ? Html{}
                          : markup(R"(<div class="govuk-panel__body">{}</div>)", options.text);
    return markup(R"(
        <div class="govuk-panel{}{}"{}>
            {}
            {}
            {}
        </div>)",
                  interrupts ? "" : " govuk-panel--confirmation", spaced(options.classes),
                  options.attributes,
                  heading(options.heading_level, {{"class", "govuk-panel__title"}},
                          options.title_text),
                  body, interrupts ? actions(options.actions) : Html{});
}

}  // namespace kith::govuk
