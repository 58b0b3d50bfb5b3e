#include "platform/html/govuk/checkboxes.hpp"

#include <algorithm>

namespace kith::govuk {

using html::markup;

namespace {

Html items(const Checkboxes& options, std::string_view id_prefix, std::string_view described_by) {
    Html all;
    for (std::size_t at = 0; at < options.items.size(); ++at) {
        const Choice& item = options.items[at];
        if (item.when) {
            const bool ticked = std::find(options.values.begin(), options.values.end(),
                                          item.value) != options.values.end();
            all += choice(item, {.group = "checkboxes",
                                 .type = "checkbox",
                                 .id = choice_id(item, id_prefix, at),
                                 .name = item.name.empty() ? options.name : item.name,
                                 .described_by = std::string(described_by),
                                 .checked = item.checked.value_or(ticked)});
        }
    }
    return all;
}

}  // namespace

Html checkboxes(const Checkboxes& options) {
    const std::string& id = options.id_prefix.empty() ? options.name : options.id_prefix;
    const bool grouped = is_given(options.fieldset);
    const std::string& outer = options.fieldset.described_by.empty()
                                   ? options.described_by
                                   : options.fieldset.described_by;
    const Described about = described(id, outer, options.hint, options.error_message);
    const Html inner = markup(
        R"(
        {}
        <div class="govuk-checkboxes{}"{} data-module="govuk-checkboxes">
            {}
            {}
            {}
        </div>)",
        about.html, spaced(options.classes), options.attributes, options.form_group.before_input,
        items(options, id, grouped ? std::string{} : about.ids), options.form_group.after_input);
    return form_group(options.form_group, !options.error_message.text.empty(),
                      in_fieldset(options.fieldset, about.ids, inner));
}

}  // namespace kith::govuk
