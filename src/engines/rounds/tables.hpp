// Stops and volunteers from tables, and rounds to a table. The columns are in docs/rounds.md.
#pragma once

#include <string>
#include <string_view>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {

// The problem in two comma-separated files. Places are metres on a plane (x and y, or easting and
// northing) or degrees on the earth (longitude and latitude), the same in both. Invalid lists
// every fault by file and line.
Result<Problem> read_tables(std::string_view stops, std::string_view volunteers);

// "09:30" or "09:30:15" as seconds since midnight; "24:00" is the end of the day.
std::optional<double> read_time(std::string_view text);
std::string write_time(double seconds);

enum class Times { Clock, Numbers };

// One row for each leaving, visit and return, then one for each stop left unserved.
std::string write_rounds(const Problem& problem, const Plan& plan, Times times);

std::string_view name_of(Reason reason);

}  // namespace kith::rounds
