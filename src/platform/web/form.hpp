// Forms as values: what was typed is read into a value, every fault is collected with its field,
// and the page can be shown again with what was typed kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/base/result.hpp"
#include "platform/html/govuk/error_message.hpp"
#include "platform/html/html.hpp"
#include "platform/web/request.hpp"

namespace kith::web {

// The faults of one form, in the order of its fields.
class FormErrors {
  public:
    void add(std::string field, std::string message);
    void add(const Invalid& invalid);
    bool empty() const { return errors_.empty(); }
    // The message for a field, or "".
    std::string_view of(std::string_view field) const;
    // The same for a component's .error_message; an empty one shows nothing.
    govuk::ErrorMessage shown(std::string_view field) const;
    const std::vector<FieldError>& all() const { return errors_; }
    // Where the summary's link for a field goes, when no element has the field's name as its id.
    void link(std::string field, std::string id);
    // The GOV.UK error summary, or nothing when there is no error. Links go to #field, to the
    // day of a date, to the first of several choices.
    html::Html summary() const;

  private:
    std::vector<FieldError> errors_;
    std::map<std::string, std::string, std::less<>> links_;
};

// Reads one form. Text is trimmed and control characters are removed.
class FormReader {
  public:
    explicit FormReader(const Fields& fields) : fields_(fields) {}

    // What was typed, trimmed, for showing again.
    std::string typed(std::string_view field) const;
    std::string text(std::string_view field, std::size_t longest = 5000);
    std::string required(std::string_view field, std::string_view message,
                         std::size_t longest = 5000);
    // One of the offered values; `message` when none or another was sent.
    std::string choice(std::string_view field, const std::vector<std::string>& offered,
                       std::string_view message);
    // Those of the offered values that were ticked, in the order offered.
    std::vector<std::string> choices(std::string_view field,
                                     const std::vector<std::string>& offered) const;
    bool ticked(std::string_view field) const;  // sent with a value; an empty one is not ticked
    std::optional<std::int64_t> whole_number(std::string_view field, std::int64_t least,
                                             std::int64_t most, std::string_view message);
    // Day, month and year in field-day, field-month and field-year; months by name are taken.
    // `what` names it in messages: "date of birth" gives "Date of birth must include a year".
    std::optional<Day> date(std::string_view field, std::string_view what, bool needed);
    // Any value type with `static Parsed<T> parse(string_view)` whose error is a sentence.
    template <class T>
    std::optional<T> optional(std::string_view field) {
        const std::string entered = typed(field);
        if (entered.empty()) return std::nullopt;
        auto parsed = T::parse(entered);
        if (!parsed) {
            errors_.add(std::string(field), std::string(parsed.error()));
            return std::nullopt;
        }
        return *std::move(parsed);
    }
    template <class T>
    std::optional<T> required_value(std::string_view field, std::string_view message) {
        if (typed(field).empty()) {
            errors_.add(std::string(field), std::string(message));
            return std::nullopt;
        }
        return optional<T>(field);
    }

    FormErrors& errors() { return errors_; }
    const FormErrors& errors() const { return errors_; }
    bool ok() const { return errors_.empty(); }

  private:
    const Fields& fields_;
    FormErrors errors_;
};

}  // namespace kith::web
