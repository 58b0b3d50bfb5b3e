// Who could do a job, best first, with reasons: the tables of this slice as the matching engine's
// values, and its answer in words.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

// What is known of the person that likeness goes by; only for befriending.
struct Likeness {
    std::optional<int> age{};
    std::string language{};
};

struct Suggestion {
    VolunteerId volunteer;
    Private name;
    bool has_account = false;          // else the offer is made by phone
    std::vector<std::string> reasons;  // each completes "This volunteer …"
};

struct Suggestions {
    std::vector<Suggestion> best;
    std::string other_name{}, other_why{};  // the obvious other, and why it is not them
    std::vector<std::string> obstacles{};  // when there is nobody: which one thing has to give
};
Suggestions suggest(sql::Session& session, const JobRow& job, const Likeness& person, int how_many,
                    Instant now);

// A reason said to the volunteer: "is 300 m away" becomes "you are 300 m away"; nothing for what
// is only for the coordinator.
std::string said_to_volunteer(std::string_view reason);

}  // namespace kith::volunteering
