#include "practice/referrals/referral.hpp"

#include <array>

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

struct Rule {
    std::string_view step, from, to;
};
constexpr std::array rules{
    Rule{"accept", "offered", "accepted"},   Rule{"decline", "offered", "declined"},
    Rule{"start", "accepted", "started"},    Rule{"finish", "accepted", "done"},
    Rule{"finish", "started", "done"},       Rule{"return", "accepted", "returned"},
    Rule{"return", "started", "returned"},   Rule{"revoke", "offered", "revoked"},
    Rule{"revoke", "accepted", "revoked"},
};

bool needs_note(std::string_view step) { return step != "accept" && step != "start"; }

}  // namespace

bool is_closed(std::string_view status) {
    return status == "declined" || status == "done" || status == "returned" || status == "revoked";
}

Outcome after_step(std::string_view status, std::string_view step, bool has_note) {
    bool known = false;
    for (const Rule& rule : rules) {
        if (rule.step != step) continue;
        known = true;
        if (rule.to == status) {
            return {.status = std::string(status), .refusal = "", .repeated = true};
        }
        if (rule.from != status) continue;
        if (needs_note(step) && !has_note) {
            return {.status = "",
                    .refusal = step == "finish" ? "Say what came of it" : "Say why"};
        }
        return {.status = std::string(rule.to), .refusal = ""};
    }
    if (!known) return {.status = "", .refusal = "Select what has happened"};
    return {.status = "",
            .refusal = "This referral is " + std::string(status) +
                       ", so this can no longer be done"};
}

Instant answer_by(Instant offered_at, bool urgent) { return offered_at + (urgent ? 24h : 48h); }

Instant next_answer_by(Instant now) { return now + 24h; }

std::string_view words_for(std::string_view status) {
    if (status == "accepted") return "has taken on your request";
    if (status == "started") return "has started to help";
    if (status == "done") return "has told us that the help is given";
    if (status == "declined") return "cannot help at the moment";
    if (status == "returned") return "has given your request back to us";
    return "has been asked to help";
}

}  // namespace kith::referrals
