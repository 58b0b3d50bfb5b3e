// The overview for commissioners: demand, waiting, routes, met and unmet. Counts, never people.
#pragma once

#include <vector>

#include "practice/accounts/accounts.hpp"

namespace kith::insight {

inline constexpr web::Permission see_overview{
    "insight.see", "see counts of needs, calls, referrals and volunteers"};

std::vector<web::Route> routes();

}  // namespace kith::insight
