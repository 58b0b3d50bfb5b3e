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
    Rule{"revoke", "accepted", "revoked"},  Rule{"recall", "offered", "revoked"},
    Rule{"recall", "accepted", "revoked"},  Rule{"recall", "started", "revoked"},
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

std::vector<std::string_view> steps_of_receiver(std::string_view status) {
    if (status == "offered") return {"accept", "decline"};
    if (status == "accepted") return {"start", "finish", "return"};
    if (status == "started") return {"finish", "return"};
    return {};
}

bool may_revoke(std::string_view status) { return status == "offered" || status == "accepted"; }

std::optional<std::string> refusal_to_share(std::string_view shares, bool agrees_now) {
    if (shares != "objects" || agrees_now) return std::nullopt;
    return "They have said that they do not want what we know to be shared. Ask them about this "
           "organisation first, and refer only if they agree";
}

std::vector<sharing::Part> least_shared() {
    return {sharing::Part::name, sharing::Part::contact, sharing::Part::address,
            sharing::Part::communication, sharing::Part::warnings, sharing::Part::needs,
            sharing::Part::referrals};
}

std::vector<sharing::Part> may_be_shared() {
    auto parts = least_shared();
    for (const auto part : {sharing::Part::birth_date, sharing::Part::relations,
                            sharing::Part::flags, sharing::Part::notes, sharing::Part::story}) {
        parts.push_back(part);
    }
    return parts;
}

std::string_view words_for(std::string_view status) {
    if (status == "accepted") return "has taken on your request";
    if (status == "started") return "has started to help";
    if (status == "done") return "has told us that the help is given";
    if (status == "declined") return "cannot help at the moment";
    if (status == "returned") return "has given your request back to us";
    return "has been asked to help";
}

}  // namespace kith::referrals
