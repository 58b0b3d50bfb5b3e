#include "practice/asking/fields.hpp"

#include <algorithm>

#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"

namespace kith::asking {
namespace {

using html::Html;

constexpr std::string_view small_label = "govuk-label--s";

govuk::Label label_of(const FieldViews::Line& line, bool compact) {
    const std::string_view size = line.heading ? "govuk-label--l" : compact ? "" : small_label;
    return {.text = line.label,
            .classes = std::string(size),
            .is_page_heading = line.heading};
}

govuk::Fieldset fieldset_of(std::string_view legend, bool heading, bool compact) {
    return {.legend = {.text = legend,
                       .classes = heading ? "govuk-fieldset__legend--l"
                                          : "govuk-fieldset__legend--s",
                       .is_page_heading = heading},
            .classes = compact ? "" : "kith-choices"};
}

std::vector<govuk::Choice> items_of(const FieldViews::Group& group, const FieldViews& fields) {
    return group.items.empty() ? choices_of(group.field, nullptr, fields) : group.items;
}

}  // namespace

Html FieldViews::line(const Line& line) const {
    return govuk::input({.label = label_of(line, compact_),
                         .hint = {.text = line.hint},
                         .error_message = errors_.shown(line.field),
                         .id = std::string(line.field),
                         .name = std::string(line.field),
                         .value = value(line.field),
                         .type = std::string(line.type),
                         .autocomplete = std::string(line.autocomplete),
                         .spellcheck = line.type == "text" ? std::nullopt : std::optional(false),
                         .classes = std::string(line.classes)});
}

Html FieldViews::long_text(const Line& line, int rows) const {
    return govuk::textarea({.label = label_of(line, compact_),
                            .hint = {.text = line.hint},
                            .error_message = errors_.shown(line.field),
                            .id = std::string(line.field),
                            .name = std::string(line.field),
                            .value = value(line.field),
                            .rows = rows,
                            .autocomplete = std::string(line.autocomplete)});
}

Html FieldViews::radios(const Group& group) const {
    const auto items = items_of(group, *this);
    const bool hinted = std::any_of(items.begin(), items.end(), [](const govuk::Choice& one) {
        return !one.hint.text.empty();
    });
    const std::string_view small = hinted ? "govuk-radios--small"
                                          : "govuk-radios--small govuk-radios--inline";
    return govuk::radios({.fieldset = fieldset_of(group.legend, group.heading, compact_),
                          .hint = {.text = group.hint},
                          .error_message = errors_.shown(group.field),
                          .name = std::string(group.field),
                          .value = value(group.field),
                          .items = items,
                          .classes = compact_ ? std::string(small) : ""});
}

Html FieldViews::checkboxes(const Group& group) const {
    return govuk::checkboxes({.fieldset = fieldset_of(group.legend, group.heading, compact_),
                              .hint = {.text = group.hint},
                              .error_message = errors_.shown(group.field),
                              .name = std::string(group.field),
                              .values = answers_.all(group.field),
                              .items = items_of(group, *this),
                              .classes = compact_ ? "govuk-checkboxes--small" : ""});
}

Html FieldViews::birth_date(std::string_view legend) const {
    return govuk::date_input({.fieldset = {.legend = {.text = legend,
                                                      .classes = "govuk-fieldset__legend--s"}},
                              .hint = {.text = "For example, 27 3 1941"},
                              .error_message = errors_.shown("born"),
                              .id = "born",
                              .name_prefix = "born",
                              .values = {.day = value("born-day"),
                                         .month = value("born-month"),
                                         .year = value("born-year")}});
}

Html FieldViews::select(const Line& line, const std::vector<Offered>& items) const {
    std::vector<govuk::SelectItem> options;
    for (const Offered& item : items) {
        options.push_back({.text = std::string(item.words), .value = std::string(item.value)});
    }
    return govuk::select({.label = label_of(line, compact_),
                          .hint = {.text = line.hint},
                          .error_message = errors_.shown(line.field),
                          .id = std::string(line.field),
                          .name = std::string(line.field),
                          .value = value(line.field),
                          .items = std::move(options)});
}

std::vector<govuk::Choice> choices_of(std::string_view field,
                                      Html (*inside)(const FieldViews&, std::string_view),
                                      const FieldViews& fields) {
    std::vector<govuk::Choice> choices;
    for (const Offered& one : offered(field)) {
        choices.push_back({.text = one.words,
                           .value = std::string(one.value),
                           .hint = {.text = one.hint},
                           .conditional = inside ? inside(fields, one.value) : Html{}});
    }
    return choices;
}

namespace {

std::vector<govuk::Choice> choices_from(const std::vector<std::string>& words) {
    std::vector<govuk::Choice> choices;
    for (const std::string& one : words) choices.push_back({.text = one, .value = one});
    return choices;
}

Html question_field(const FieldViews& fields, const casework::Category& category,
                    const casework::Question& question, bool heading) {
    const std::string field = field_of(category, question);
    if (question.kind == "yes no" || question.kind == "choices") {
        const auto choices = question.kind == "choices"
                                 ? choices_from(question.choices)
                                 : choices_from({"Yes", "No"});
        return fields.radios({.field = field, .legend = question.label, .hint = question.hint,
                              .heading = heading, .items = choices});
    }
    const FieldViews::Line line{.field = field,
                                .label = question.label,
                                .hint = question.hint,
                                .classes = question.kind == "number" ? "govuk-input--width-3" : "",
                                .heading = heading};
    return question.kind == "long text" ? fields.long_text(line) : fields.line(line);
}

}  // namespace

Html category_fields(const FieldViews& fields, const casework::Category& category) {
    const bool only_one = category.questions.size() == 1;
    return html::each(category.questions, [&](const casework::Question& question) {
        return question_field(fields, category, question, only_one);
    });
}

Html category_questions(const FieldViews& fields, const casework::Category& category) {
    return html::each(category.questions, [&](const casework::Question& question) {
        return question_field(fields, category, question, false);
    });
}

}  // namespace kith::asking
