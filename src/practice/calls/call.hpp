// The rules of calls, pure: what follows an attempt, and when to try again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/calls/calls.hpp"

namespace kith::calls {

// Tries that reach nobody before a call becomes a visit or a letter.
inline constexpr int tries_before_visit = 3;

struct Next {
    std::string status;                  // due, spoke, gave up, cancelled
    std::optional<Instant> due_at;       // when it stays due
    bool retire_number = false;          // a wrong number is never dialled again
    bool needs_visit = false;            // three tries reached nobody
    std::string refusal;                 // why the attempt cannot be recorded
};
// `tries` counts the attempts before this one.
Next after_attempt(std::string_view outcome, int tries, std::optional<Instant> call_back_at,
                   Instant now);

// The next time to ring when nobody answered: another part of the day, then the next day, within
// the hours people may be rung (9am to 7pm, London).
Instant try_again_at(int tries, Instant now);

std::string_view outcome_words(std::string_view outcome);

}  // namespace kith::calls
