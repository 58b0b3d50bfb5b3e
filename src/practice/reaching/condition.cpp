#include "practice/reaching/condition.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "platform/base/text.hpp"

namespace kith::reaching {
namespace {

constexpr std::size_t most_conditions = 12;
constexpr std::size_t most_values = 60;

constexpr std::array all_kinds{
    Kind{"lives alone", "Lives alone", Takes::nothing},
    Kind{"age from", "Of this age or older", Takes::number, "", 120},
    Kind{"age to", "Of this age or younger", Takes::number, "", 120},
    Kind{"flag", "Recorded as", Takes::choices, "flags"},
    Kind{"no contact", "Nobody has spoken to them for so many days", Takes::number, "", 3650},
    Kind{"no phone", "Has no working phone", Takes::nothing},
    Kind{"bad number", "Has a phone number that is wrong", Takes::nothing},
    Kind{"carer", "Looks after somebody", Takes::nothing},
    Kind{"cared for", "Somebody looks after them", Takes::nothing},
    Kind{"hearing", "Has hearing loss", Takes::nothing},
    Kind{"interpreter", "Needs an interpreter", Takes::nothing},
    Kind{"open need", "Waits for help with", Takes::choices, "categories"},
    Kind{"ward", "Lives in the ward", Takes::choices, "wards"},
    Kind{"district", "Lives in the district", Takes::choices, "districts"},
    Kind{"not asked", "Was not asked about sharing yet", Takes::nothing},
    Kind{"never reached", "Has never been in touch", Takes::nothing},
};

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string fault_of(const Condition& condition) {
    const Kind* kind = kind_of(condition.kind);
    if (kind == nullptr) return "There is no condition \"" + condition.kind + "\"";
    const std::string what(kind->words);
    if (kind->takes == Takes::nothing) return "";
    if (condition.values.empty()) return what + ": say which";
    if (condition.values.size() > most_values) return what + ": too many values";
    if (kind->takes == Takes::number) {
        const auto number = number_in(condition.values.front());
        if (!number || *number < 0 || *number > kind->most || condition.values.size() > 1) {
            return what + ": enter a whole number up to " + std::to_string(kind->most);
        }
    }
    return "";
}

}  // namespace

std::span<const Kind> kinds() { return all_kinds; }

const Kind* kind_of(std::string_view id) {
    const auto found = std::find_if(all_kinds.begin(), all_kinds.end(),
                                    [&](const Kind& kind) { return kind.id == id; });
    return found == all_kinds.end() ? nullptr : &*found;
}

Result<std::vector<Condition>> checked(std::vector<Condition> conditions) {
    if (conditions.empty()) {
        return invalid("conditions", "Choose at least one condition: everybody is no cohort");
    }
    if (conditions.size() > most_conditions) {
        return invalid("conditions", "A cohort has at most 12 conditions");
    }
    for (Condition& condition : conditions) {
        const std::string fault = fault_of(condition);
        if (!fault.empty()) return invalid("conditions", fault);
        if (kind_of(condition.kind)->takes == Takes::nothing) condition.values.clear();
    }
    return conditions;
}

Json json_of(const std::vector<Condition>& conditions) {
    Json all = Json::array({});
    for (const Condition& condition : conditions) {
        Json values = Json::array({});
        for (const auto& value : condition.values) values.push(value);
        Json one = Json::object({{"kind", condition.kind}, {"values", std::move(values)}});
        if (condition.is_not) one.append_new("not", true);
        all.push(std::move(one));
    }
    return all;
}

Result<std::vector<Condition>> conditions_of(const Json& json) {
    if (!json.array()) return invalid("conditions", "Conditions must be a list");
    std::vector<Condition> all;
    for (const Json& one : *json.array()) {
        const Json* kind = one.find("kind");
        if (kind == nullptr || !kind->string()) {
            return invalid("conditions", "Each condition names its kind");
        }
        Condition condition{.kind = *kind->string()};
        if (const Json* values = one.find("values"); values != nullptr && values->array()) {
            for (const Json& value : *values->array()) {
                if (!value.string()) return invalid("conditions", "Values are texts");
                condition.values.push_back(*value.string());
            }
        }
        const Json* is_not = one.find("not");
        condition.is_not = is_not != nullptr && is_not->boolean().value_or(false);
        all.push_back(std::move(condition));
    }
    return checked(std::move(all));
}

std::string in_words(const Condition& condition,
                     const std::vector<std::pair<std::string, std::string>>& names) {
    const Kind* kind = kind_of(condition.kind);
    if (kind == nullptr) return condition.kind;
    std::string words(kind->words);
    if (kind->id == "age from") words = condition.values.front() + " or older";
    if (kind->id == "age to") words = condition.values.front() + " or younger";
    if (kind->id == "no contact") {
        words = "nobody has spoken to them for " + condition.values.front() + " days";
    }
    if (kind->takes == Takes::choices) {
        std::vector<std::string> each;
        for (const auto& value : condition.values) {
            const auto known = std::find_if(names.begin(), names.end(),
                                            [&](const auto& one) { return one.first == value; });
            each.push_back(known == names.end() ? value : known->second);
        }
        words += " " + text::join(each, " or ");
    }
    if (!words.empty() && !condition.is_not) {
        words.front() = static_cast<char>(std::toupper(words.front()));
    }
    return (condition.is_not ? "Not: " : "") + words;
}

Day born_by(int age, Day today) {
    using namespace std::chrono;
    year_month_day then = today.date() - years{age};
    if (!then.ok()) then = then.year() / then.month() / last;
    return Day(then);
}

}  // namespace kith::reaching
