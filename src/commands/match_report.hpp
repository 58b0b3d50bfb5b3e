// The report of a run of `kith match`: a map, the load of each volunteer, what is unmet and why.
#pragma once

#include <string>

#include "engines/matching/planner.hpp"
#include "platform/html/html.hpp"

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

// Why a job lacks somebody: the condition that would most easily give, and all in words.
struct UnmetReason {
    std::string job;
    std::string condition;
    std::string why;
};

// A page of HTML by itself. `unmet` has the reason for each job of the plan that lacks somebody.
std::string match_report(const matching::Plan& plan, const std::vector<matching::Job>& jobs,
                         const matching::Index& index, const std::vector<UnmetReason>& unmet);

// Its part about jobs that lack somebody: why, and which.
html::Html unmet_part(const matching::Plan& plan, const std::vector<UnmetReason>& reasons);

// Of a bar that is 100 long for the most.
std::string bar_length(std::size_t number, std::size_t most);

// "1,234,567".
std::string with_commas(std::int64_t number);

}  // namespace kith::commands
