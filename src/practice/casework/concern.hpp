// The rules of concerns, pure: by when one must be answered, and who hears when it is not.
#pragma once

#include <chrono>
#include <span>
#include <string_view>

#include "practice/casework/casework.hpp"

namespace kith::casework {

// Danger now: half an hour. Today: four hours. Soon: two days.
Instant answer_by(std::string_view urgency, Instant raised_at);
// After each escalation there is half the first time again, never less than a quarter of an hour.
Instant next_answer_by(std::string_view urgency, Instant now);

std::string_view concern_kind_name(std::string_view kind);
// The ways a concern may end, with what the one who raised it may be told.
struct Ending {
    std::string_view kind;
    std::string_view name;
    std::string_view told;
};
std::span<const Ending> endings();

}  // namespace kith::casework
