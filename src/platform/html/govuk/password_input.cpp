#include "platform/html/govuk/password_input.hpp"

#include "platform/html/govuk/button.hpp"

namespace kith::govuk {

namespace {

const std::string& or_else(const std::string& text, const std::string& otherwise) {
    return text.empty() ? otherwise : text;
}

Attributes group_attributes(const PasswordInput& options) {
    Attributes all{{"data-module", "govuk-password-input"}};
    all.add_some("data-i18n.show-password", options.show_password_text)
        .add_some("data-i18n.hide-password", options.hide_password_text)
        .add_some("data-i18n.show-password-aria-label", options.show_password_aria_label_text)
        .add_some("data-i18n.hide-password-aria-label", options.hide_password_aria_label_text)
        .add_some("data-i18n.password-shown-announcement",
                  options.password_shown_announcement_text)
        .add_some("data-i18n.password-hidden-announcement",
                  options.password_hidden_announcement_text);
    return all.append(options.form_group.attributes);
}

Html show_button(const PasswordInput& options, const std::string& id) {
    Attributes attributes{{"aria-controls", id}};
    attributes.add("aria-label", or_else(options.show_password_aria_label_text, "Show password"))
        .flag("hidden");
    return button(
        {.text = or_else(options.show_password_text, "Show"),
         .type = "button",
         .classes = joined(
             "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
             options.button_classes),
         .attributes = attributes});
}

}  // namespace

Html password_input(const PasswordInput& options) {
    const std::string& id = or_else(options.id, options.name);
    return input(
        {.label = options.label,
         .hint = options.hint,
         .error_message = options.error_message,
         .id = id,
         .name = options.name,
         .value = options.value,
         .type = "password",
         .autocomplete = options.autocomplete,
         .autocapitalize = "none",
         .spellcheck = false,
         .disabled = options.disabled,
         .described_by = options.described_by,
         .form_group = {.classes = joined("govuk-password-input", options.form_group.classes),
                        .attributes = group_attributes(options),
                        .before_input = options.form_group.before_input,
                        .after_input = show_button(options, id) + options.form_group.after_input},
         .input_wrapper = {.classes = "govuk-password-input__wrapper"},
         .classes = joined("govuk-password-input__input govuk-js-password-input-input",
                           options.classes),
         .attributes = options.attributes});
}

}  // namespace kith::govuk
