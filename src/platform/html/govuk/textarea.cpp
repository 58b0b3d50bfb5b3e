#include "platform/html/govuk/textarea.hpp"

namespace kith::govuk {

using html::markup;

namespace {

// A browser drops the first line break of a textarea, so one is given that may be dropped.
Html element(const Textarea& options, std::string_view id, std::string_view described_by) {
    Attributes attributes;
    if (options.spellcheck) {
        attributes.add("spellcheck", *options.spellcheck ? "true" : "false");
    }
    attributes.flag("disabled", options.disabled)
        .add_some("aria-describedby", described_by)
        .add_some("autocomplete", options.autocomplete)
        .append(options.attributes);
    return markup(R"(<textarea class="govuk-textarea{}{}" id="{}" name="{}" rows="{}"{}>
        {}</textarea>)",
                  options.error_message.text.empty() ? "" : " govuk-textarea--error",
                  spaced(options.classes), id, options.name, options.rows, attributes,
                  options.value);
}

}  // namespace

Html textarea(const Textarea& options) {
    const std::string& id = options.id.empty() ? options.name : options.id;
    const Described about =
        described(id, options.described_by, options.hint, options.error_message);
    const Html inner =
        markup("{}\n{}\n{}\n{}\n{}", label_for(id, options.label), about.html,
               options.form_group.before_input, element(options, id, about.ids),
               options.form_group.after_input);
    return form_group(options.form_group, !options.error_message.text.empty(), inner);
}

}  // namespace kith::govuk
