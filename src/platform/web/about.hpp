// The information pages every installation has: help, accessibility, privacy and cookies.
#pragma once

#include <vector>

#include "platform/web/route.hpp"

namespace kith::web {

std::vector<Route> about_routes();

}  // namespace kith::web
