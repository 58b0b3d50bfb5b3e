// Asking for help: the public pages, and the one page staff follow a phone call on.
#pragma once

#include <vector>

#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"

namespace kith::asking {

// The pages of /get-help and /calls/new.
std::vector<web::Route> routes();
std::vector<web::Route> home_routes();  // the front door, "/"

// Deletes requests that were begun and not finished within their fourteen days; run every hour.
void forget_drafts(sql::Transaction& transaction, Instant now);

}  // namespace kith::asking
