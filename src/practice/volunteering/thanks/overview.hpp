// How volunteering goes: who joins and how long it takes, what is asked and what there is, how
// quickly somebody comes, and how evenly it is spread.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/jobs/match.hpp"

namespace kith::volunteering {

// Minutes: half are quicker than `half`, nine in ten than `most`.
struct Spread {
    int jobs = 0;
    double half = 0, most = 0;
};
struct Funnel {
    int applied = 0, began = 0, approved = 0, helped = 0;  // of those who applied in the range
    double days_to_approval = 0;                           // half take less
};
struct KindFigures {
    std::string kind;
    int volunteers = 0;    // active, who may be offered it
    int hours_a_week = 0;  // they give in all, to every kind
    int open = 0, made = 0, done = 0;
};
struct PlaceFigures {
    std::string place;
    int volunteers = 0, open = 0;
};
struct Reason {
    std::string why;
    int times = 0;
};
struct Overview {
    Day since;
    Funnel funnel{};
    Spread to_offer{}, to_yes{}, to_done{};
    std::vector<KindFigures> kinds{};
    std::vector<int> free_by_day = std::vector<int>(7, 0);  // Monday first
    std::vector<PlaceFigures> places{};
    int asked = 0, said_yes = 0, said_no = 0, silent = 0, given_back = 0;
    std::vector<Reason> reasons{};
    int minutes = 0;  // given
    Fairness spread{};
};
// Of the days since `since`, this one included.
Overview overview(sql::Session& session, Day since, Instant now);
// Kinds and places as one table with a header line, for a spreadsheet.
std::string overview_csv(const Overview& overview);

}  // namespace kith::volunteering
