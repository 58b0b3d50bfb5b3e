// The rules of befriending, pure: when silence is worth a word, when a mood is, when to look back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/day.hpp"

namespace kith::volunteering {

// How long a pair has been silent for its rhythm: fine until half as long again, then a gentle
// word to the volunteer, then somebody rings.
enum class Silence { fine, prompt, ring };
Silence silence(Instant last_contact, int every_days, std::optional<Instant> prompted_at,
                Instant now);

// What should be raised at once from the moods of talks, newest first ("good", "as usual", "low",
// or "" where none was noted); nothing when all is as usual. Said when the mood turns low, and
// again when it has stayed low three times.
std::optional<std::string> mood_worth_raising(const std::vector<std::string>& moods);
// The same of talks that did not happen: "spoke", "met", "letter" or "no answer", newest first.
// Said at the third time in a row.
std::optional<std::string> silence_worth_raising(const std::vector<std::string>& hows);

// The day to look back together: six weeks after the first talk, then every twelve.
Day first_review(Day started_on);
Day next_review(Day reviewed_on);

// Ways a pair ends, with what is said to both.
struct Ending {
    std::string_view id;
    std::string_view words;         // for the coordinator
    std::string_view said;          // to both
};
const std::vector<Ending>& endings();

}  // namespace kith::volunteering
