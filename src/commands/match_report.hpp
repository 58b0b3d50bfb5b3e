// The report of a run of `kith match`: a map, the load of each volunteer, what is unmet and why.
#pragma once

#include <string>

#include "engines/matching/planner.hpp"

namespace kith::commands {

// What can be said of a plan in figures.
struct MatchFigures {
    std::size_t places = 0;
    std::size_t filled = 0;
    double mean_metres = 0;
    double p95_metres = 0;
    // Of the pairs that could be kept (the person knows a volunteer), how many were.
    std::size_t known_wanted = 0;
    std::size_t known_kept = 0;
    // Volunteers who could be given something, were given something, and the most one was given.
    std::size_t willing = 0;
    std::size_t given_something = 0;
    std::size_t most_given = 0;
    // Inequality of jobs given among those who were willing: 0 all alike, 1 all to one.
    double gini = 0;
};

MatchFigures figures_of(const matching::Plan& plan, const std::vector<matching::Job>& jobs,
                        const matching::Index& index);

// A page of HTML by itself. `explained` has the answer for each unmet job shown.
struct UnmetReason {
    std::string job;
    std::string why;
};
std::string match_report(const matching::Plan& plan, const std::vector<matching::Job>& jobs,
                         const matching::Index& index, const std::vector<UnmetReason>& unmet);

}  // namespace kith::commands
