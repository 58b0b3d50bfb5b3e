#include "platform/html/govuk/language_navigation.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html current_language(const LanguageItem& item) {
    Attributes attributes;
    attributes.add_some("lang", item.lang).add_some("dir", item.dir).append(item.attributes);
    return markup(R"(
        <span class="govuk-language-navigation__text{}" aria-current="true"{}>{}</span>)",
                  spaced(item.classes), attributes, item.text);
}

Html other_language(const LanguageItem& item) {
    Attributes attributes;
    attributes.add_some("lang", item.lang)
        .add_some("hreflang", item.href_lang.empty() ? item.lang : item.href_lang)
        .add_some("dir", item.dir)
        .append(item.attributes);
    const Html description =
        item.language_description_text.empty()
            ? Html{}
            : markup(R"(<span class="govuk-visually-hidden"> {}</span>)",
                     item.language_description_text);
    return markup(R"(
        <a class="govuk-language-navigation__link{}" href="{}" rel="alternate"{}>{}{}</a>)",
                  spaced(item.classes), item.href, attributes, item.text, description);
}

Html language(const LanguageItem& item) {
    return markup(R"(<li class="govuk-language-navigation__list-item">{}</li>)",
                  item.current || item.href.empty() ? current_language(item)
                                                    : other_language(item));
}

}  // namespace

Html language_navigation(const LanguageNavigation& options) {
    return markup(R"(
        <nav class="govuk-language-navigation{}"{} aria-label="{}">
            <ul class="govuk-language-navigation__list">{}</ul>
        </nav>)",
                  spaced(options.classes), options.attributes, options.aria_label,
                  html::each(options.items, language));
}

}  // namespace kith::govuk
