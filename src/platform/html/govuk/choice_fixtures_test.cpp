#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/field_fixtures_test.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"

namespace kith::govuk::fixtures {

namespace {

Choice choice_of(const Options& item) {
    return {.text = item.html(),
            .value = item.text("value"),
            .hint = hint_of(item["hint"]),
            .checked = item.some_flag("checked"),
            .disabled = item.flag("disabled"),
            .conditional = item["conditional"].html(),
            .divider = item.text("divider"),
            .id = item.text("id"),
            .name = item.text("name"),
            .behaviour = item.text("behaviour"),
            .label = label_of(item["label"]),
            .attributes = item.attributes(),
            .when = item.truthy()};
}

std::vector<Choice> choices_of(const Options& options) {
    std::vector<Choice> all;
    for (const Options& item : options.items("items")) {
        all.push_back(choice_of(item));
    }
    return all;
}

Html some_radios(const Options& options) {
    return radios({.fieldset = fieldset_of(options["fieldset"]),
                   .hint = hint_of(options["hint"]),
                   .error_message = error_of(options["errorMessage"]),
                   .name = options.text("name"),
                   .id_prefix = options.text("idPrefix"),
                   .value = options.text("value"),
                   .items = choices_of(options),
                   .form_group = group_of(options["formGroup"]),
                   .classes = options.classes(),
                   .attributes = options.attributes()});
}

Html some_checkboxes(const Options& options) {
    std::vector<std::string> values;
    for (const Options& value : options.items("values")) {
        values.push_back(value.own_text());
    }
    return checkboxes({.fieldset = fieldset_of(options["fieldset"]),
                       .hint = hint_of(options["hint"]),
                       .error_message = error_of(options["errorMessage"]),
                       .name = options.text("name"),
                       .id_prefix = options.text("idPrefix"),
                       .values = values,
                       .items = choices_of(options),
                       .described_by = options.text("describedBy"),
                       .form_group = group_of(options["formGroup"]),
                       .classes = options.classes(),
                       .attributes = options.attributes()});
}

Html a_select(const Options& options) {
    Select field{.label = label_of(options["label"]),
                 .hint = hint_of(options["hint"]),
                 .error_message = error_of(options["errorMessage"]),
                 .id = options.text("id"),
                 .name = options.text("name"),
                 .value = options.text("value"),
                 .disabled = options.flag("disabled"),
                 .described_by = options.text("describedBy"),
                 .form_group = group_of(options["formGroup"]),
                 .classes = options.classes(),
                 .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        field.items.push_back({.text = item.text("text"),
                               .value = item.some_text("value"),
                               .selected = item.some_flag("selected"),
                               .disabled = item.flag("disabled"),
                               .attributes = item.attributes(),
                               .when = item.truthy()});
    }
    return select(field);
}

DateItem date_item_of(const Options& item) {
    return {.name = item.text("name"),
            .label = item.text("label"),
            .value = item.text("value"),
            .error = item.some_flag("error"),
            .id = item.text("id"),
            .inputmode = item.text_or("inputmode", "numeric"),
            .autocomplete = item.text("autocomplete"),
            .pattern = item.text("pattern"),
            .classes = item.classes(),
            .attributes = item.attributes()};
}

DateItem date_part_of(const Options& options, std::string_view part) {
    DateItem item = date_item_of(options[part]);
    item.when = !options.has(part) || options.truthy(part);
    return item;
}

// Some fixtures name a value by the whole name of its field.
std::string date_value_of(const Options& options, const std::string& part) {
    const std::string name = options[part].text_or("name", part);
    const std::string prefixed = options.text("namePrefix") + "-" + name;
    const Options values = options["values"];
    return values.has(prefixed) ? values.text(prefixed) : values.text(part);
}

Html a_date_input(const Options& options) {
    DateInput field{.fieldset = fieldset_of(options["fieldset"]),
                    .hint = hint_of(options["hint"]),
                    .error_message = error_of(options["errorMessage"]),
                    .id = options.text("id"),
                    .name_prefix = options.text("namePrefix"),
                    .values = {.day = date_value_of(options, "day"),
                               .month = date_value_of(options, "month"),
                               .year = date_value_of(options, "year")},
                    .day = date_part_of(options, "day"),
                    .month = date_part_of(options, "month"),
                    .year = date_part_of(options, "year"),
                    .form_group = group_of(options["formGroup"]),
                    .classes = options.classes(),
                    .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        field.items.push_back(date_item_of(item));
    }
    return date_input(field);
}

}  // namespace

std::vector<Component> choice_components() {
    return {{"checkboxes", some_checkboxes},
            {"date-input", a_date_input},
            {"radios", some_radios},
            {"select", a_select}};
}

}  // namespace kith::govuk::fixtures
