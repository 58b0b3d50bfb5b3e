#include "platform/html/govuk/character_count.hpp"
#include "platform/html/govuk/field_fixtures_test.hpp"
#include "platform/html/govuk/file_upload.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/password_input.hpp"
#include "platform/html/govuk/textarea.hpp"

namespace kith::govuk::fixtures {

namespace {

Affix affix_of(const Options& options) {
    return {.text = options.html(),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

Html an_input(const Options& options) {
    return input({.label = label_of(options["label"]),
                  .hint = hint_of(options["hint"]),
                  .error_message = error_of(options["errorMessage"]),
                  .id = options.text("id"),
                  .name = options.text("name"),
                  .value = options.text("value"),
                  .type = options.text_or("type", "text"),
                  .inputmode = options.text("inputmode"),
                  .autocomplete = options.text("autocomplete"),
                  .autocapitalize = options.text("autocapitalize"),
                  .pattern = options.text("pattern"),
                  .spellcheck = options.some_flag("spellcheck"),
                  .disabled = options.flag("disabled"),
                  .described_by = options.text("describedBy"),
                  .prefix = affix_of(options["prefix"]),
                  .suffix = affix_of(options["suffix"]),
                  .form_group = group_of(options["formGroup"]),
                  .input_wrapper = {.classes = options["inputWrapper"].classes(),
                                    .attributes = options["inputWrapper"].attributes()},
                  .classes = options.classes(),
                  .attributes = options.attributes()});
}

Html a_textarea(const Options& options) {
    return textarea({.label = label_of(options["label"]),
                     .hint = hint_of(options["hint"]),
                     .error_message = error_of(options["errorMessage"]),
                     .id = options.text("id"),
                     .name = options.text("name"),
                     .value = options.text("value"),
                     .rows = options.number_or("rows", 5),
                     .autocomplete = options.text("autocomplete"),
                     .spellcheck = options.some_flag("spellcheck"),
                     .disabled = options.flag("disabled"),
                     .described_by = options.text("describedBy"),
                     .form_group = group_of(options["formGroup"]),
                     .classes = options.classes(),
                     .attributes = options.attributes()});
}

PluralText plural_of(const Options& options) {
    return {.one = options.text("one"), .other = options.text("other")};
}

Html a_character_count(const Options& options) {
    return character_count(
        {.label = label_of(options["label"]),
         .hint = hint_of(options["hint"]),
         .error_message = error_of(options["errorMessage"]),
         .id = options.text("id"),
         .name = options.text("name"),
         .value = options.text("value"),
         .maxlength = options.number_or("maxlength", 0),
         .maxwords = options.number_or("maxwords", 0),
         .threshold = options.number_or("threshold", 0),
         .count_type = options.text("countType"),
         .rows = options.number_or("rows", 5),
         .spellcheck = options.some_flag("spellcheck"),
         .count_message = {.classes = options["countMessage"].classes()},
         .textarea_description_text = options.text("textareaDescriptionText"),
         .characters_under_limit_text = plural_of(options["charactersUnderLimitText"]),
         .characters_at_limit_text = options.text("charactersAtLimitText"),
         .characters_over_limit_text = plural_of(options["charactersOverLimitText"]),
         .words_under_limit_text = plural_of(options["wordsUnderLimitText"]),
         .words_at_limit_text = options.text("wordsAtLimitText"),
         .words_over_limit_text = plural_of(options["wordsOverLimitText"]),
         .form_group = group_of(options["formGroup"]),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

Html a_file_upload(const Options& options) {
    return file_upload({.label = label_of(options["label"]),
                        .hint = hint_of(options["hint"]),
                        .error_message = error_of(options["errorMessage"]),
                        .id = options.text("id"),
                        .name = options.text("name"),
                        .multiple = options.flag("multiple"),
                        .disabled = options.flag("disabled"),
                        .javascript = options.flag("javascript"),
                        .choose_files_button_text = options.text("chooseFilesButtonText"),
                        .no_file_chosen_text = options.text("noFileChosenText"),
                        .multiple_files_chosen_text = plural_of(options["multipleFilesChosenText"]),
                        .drop_instruction_text = options.text("dropInstructionText"),
                        .entered_drop_zone_text = options.text("enteredDropZoneText"),
                        .left_drop_zone_text = options.text("leftDropZoneText"),
                        .wrapper_classes = options.text("wrapperClasses"),
                        .wrapper_attributes = options.attributes("wrapperAttributes"),
                        .described_by = options.text("describedBy"),
                        .form_group = group_of(options["formGroup"]),
                        .classes = options.classes(),
                        .attributes = options.attributes()});
}

Html a_password_input(const Options& options) {
    return password_input(
        {.label = label_of(options["label"]),
         .hint = hint_of(options["hint"]),
         .error_message = error_of(options["errorMessage"]),
         .id = options.text("id"),
         .name = options.text("name"),
         .value = options.text("value"),
         .autocomplete = options.text_or("autocomplete", "current-password"),
         .disabled = options.flag("disabled"),
         .show_password_text = options.text("showPasswordText"),
         .hide_password_text = options.text("hidePasswordText"),
         .show_password_aria_label_text = options.text("showPasswordAriaLabelText"),
         .hide_password_aria_label_text = options.text("hidePasswordAriaLabelText"),
         .password_shown_announcement_text = options.text("passwordShownAnnouncementText"),
         .password_hidden_announcement_text = options.text("passwordHiddenAnnouncementText"),
         .button_classes = options["button"].classes(),
         .described_by = options.text("describedBy"),
         .form_group = group_of(options["formGroup"]),
         .classes = options.classes(),
         .attributes = options.attributes()});
}

}  // namespace

std::vector<Component> field_components() {
    return {{"character-count", a_character_count},
            {"file-upload", a_file_upload},
            {"input", an_input},
            {"password-input", a_password_input},
            {"textarea", a_textarea}};
}

}  // namespace kith::govuk::fixtures
