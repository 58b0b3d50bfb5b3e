// The rules of volunteers' jobs, pure: steps, what a volunteer must have, and how long an offer waits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

// The steps of a job of a kind, in order, the last always "done".
std::vector<std::string_view> steps_of(std::string_view kind);
std::string_view step_words(std::string_view step);

// The checks nobody may do such a job without.
std::vector<std::string_view> checks_for(std::string_view kind);
std::string_view check_words(std::string_view check);

// An urgent offer waits half an hour for its answer, others four hours; never longer than the job.
Instant offer_answer_by(bool urgent, Instant due_at, Instant now);

}  // namespace kith::volunteering
