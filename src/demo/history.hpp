// Eight weeks of the demonstration county's requests, jobs, referrals, calls and concerns.
#pragma once

#include <vector>

#include "demo/residents.hpp"

namespace kith::demo {

struct Cast {
    County county;
    std::vector<Resident> residents{};
    std::vector<VolunteerId> volunteers{};
};

// What came in on the day `days_ago` and what has become of it until `now`.
void live_through(sql::Transaction& transaction, Chance& chance, const Cast& cast, int days_ago,
                  Instant now);
// What waits this morning: calls to make, a concern just raised, offers to answer.
void this_morning(sql::Transaction& transaction, Chance& chance, const Cast& cast, Instant now);

}  // namespace kith::demo
