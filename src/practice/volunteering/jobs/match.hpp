// Match now: every open job and everybody who could help, in one run of the engine, kept so that a
// coordinator can go through what it proposes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

struct Proposed {
    JobId job;
    std::optional<VolunteerId> volunteer{};  // nothing: nobody can
    std::string reasons{};  // lines; for nobody, what would have to give
    std::string other{};    // "Why not Ivy Rudd: is nearer, but …"
};
struct Matched {
    std::vector<Proposed> proposals;  // jobs in the order of the board
    int volunteers = 0;
    int milliseconds = 0;
};
// Reads, thinks, writes nothing. Jobs somebody is being asked for stay as they are.
Matched match_all(sql::Session& session, Instant now);

struct MatchRun {
    std::string id;
    Instant made_at;
    std::string made_by;
    int jobs = 0, volunteers = 0, milliseconds = 0;
};
std::string keep_run(sql::Transaction& transaction, const Matched& matched,
                     std::string_view by_name, Instant now);
std::optional<MatchRun> latest_run(sql::Session& session);

struct ProposalRow {
    int number = 0;
    JobId job;
    std::string title, area, kind;
    Instant due_at;
    bool urgent = false, returned = false;
    std::optional<VolunteerId> volunteer{};
    Private volunteer_name{};
    std::string reasons, other, state;
};
// Proposals of a run in a state, from a number on.
std::vector<ProposalRow> proposals(sql::Session& session, std::string_view run,
                                   std::string_view state, int after, int most);
struct StateCount {
    std::string state;
    int count = 0;
};
std::vector<StateCount> counts_of_run(sql::Session& session, std::string_view run);

// Offers those of the run with these numbers, or all that are proposed when there are none, at
// most `most`; what does not hold any more is marked refused. Gives how many were offered.
int offer_proposals(sql::Transaction& transaction, std::string_view run,
                    const std::vector<int>& numbers, std::string_view by_name, int most,
                    Instant now);
void leave_out(sql::Transaction& transaction, std::string_view run, int number);

// How work is spread over those who help.
struct Fairness {
    int active = 0;        // volunteers
    int with_a_job = 0;    // in the last 28 days
    int waiting = 0;       // active, nothing for 28 days
    int most = 0;          // jobs of one in the last 7 days
    std::string most_name{};
    int tenth = 0;         // the busiest tenth of those active
    double of_tenth = 0;   // and their share of the jobs of the last 28 days, from 0 to 1
    double gini = 0;       // of jobs over those active, 28 days: 0 even, 1 all on one
};
Fairness fairness(sql::Session& session, Instant now);

}  // namespace kith::volunteering
