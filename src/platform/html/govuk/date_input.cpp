#include "platform/html/govuk/date_input.hpp"

#include <algorithm>

#include "platform/html/govuk/choices.hpp"
#include "platform/html/govuk/input.hpp"

namespace kith::govuk {

using html::markup;

namespace {

const std::string& or_this(const std::string& text, const std::string& otherwise) {
    return text.empty() ? otherwise : text;
}

void or_else(std::string& text, const std::string& otherwise) { text = or_this(text, otherwise); }

bool has_class(const DateItem& item, std::string_view part) {
    return item.classes.find(part) != std::string::npos;
}

bool is_wrong(const DateItem& item) {
    return item.error.value_or(false) || has_class(item, "govuk-input--error");
}

// A part of the date by its name, with what is known of that part filled in.
void complete(DateItem& item, const DateInput& options) {
    const auto is = [&](const DateItem& part, std::string_view name) {
        return item.name == name || (!part.name.empty() && item.name == part.name);
    };
    std::string width = "govuk-input--width-2";
    if (is(options.day, "day")) {
        or_else(item.value, or_this(options.day.value, options.values.day));
    } else if (is(options.month, "month")) {
        or_else(item.value, or_this(options.month.value, options.values.month));
    } else if (is(options.year, "year")) {
        or_else(item.value, or_this(options.year.value, options.values.year));
        width = "govuk-input--width-4";
    }
    if (!has_class(item, "govuk-input--width-")) {
        item.classes = joined(width, item.classes);
    }
    if (item.label.empty() && !item.name.empty()) {
        item.label = item.name;
        item.label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(item.name[0])));
    }
    or_else(item.id, options.id + "-" + item.name);
}

std::vector<DateItem> parts_of(const DateInput& options) {
    std::vector<DateItem> parts = options.items;
    if (parts.empty()) {
        parts = {options.day, options.month, options.year};
        or_else(parts[0].name, "day");
        or_else(parts[1].name, "month");
        or_else(parts[2].name, "year");
    }
    const bool one_is_wrong = std::any_of(parts.begin(), parts.end(), is_wrong);
    const bool all_are_wrong = !options.error_message.text.empty() && !one_is_wrong;
    for (DateItem& item : parts) {
        complete(item, options);
        const bool wrong = is_wrong(item) || (all_are_wrong && item.error.value_or(true));
        if (wrong && !has_class(item, "govuk-input--error")) {
            item.classes = joined("govuk-input--error", item.classes);
        }
    }
    return parts;
}

Html field(const DateItem& item, const std::string& name_prefix) {
    return markup(R"(<div class="govuk-date-input__item">{}</div>)",
                  input({.label = {.text = item.label, .classes = "govuk-date-input__label"},
                         .id = item.id,
                         .name = name_prefix.empty() ? item.name : name_prefix + "-" + item.name,
                         .value = item.value,
                         .inputmode = item.inputmode,
                         .autocomplete = item.autocomplete,
                         .pattern = item.pattern,
                         .classes = joined("govuk-date-input__input", item.classes),
                         .attributes = item.attributes}));
}

}  // namespace

Html date_input(const DateInput& options) {
    const Described about = described(options.id, options.fieldset.described_by, options.hint,
                                      options.error_message);
    Attributes attributes = options.attributes;
    attributes.add_some("id", options.id);
    const Html fields = html::each(parts_of(options), [&](const DateItem& item) {
        return item.when ? field(item, options.name_prefix) : Html{};
    });
    const Html inner =
        markup(R"(
        {}
        <div class="govuk-date-input{}"{}>
            {}
            {}
            {}
        </div>)",
               about.html, spaced(options.classes), attributes, options.form_group.before_input,
               fields, options.form_group.after_input);
    Fieldset group = options.fieldset;
    if (is_given(group)) {
        group.role = "group";
    }
    return form_group(options.form_group, !options.error_message.text.empty(),
                      in_fieldset(group, about.ids, inner));
}

}  // namespace kith::govuk
