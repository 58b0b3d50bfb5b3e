// Befriending from the first question to a good end.
#pragma once

#include "practice/volunteering/befriending/store.hpp"

namespace kith::volunteering {

// Both are to be asked; nobody sees the other yet. Invalid when the volunteer is not suitable.
// The pair there is already when it is the same two.
Result<PairId> propose_pair(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                            std::string_view reasons, std::string_view by_name, Instant now);
struct Agreement {
    bool yes = false;
    bool relays = true;   // rather not give their number
    bool together = true;  // of the person: would like one of us in the first call
};
Result<void> volunteer_answers(sql::Transaction& transaction, PairId pair, VolunteerId volunteer,
                               const Agreement& answer, Instant now);
Result<void> person_answers(sql::Transaction& transaction, PairId pair, const Agreement& answer,
                            std::string_view by_name, Instant now);
// Both have said yes: the volunteer may see who it is, and both are told when the first talk is.
Result<void> introduce(sql::Transaction& transaction, PairId pair, Instant first_call_at,
                       std::string_view by_name, Instant now);

struct Talk {
    std::string how;   // spoke, no answer, met, letter
    std::string mood{};  // good, as usual, low
    int minutes = 0;
    Private note{};
    std::string same_request{};
};
// The ten-second log. A mood that changed, or three times no answer, is raised at once.
Result<void> log_talk(sql::Transaction& transaction, PairId pair, VolunteerId volunteer,
                      const Talk& talk, Instant now);

Result<void> review_pair(sql::Transaction& transaction, PairId pair, std::string_view person_says,
                         std::string_view volunteer_says, std::string_view by_name, Instant now);
// `how` is one of endings(). Both are told kindly; the need is met, or waits for somebody new when
// `another` is wished for.
Result<void> end_pair(sql::Transaction& transaction, PairId pair, std::string_view how,
                      std::string_view why, bool another, std::string_view by_name, Instant now);

// The volunteer is not there any more: their pairs end, and somebody rings those left.
void release_pairs(sql::Transaction& transaction, VolunteerId volunteer, std::string_view why,
                   Instant now);

// A gentle word to the silent, a line of work for whoever should ring, and for reviews.
void chase_pairs(sql::Transaction& transaction, Instant now);

}  // namespace kith::volunteering
