// Conditions on what is known of people, as values: how they are written, checked and kept.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/base/json.hpp"
#include "platform/base/result.hpp"

namespace kith::reaching {

// What a condition is filled in with.
enum class Takes { nothing, number, choices };

struct Kind {
    std::string_view id;      // "no contact"
    std::string_view words;   // "Nobody has spoken to them for so many days"
    Takes takes;
    std::string_view choices_of = "";  // flags, wards, districts, categories
    int most = 0;                      // of a number
};
std::span<const Kind> kinds();
const Kind* kind_of(std::string_view id);

struct Condition {
    std::string kind;
    std::vector<std::string> values{};  // a number as text, or those of which one must hold
    bool is_not = false;

    friend bool operator==(const Condition&, const Condition&) = default;
};

// All of them must hold. Invalid names what is wrong: an unknown kind, a number out of range, no
// value, more than twelve conditions or none.
Result<std::vector<Condition>> checked(std::vector<Condition> conditions);

Json json_of(const std::vector<Condition>& conditions);
Result<std::vector<Condition>> conditions_of(const Json& json);

// "75 or older", "not: lives alone". `name` gives the name of a value, such as a flag's.
std::string in_words(const Condition& condition,
                     const std::vector<std::pair<std::string, std::string>>& names);

// The latest birthday of those who are so old on that day.
Day born_by(int age, Day today);

}  // namespace kith::reaching
