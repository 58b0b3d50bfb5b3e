#include "platform/html/govuk/input.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html element(const Input& options, std::string_view id, std::string_view described_by) {
    Attributes attributes;
    attributes.add("id", id).add("name", options.name).add("type", options.type);
    if (options.spellcheck) {
        attributes.add("spellcheck", *options.spellcheck ? "true" : "false");
    }
    attributes.add_some("value", options.value)
        .flag("disabled", options.disabled)
        .add_some("aria-describedby", described_by)
        .add_some("autocomplete", options.autocomplete)
        .add_some("autocapitalize", options.autocapitalize)
        .add_some("pattern", options.pattern)
        .add_some("inputmode", options.inputmode);
    return markup(R"(<input class="govuk-input{}{}"{}>)", spaced(options.classes),
                  options.error_message.text.empty() ? "" : " govuk-input--error",
                  attributes.append(options.attributes));
}

Html affix(const Affix& options, std::string_view kind) {
    if (options.text.empty()) {
        return {};
    }
    return markup(R"(<div class="govuk-input__{}{}" aria-hidden="true"{}>{}</div>)", kind,
                  spaced(options.classes), options.attributes, options.text);
}

// The input, in a wrapper if anything stands beside it.
Html wrapped(const Input& options, const Html& input_element) {
    const FormGroup& group = options.form_group;
    if (options.prefix.text.empty() && options.suffix.text.empty() && group.before_input.empty() &&
        group.after_input.empty()) {
        return input_element;
    }
    return markup(R"(
        <div class="govuk-input__wrapper{}"{}>
            {}
            {}
            {}
            {}
            {}
        </div>)",
                  spaced(options.input_wrapper.classes), options.input_wrapper.attributes,
                  group.before_input, affix(options.prefix, "prefix"), input_element,
                  affix(options.suffix, "suffix"), group.after_input);
}

}  // namespace

Html input(const Input& options) {
    const std::string& id = options.id.empty() ? options.name : options.id;
    const Described about =
        described(id, options.described_by, options.hint, options.error_message);
    return form_group(options.form_group, !options.error_message.text.empty(),
                      markup("{}\n{}\n{}", label_for(id, options.label), about.html,
                             wrapped(options, element(options, id, about.ids))));
}

}  // namespace kith::govuk
