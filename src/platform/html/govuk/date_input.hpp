#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/field.hpp"
#include "platform/html/govuk/fieldset.hpp"

namespace kith::govuk {

// One of the fields of a date.
struct DateItem {
    std::string name{};   // day, month or year by its place, unless said otherwise
    std::string label{};  // the name with a capital, unless said otherwise
    std::string value{};
    std::optional<bool> error{};  // marked as wrong; all are if there is a message and none says
    std::string id{};
    std::string inputmode = "numeric";
    std::string autocomplete{};
    std::string pattern{};
    std::string classes{};
    Attributes attributes{};
    bool when = true;
};

// What was typed, as it was typed.
struct DateValues {
    std::string day{};
    std::string month{};
    std::string year{};
};

struct DateInput {
    Fieldset fieldset{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id;
    std::string name_prefix{};  // "birth" names the fields birth-day, birth-month and birth-year
    DateValues values{};
    DateItem day{};
    DateItem month{};
    DateItem year{};
    std::vector<DateItem> items{};  // instead of day, month and year
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html date_input(const DateInput& options);

}  // namespace kith::govuk
