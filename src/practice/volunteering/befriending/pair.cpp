#include "practice/volunteering/befriending/pair.hpp"

#include <algorithm>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int days_to_first_review = 42;
constexpr int days_between_reviews = 84;
constexpr std::size_t times_low = 3;
constexpr std::size_t times_silent = 3;

// How many of the newest are this one.
std::size_t run_of(const std::vector<std::string>& list, std::string_view one) {
    const auto end = std::find_if(list.begin(), list.end(),
                                  [&](const std::string& other) { return other != one; });
    return static_cast<std::size_t>(end - list.begin());
}

}  // namespace

Silence silence(Instant last_contact, int every_days, std::optional<Instant> prompted_at,
                Instant now) {
    const auto rhythm = every_days * 24h;
    if (now < last_contact + rhythm + rhythm / 2) return Silence::fine;
    const bool prompted = prompted_at && *prompted_at > last_contact;
    if (prompted && now >= *prompted_at + 3 * 24h) return Silence::ring;
    return Silence::prompt;
}

std::optional<std::string> mood_worth_raising(const std::vector<std::string>& moods) {
    const std::size_t low = run_of(moods, "low");
    if (low == 1 && moods.size() > 1) {
        const std::string before = moods[1].empty() ? "as usual" : moods[1];
        return "Their mood has changed: low today, " + before + " the time before.";
    }
    if (low == 1) return "They were low at the first talk.";
    if (low == times_low) return "They have been low three times in a row.";
    return std::nullopt;
}

std::optional<std::string> silence_worth_raising(const std::vector<std::string>& hows) {
    if (run_of(hows, "no answer") != times_silent) return std::nullopt;
    return "They have not answered three times in a row. Somebody should see that they are all "
           "right.";
}

Day first_review(Day started_on) { return started_on + days_to_first_review; }
Day next_review(Day reviewed_on) { return reviewed_on + days_between_reviews; }

const std::vector<Ending>& endings() {
    static const std::vector<Ending> all{
        {"good", "They do not need it any more", "It has been a good time. Thank you both."},
        {"friends", "They go on as friends by themselves",
         "You carry on by yourselves from here. We are still there if you need us."},
        {"volunteer", "The volunteer cannot go on",
         "The volunteer cannot go on. It is nothing anybody did."},
        {"person", "The person would rather not", "It was not quite the right thing. That is all "
                                                  "right."},
        {"died", "The person has died", "We are very sorry. We will ring you."},
        {"other", "Another reason", "Thank you both."}};
    return all;
}

}  // namespace kith::volunteering
