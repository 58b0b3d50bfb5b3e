// The routes of /get-help, for everybody.
#pragma once

#include "practice/asking/asking.hpp"

namespace kith::asking {

std::vector<web::Route> public_routes();

}  // namespace kith::asking
