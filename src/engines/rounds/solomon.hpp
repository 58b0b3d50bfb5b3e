// Solomon's text format, in which the well-known instances of this problem are handed round.
#pragma once

#include <string>
#include <string_view>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {

// Whether a file is more likely in this format than a table of stops.
bool looks_like_solomon(std::string_view text);

// One customer is one stop (named by its number), one vehicle one worker (named from 1), both on a
// plane on which one unit of distance takes one unit of time. Invalid names the line at fault.
Result<Problem> read_solomon(std::string_view text);

// The plan as "Route 1: 5 3 7" lines and a "Cost" line, as solvers of this problem exchange them.
std::string write_solomon(const Problem& problem, const Plan& plan);

}  // namespace kith::rounds
