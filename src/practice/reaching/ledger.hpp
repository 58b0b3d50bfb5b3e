// The ledger of a round: everybody in it until they are reached. Only this slice includes it.
#pragma once

#include "practice/reaching/store.hpp"

namespace kith::reaching {

struct ReachRow {
    ReachId id;
    std::string reference;
    CohortId cohort;
    int cohort_version = 1;
    std::string name, way, detail;
    std::int64_t people = 0;
    std::string made_by_name;
    Instant made_at;
    std::optional<Instant> closed_at{};
};
std::optional<ReachRow> reach(sql::Session& session, ReachId id);
std::vector<ReachRow> reaches_of(sql::Session& session, const std::optional<CohortId>& cohort);

struct NewReach {
    std::string way;       // call, letter, visit, need
    std::string detail{};  // of a need: its category
    std::string name;
    std::string by_name;
    std::string same_request{};
};
// Takes the cohort as it stands, in the order of need, and makes the calls, letters or needs.
// The ledger says what is next for whoever it does not reach.
ReachId start(sql::Transaction& transaction, const CohortRow& cohort, const NewReach& made,
              Instant now);
// Makes the next calls, letters or needs of a round, first in need first; quiet when all are made.
void make_some(sql::Transaction& transaction, const ReachRow& row, std::size_t most, Instant now);
void close(sql::Transaction& transaction, ReachId id, Instant now);

struct Line {
    ReachLineId id;
    PersonId person;
    std::string ward{};
    int points = 0;
    std::string why, state;
    int tries = 0;
    std::optional<Instant> last_tried_at{}, reached_at{};
    std::string last_way, last_outcome, why_not, next;
};
// Of one state, or of all who are not reached when empty; first in need first, after `after`.
struct LinesAsked {
    std::string state{};
    std::string ward{};
    std::string next{};
    std::optional<ReachLineId> after{};
    std::size_t most = 50;
};
std::vector<Line> lines_of(sql::Session& session, ReachId reach, const LinesAsked& asked);
std::optional<Line> line(sql::Session& session, ReachLineId id);
std::optional<ReachId> reach_of_line(sql::Session& session, ReachLineId id);

struct Totals {
    std::map<std::string, std::int64_t> states{};
    std::vector<std::pair<std::string, std::int64_t>> nexts{};     // of those not reached
    std::vector<InWard> wards{};
    std::vector<std::pair<std::string, std::int64_t>> days{};      // reached by day, oldest first
};
Totals totals(sql::Session& session, ReachId reach);

struct Try {
    std::string way, outcome;
    Private note{};
    std::string by_name;
    Instant at{};
    std::string same_request{};
};
Result<void> record_try(sql::Transaction& transaction, const Line& line, const Try& tried,
                        Instant now);
// Tries, calls and letters together, newest first.
std::vector<Try> tries_of(sql::Session& session, const Line& line, Instant since);

// Takes in what calls and contacts have come to since the round began, and says what is next.
void bring_up_to_date(sql::Transaction& transaction, const ReachRow& row, Instant now);

struct Share {
    std::string id;
    std::string organisation, agreements;
    std::int64_t people = 0, withheld = 0;
    std::string shared_by_name;
    Instant shared_at;
};
std::vector<Share> shares_of(sql::Session& session, CohortId cohort);
// Shares those whom an agreement lets it; Invalid when none does. The rest are counted as withheld.
Result<Share> share(sql::Transaction& transaction, const CohortRow& cohort,
                    OrganisationId organisation, std::string_view by_name, Instant now);
void end_share(sql::Transaction& transaction, std::string_view id, Instant now);
// What is shared with an organisation, and the people of one share.
struct SharedWith {
    std::string id, cohort_name, purpose, agreements;
    Instant shared_at;
};
std::vector<SharedWith> shared_with(sql::Session& session, OrganisationId organisation);
std::vector<PersonId> people_shared(sql::Session& session, std::string_view share,
                                    OrganisationId organisation);

}  // namespace kith::reaching
