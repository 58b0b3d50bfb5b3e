// Pairs and their talks in tables. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

using PairId = Id<struct Pair>;

struct PairRow {
    PairId id;
    Reference reference;
    NeedId need;
    PersonId person;
    VolunteerId volunteer;
    JobId job;             // the job they began with; later ones follow from the need
    std::string status;    // proposed, introducing, talking, ended, declined
    std::string reasons;
    int every_days = 7;
    std::optional<bool> person_agreed{}, volunteer_agreed{};
    bool person_relays = true, volunteer_relays = true;
    bool together = true;  // somebody of ours is in the first call
    std::optional<Instant> first_call_at{}, started_at{}, last_contact_at{}, prompted_at{};
    std::optional<Day> review_on{};
    std::optional<Instant> ended_at{};
    std::string ended_how{}, ended_why{};
    std::string made_by{};
    Instant made_at;
    int version = 1;

    // Neither may have the other's number unless both said so.
    bool relayed() const { return person_relays || volunteer_relays; }
    bool both_agreed() const {
        return person_agreed.value_or(false) && volunteer_agreed.value_or(false);
    }
};
std::optional<PairRow> pair_row(sql::Session& session, PairId pair);
// The pair of a need with a volunteer that has not ended.
std::optional<PairRow> pair_of(sql::Session& session, NeedId need, VolunteerId volunteer);
std::vector<PairRow> pairs_asked_of(sql::Session& session, VolunteerId volunteer);
// Pairs in a state, those to look at first; "quiet" and "review" are talking ones.
std::vector<PairRow> pairs(sql::Session& session, std::string_view status, Day today, int most);
// The open job of a pair.
std::optional<JobRow> job_of_pair(sql::Session& session, const PairRow& pair);

struct TalkRow {
    Instant at;
    std::string how, mood;
    int minutes = 0;
    Private note;
    std::string by_name;
};
std::vector<TalkRow> talks(sql::Session& session, PairId pair, int most);  // newest first

struct ReviewRow {
    Instant at;
    std::string person_says, volunteer_says, by_name;
};
std::vector<ReviewRow> reviews(sql::Session& session, PairId pair);

}  // namespace kith::volunteering
