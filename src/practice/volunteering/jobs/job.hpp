// The rules of volunteers' jobs, pure: words for steps, how long an offer waits, parts of a week.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

std::string_view step_words(std::string_view step);

// An urgent offer waits half an hour for its answer, others four hours; never longer than the job.
Instant offer_answer_by(bool urgent, Instant due_at, Instant now);

// The parts of a week people choose from when they say when they are free.
struct PartOfWeek {
    std::string_view name;   // "weekday mornings"
    int first_day, last_day;  // 0 is Monday
    int from_hour, to_hour;
};
const std::vector<PartOfWeek>& parts_of_week();
// The weekly minutes of these parts, as they are kept; and the names of the parts that times hold.
std::vector<std::pair<int, int>> times_of_parts(const std::vector<std::string>& names);
std::vector<std::string> parts_in(const std::vector<std::pair<int, int>>& times);

// When a regular job comes round next: on its rhythm, and never in the past.
Instant next_due(Instant due_at, int every_days, Instant now);
// "every week", "every 2 weeks", "every 3 days".
std::string rhythm_words(int every_days);

}  // namespace kith::volunteering
