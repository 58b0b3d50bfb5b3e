#include "platform/html/govuk/file_upload.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html element(const FileUpload& options, std::string_view id, std::string_view described_by) {
    Attributes attributes;
    attributes.flag("disabled", options.disabled)
        .flag("multiple", options.multiple)
        .add_some("aria-describedby", described_by)
        .append(options.attributes);
    return markup(R"(<input class="govuk-file-upload{}{}" id="{}" name="{}" type="file"{}>)",
                  spaced(options.classes),
                  options.error_message.text.empty() ? "" : " govuk-file-upload--error", id,
                  options.name, attributes);
}

Html wrapped(const FileUpload& options, const Html& input_element) {
    if (!options.javascript) {
        return input_element;
    }
    Attributes texts;
    texts.add_some("data-i18n.choose-files-button", options.choose_files_button_text)
        .add_some("data-i18n.no-file-chosen", options.no_file_chosen_text);
    add_plural(texts, "multiple-files-chosen", options.multiple_files_chosen_text);
    texts.add_some("data-i18n.drop-instruction", options.drop_instruction_text)
        .add_some("data-i18n.entered-drop-zone", options.entered_drop_zone_text)
        .add_some("data-i18n.left-drop-zone", options.left_drop_zone_text)
        .append(options.wrapper_attributes);
    return markup(
        R"(<div class="govuk-file-upload-wrapper{}" data-module="govuk-file-upload"{}>{}</div>)",
        spaced(options.wrapper_classes), texts, input_element);
}

}  // namespace

Html file_upload(const FileUpload& options) {
    const std::string& id = options.id.empty() ? options.name : options.id;
    const Described about =
        described(id, options.described_by, options.hint, options.error_message);
    const Html inner =
        markup("{}\n{}\n{}\n{}\n{}", label_for(id, options.label), about.html,
               options.form_group.before_input, wrapped(options, element(options, id, about.ids)),
               options.form_group.after_input);
    return form_group(options.form_group, !options.error_message.text.empty(), inner);
}

}  // namespace kith::govuk
