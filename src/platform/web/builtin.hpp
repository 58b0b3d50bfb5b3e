// The routes every installation has: assets, health, metrics, live updates.
#pragma once

#include <vector>

#include "platform/web/route.hpp"

namespace kith::web {

std::vector<Route> builtin_routes();

}  // namespace kith::web
