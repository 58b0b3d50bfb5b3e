// The rules of referrals, pure: which step may follow which, and when silence is chased.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// What the receiver, or the referrer, may do next, in the order offered.
std::vector<std::string_view> steps_of_receiver(std::string_view status);
bool may_revoke(std::string_view status);

// Why somebody may not be referred, by what they said about sharing ("agreed", "objects", "not
// asked") and whether they agree to this referral now; nothing when they may.
std::optional<std::string> refusal_to_share(std::string_view shares, bool agrees_now);

// What a receiver needs at least to help somebody.
std::vector<sharing::Part> least_shared();
// What may be shared with a referral, in the order offered.
std::vector<sharing::Part> may_be_shared();

// What the person and the referrer are told: "has taken on your request".
std::string_view words_for(std::string_view status);

}  // namespace kith::referrals
