// Jobs and volunteers out of tables. The columns are described in docs/matching.md.
#pragma once

#include "engines/matching/job.hpp"
#include "engines/matching/table.hpp"
#include "engines/matching/volunteer.hpp"

namespace kith::matching {

// Invalid with every fault found (the first twenty), each with its line: cells that cannot be read,
// unknown columns, missing or repeated ids. New words are added to the terms.
Result<std::vector<Job>> read_jobs(const Table& table, Terms& terms);
Result<std::vector<Volunteer>> read_volunteers(const Table& table, Terms& terms);

}  // namespace kith::matching
