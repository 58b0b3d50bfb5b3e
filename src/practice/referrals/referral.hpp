// The rules of referrals, pure: which step may follow which, and when silence is chased.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "practice/referrals/referrals.hpp"

namespace kith::referrals {

bool is_closed(std::string_view status);

// The status a step leads to from `status`, or why it may not be taken, as a sentence.
struct Outcome {
    std::string status;   // empty when refused
    std::string refusal;
    bool repeated = false;  // it is so already
};
Outcome after_step(std::string_view status, std::string_view step, bool has_note);

// An organisation has two days to answer, one when the need is urgent.
Instant answer_by(Instant offered_at, bool urgent);
// How often an unanswered referral is chased before it comes back by itself.
inline constexpr int chases_before_return = 2;
Instant next_answer_by(Instant now);

// What the person and the referrer are told: "has taken on your request".
std::string_view words_for(std::string_view status);

}  // namespace kith::referrals
