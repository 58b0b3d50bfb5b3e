// The routes of agreements' pages.
#pragma once

#include "platform/web/route.hpp"

namespace kith::sharing {

std::vector<web::Route> agreement_routes();

}  // namespace kith::sharing
