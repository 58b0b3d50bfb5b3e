// The rules of needs, pure: which status may follow which, and when a need is due.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/casework/casework.hpp"

namespace kith::casework {

bool is_closed(std::string_view status);
bool needs_reason(std::string_view status);

// Nothing, or why the move may not be made, as a sentence.
std::optional<std::string> refusal_of_move(std::string_view from, std::string_view to,
                                           std::string_view reason);

struct DueDates {
    std::string kind;
    std::optional<Day> from;
    Day on;
};
// What was asked for, or the category's usual days; urgent needs are due tomorrow at the latest.
DueDates due_dates(const Due& due, int usual_days, bool urgent, Day today);

}  // namespace kith::casework
