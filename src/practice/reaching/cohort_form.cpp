#include "practice/reaching/cohort_form.hpp"

#include <algorithm>

#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/input.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

// "age from" as a part of a field's name.
std::string field_of(const Kind& kind) {
    std::string field(kind.id);
    std::replace(field.begin(), field.end(), ' ', '-');
    return field;
}

Html number_field(const Kind& kind, const web::FormReader& typed) {
    const std::string field = "value-" + field_of(kind);
    return govuk::input({.label = {.text = kind.id == "no contact" ? "Days" : "Years"},
                         .id = field,
                         .name = field,
                         .value = typed.typed(field),
                         .inputmode = "numeric",
                         .classes = "govuk-input--width-4"});
}

Html choices_field(const Kind& kind, const web::FormReader& typed, const Offered& offered) {
    const std::string field = "value-" + field_of(kind);
    govuk::Checkboxes boxes{
        .fieldset = {.legend = {.text = "Any of", .classes = "govuk-fieldset__legend--s"}},
        .name = field,
        .classes = "govuk-checkboxes--small"};
    const auto found = offered.find(std::string(kind.choices_of));
    if (found == offered.end()) return quiet("Nothing to choose from yet.");
    std::vector<std::string> ids;
    for (const auto& [id, name] : found->second) {
        boxes.items.push_back({.text = name, .value = id});
        ids.push_back(id);
    }
    boxes.values = typed.choices(field, ids);
    return govuk::checkboxes(boxes);
}

Html not_field(const Kind& kind, const web::FormReader& typed) {
    const std::string field = "not-" + field_of(kind);
    std::vector<std::string> values;
    if (typed.ticked(field)) values.emplace_back("yes");
    return govuk::checkboxes({.name = field,
                              .values = values,
                              .items = {{.text = "Turn it round: those for whom this is not so",
                                         .value = "yes"}},
                              .classes = "govuk-checkboxes--small"});
}

}  // namespace

std::vector<Condition> read_conditions(web::FormReader& reader, const Offered& offered) {
    std::vector<std::string> used;
    for (const Kind& kind : kinds()) used.emplace_back(field_of(kind));
    used = reader.choices("use", used);
    std::vector<Condition> conditions;
    for (const Kind& kind : kinds()) {
        const std::string field = field_of(kind);
        if (std::find(used.begin(), used.end(), field) == used.end()) continue;
        Condition condition{.kind = std::string(kind.id), .is_not = reader.ticked("not-" + field)};
        if (kind.takes == Takes::number) condition.values = {reader.typed("value-" + field)};
        if (kind.takes == Takes::choices) {
            std::vector<std::string> ids;
            const auto found = offered.find(std::string(kind.choices_of));
            if (found != offered.end()) {
                for (const auto& [id, name] : found->second) ids.push_back(id);
            }
            condition.values = reader.choices("value-" + field, ids);
        }
        conditions.push_back(std::move(condition));
    }
    auto right = checked(std::move(conditions));
    if (!right) {
        reader.errors().add(std::get<Invalid>(right.error()));
        reader.errors().link("conditions", "use");
        return {};
    }
    return *std::move(right);
}

web::Fields fields_of(const CohortRow& cohort) {
    web::Fields fields;
    fields.add("name", cohort.name);
    fields.add("purpose", cohort.purpose);
    for (const Condition& condition : cohort.conditions) {
        const std::string field = field_of(*kind_of(condition.kind));
        fields.add("use", field);
        if (condition.is_not) fields.add("not-" + field, "yes");
        for (const auto& value : condition.values) fields.add("value-" + field, value);
    }
    return fields;
}

html::Html condition_fields(const web::FormReader& typed, const Offered& offered) {
    std::vector<std::string> all;
    for (const Kind& kind : kinds()) all.push_back(field_of(kind));
    govuk::Checkboxes boxes{
        .fieldset = {.legend = {.text = "People for whom all of these hold"}},
        .hint = {.text = "Those who died, moved away or are one with another record are left out"},
        .error_message = typed.errors().shown("conditions"),
        .name = "use",
        .values = typed.choices("use", all),
        .classes = "govuk-checkboxes--small"};
    for (const Kind& kind : kinds()) {
        Html more = not_field(kind, typed);
        if (kind.takes == Takes::number) more = number_field(kind, typed) + more;
        if (kind.takes == Takes::choices) more = choices_field(kind, typed, offered) + more;
        boxes.items.push_back({.text = kind.words, .value = field_of(kind), .conditional = more});
    }
    return govuk::checkboxes(boxes);
}

}  // namespace kith::reaching
