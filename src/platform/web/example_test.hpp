// Test support: a few routes of every kind, for the tests of the dispatcher and the server.
#pragma once

#include <vector>

#include "platform/web/route.hpp"

namespace kith::web::example {

inline constexpr Permission see_notes{"notes.see", "see notes"};
inline constexpr Permission write_notes{"notes.write", "write notes"};

std::vector<Route> routes();

}  // namespace kith::web::example
