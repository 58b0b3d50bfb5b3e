// What each public page asks, pure: its fields, and what is wrong with the answers to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/web/form.hpp"
#include "practice/asking/journey.hpp"

namespace kith::asking {

// A value that may be chosen, and the words it is shown by.
struct Offered {
    std::string_view value;
    std::string_view words;
    std::string_view hint = {};
};
// The choices of a field such as "who", "urgency" or "contact"; none for others.
const std::vector<Offered>& offered(std::string_view field);
// The words of a chosen value, or the value itself.
std::string_view words_of(std::string_view field, std::string_view value);

// The category whose own questions the step asks, or nothing.
const casework::Category* category_of(std::string_view step,
                                      const std::vector<casework::Category>& categories);
// The field of a category's question: "need-food-until".
std::string field_of(const casework::Category& category, const casework::Question& question);

// The fields of a page.
std::vector<std::string> fields_of(std::string_view step,
                                   const std::vector<casework::Category>& categories);
// Every fault of the answers to one page, in the order of its fields.
web::FormErrors faults_of(std::string_view step, const Answers& answers,
                          const std::vector<casework::Category>& categories, Day today);

// The birth date as answered, if it is one.
std::optional<Day> birth_date(const Answers& answers);

}  // namespace kith::asking
