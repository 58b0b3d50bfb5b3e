#include "practice/calls/call.hpp"

#include <array>
#include <utility>

#include "platform/base/london.hpp"

namespace kith::calls {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> outcomes{{
    {"spoke", "Spoke"},
    {"no answer", "No answer"},
    {"voicemail", "Left a message"},
    {"wrong number", "Wrong number"},
    {"refused", "Did not want to talk"},
    {"call back", "Asked us to ring back"},
}};

bool reached_nobody(std::string_view outcome) {
    return outcome == "no answer" || outcome == "voicemail" || outcome == "wrong number";
}

}  // namespace

std::string_view outcome_words(std::string_view outcome) {
    for (const auto& [name, words] : outcomes) {
        if (name == outcome) return words;
    }
    return {};
}

Instant try_again_at(int tries, Instant now) {
    const CivilTime london = london_time(now);
    // In the morning first, then in the afternoon, then in the early evening: people keep habits.
    if (tries == 0 && london.time.hour() < 12) {
        return instant_of({london.day, TimeOfDay(15, 0)});
    }
    if (tries <= 1 && london.time.hour() < 16) {
        return instant_of({london.day, TimeOfDay(17, 30)});
    }
    return instant_of({london.day + 1, TimeOfDay(10, 0)});
}

Next after_attempt(std::string_view outcome, int tries, std::optional<Instant> call_back_at,
                   Instant now) {
    Next next{.status = "due", .due_at = {}, .refusal = {}};
    if (outcome_words(outcome).empty()) {
        next.refusal = "Select what happened";
        return next;
    }
    if (outcome == "spoke") {
        next.status = "spoke";
        return next;
    }
    if (outcome == "refused") {
        next.status = "cancelled";
        return next;
    }
    if (outcome == "call back") {
        if (!call_back_at || *call_back_at <= now) {
            next.refusal = "Enter a day and time to ring back that is still to come";
            return next;
        }
        next.due_at = call_back_at;
        return next;
    }
    next.retire_number = outcome == "wrong number";
    if (reached_nobody(outcome) && tries + 1 >= tries_before_visit) {
        next.status = "gave up";
        next.needs_visit = true;
        return next;
    }
    next.due_at = try_again_at(tries, now);
    return next;
}

}  // namespace kith::calls
