// Asking for help: the public pages, and the one page staff follow a phone call on.
#pragma once

#include <vector>

#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"

namespace kith::asking {

std::vector<web::Route> routes();

}  // namespace kith::asking
