#include "platform/html/govuk/accordion.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Attributes own_attributes(const Accordion& options) {
    Attributes all;
    all.add_some("data-i18n.hide-all-sections", options.hide_all_sections_text)
        .add_some("data-i18n.hide-section", options.hide_section_text)
        .add_some("data-i18n.hide-section-aria-label", options.hide_section_aria_label_text)
        .add_some("data-i18n.show-all-sections", options.show_all_sections_text)
        .add_some("data-i18n.show-section", options.show_section_text)
        .add_some("data-i18n.show-section-aria-label", options.show_section_aria_label_text);
    if (options.remember_expanded) {
        all.add("data-remember-expanded", *options.remember_expanded ? "true" : "false");
    }
    return all.append(options.attributes);
}

Html content(const AccordionContent& content) {
    return content.html.empty() && !content.text.empty()
               ? markup(R"(<p class="govuk-body">{}</p>)", content.text)
               : content.html;
}

Html section(const Accordion& options, const AccordionItem& item, std::size_t number) {
    const Html button = markup(
        R"(<span class="govuk-accordion__section-button" id="{}-heading-{}">{}</span>)",
        options.id, number, item.heading);
    const Html summary =
        item.summary.empty()
            ? Html{}
            : markup(R"(
        <div class="govuk-accordion__section-summary govuk-body" id="{}-summary-{}">{}</div>)",
                     options.id, number, item.summary);
    return markup(R"(
        <div class="govuk-accordion__section{}">
            <div class="govuk-accordion__section-header">
                {}
                {}
            </div>
            <div id="{}-content-{}" class="govuk-accordion__section-content">{}</div>
        </div>)",
                  item.expanded ? " govuk-accordion__section--expanded" : "",
                  heading(options.heading_level, {{"class", "govuk-accordion__section-heading"}},
                          button),
                  summary, options.id, number, content(item.content));
}

}  // namespace

Html accordion(const Accordion& options) {
    Html sections;
    for (std::size_t at = 0; at < options.items.size(); ++at) {
        if (options.items[at].when) {
            sections += section(options, options.items[at], at + 1);
        }
    }
    return markup(R"(
        <div class="govuk-accordion{}" data-module="govuk-accordion" id="{}"{}>{}</div>)",
                  spaced(options.classes), options.id, own_attributes(options), sections);
}

}  // namespace kith::govuk
