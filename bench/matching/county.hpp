// Made-up counties: jobs and volunteers where people live. Places are the centres of England's
// small areas out of ../shared/data/uk when it is there, and made-up towns when it is not. Seeded:
// the same county each time.
#pragma once

#include <string>
#include <vector>

#include "engines/matching/matching.hpp"

namespace kith::matching {

struct County {
    Terms terms;
    std::vector<Job> jobs;
    std::vector<Volunteer> volunteers;
    Moment now;
    bool real_places = false;
};

// `side_km`: only places within a square of that side round Chelmsford; 0 for the whole country.
County make_county(int jobs, int volunteers, int side_km, std::uint64_t seed);

}  // namespace kith::matching
