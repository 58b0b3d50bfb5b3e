#include "platform/html/govuk/select.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html option(const SelectItem& item, const std::string& chosen) {
    Attributes attributes;
    if (item.value) {
        attributes.add("value", *item.value);
    }
    const bool matches = !chosen.empty() && item.value.value_or(item.text) == chosen;
    attributes.flag("selected", item.selected.value_or(matches))
        .flag("disabled", item.disabled)
        .append(item.attributes);
    return markup("<option{}>{}</option>", attributes, item.text);
}

Html options_of(const Select& options) {
    return html::each(options.items, [&](const SelectItem& item) {
        return item.when ? option(item, options.value) : Html{};
    });
}

}  // namespace

Html select(const Select& options) {
    const std::string& id = options.id.empty() ? options.name : options.id;
    const bool has_error = !options.error_message.text.empty();
    const Described about =
        described(id, options.described_by, options.hint, options.error_message);
    Attributes attributes;
    attributes.flag("disabled", options.disabled).add_some("aria-describedby", about.ids);
    const Html inner = markup(R"(
        {}
        {}
        {}
        <select class="govuk-select{}{}" id="{}" name="{}"{}>{}</select>
        {})",
                              label_for(id, options.label), about.html,
                              options.form_group.before_input, spaced(options.classes),
                              has_error ? " govuk-select--error" : "", id, options.name,
                              attributes.append(options.attributes), options_of(options),
                              options.form_group.after_input);
    return form_group(options.form_group, has_error, inner);
}

}  // namespace kith::govuk
