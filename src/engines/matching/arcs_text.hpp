// The plain mode's files, `job,volunteer,cost` and `volunteer,capacity`, read by several threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/matching/assignment.hpp"
#include "platform/base/result.hpp"

namespace kith::matching {

// A question in plain numbers. Names refer to the texts it was read from.
struct PlainQuestion {
    Market market;
    std::vector<std::string_view> jobs;
    std::vector<std::string_view> volunteers;
    // The market's costs are those of the file times `scale`, plus one for each job left over, so
    // that among equally cheap assignments the one that leaves fewest over is found.
    Cost scale = 1;
    // How many digits after the point costs have; 12.50 is held as 1250.
    int decimals = 0;

    // A cost of the market as the file would write it.
    std::string written(Cost cost) const;
};

// `unserved`: what each job left over costs. A row with a job only (`J7,,`) names a job nobody can
// take. Invalid, with file and line, for whatever cannot be read, for a volunteer without a
// capacity and for one that has two.
Result<PlainQuestion> read_plain(std::string_view arcs, std::string_view capacity,
                                 std::string_view unserved, int threads);

}  // namespace kith::matching
