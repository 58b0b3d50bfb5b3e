#include "platform/html/govuk/radios.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html items(const Radios& options, std::string_view id_prefix) {
    Html all;
    for (std::size_t at = 0; at < options.items.size(); ++at) {
        const Choice& item = options.items[at];
        if (item.when) {
            const bool chosen = !options.value.empty() && item.value == options.value;
            all += choice(item, {.group = "radios",
                                 .type = "radio",
                                 .id = choice_id(item, id_prefix, at),
                                 .name = options.name,
                                 .described_by = {},
                                 .checked = item.checked.value_or(chosen)});
        }
    }
    return all;
}

}  // namespace

Html radios(const Radios& options) {
    const std::string& id = options.id_prefix.empty() ? options.name : options.id_prefix;
    const Described about =
        described(id, options.fieldset.described_by, options.hint, options.error_message);
    const Html inner =
        markup(R"(
        {}
        <div class="govuk-radios{}"{} data-module="govuk-radios">
            {}
            {}
            {}
        </div>)",
               about.html, spaced(options.classes), options.attributes,
               options.form_group.before_input, items(options, id), options.form_group.after_input);
    return form_group(options.form_group, !options.error_message.text.empty(),
                      in_fieldset(options.fieldset, about.ids, inner));
}

}  // namespace kith::govuk
