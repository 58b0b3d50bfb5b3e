#include "platform/html/govuk/button.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html content(const Button& options) {
    if (!options.is_start_button) {
        return options.text;
    }
    // A flexbox drops the white space between elements, so those of the text are kept together.
    const bool holds_elements = options.text.str().find('<') != std::string::npos;
    return markup(R"(
        {}
        <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5"
            height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
            <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
        </svg>)",
                  holds_elements ? markup("<span>{}</span>", options.text) : options.text);
}

Attributes own_attributes(const Button& options) {
    Attributes all;
    if (options.href.empty()) {
        all.add("type", options.type.empty() ? "submit" : options.type);
        all.add_some("value", options.value).add_some("name", options.name);
        all.flag("disabled", options.disabled);
        all.add_some("aria-disabled", options.disabled ? "true" : "");
        if (options.prevent_double_click) {
            all.add("data-prevent-double-click", *options.prevent_double_click ? "true" : "false");
        }
    }
    return all.append(options.attributes).add_some("id", options.id);
}

}  // namespace

Html button(const Button& options) {
    const std::string classes =
        joined(options.classes, options.is_start_button ? "govuk-button--start" : "");
    const Attributes attributes = own_attributes(options);
    if (!options.href.empty()) {
        return markup(R"(
            <a href="{}" role="button" draggable="false" class="govuk-button{}"
                data-module="govuk-button"{}>{}</a>)",
                      options.href, spaced(classes), attributes, content(options));
    }
    return markup(R"(<button class="govuk-button{}" data-module="govuk-button"{}>{}</button>)",
                  spaced(classes), attributes, content(options));
}

}  // namespace kith::govuk
