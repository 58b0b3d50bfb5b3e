// The routes of /calls/new, for those who take calls.
#pragma once

#include "practice/asking/asking.hpp"

namespace kith::asking {

std::vector<web::Route> staff_routes();

}  // namespace kith::asking
