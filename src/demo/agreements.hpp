// Information-sharing agreements of the demonstration county: in force, about to end, overdue for
// review, and one still a draft.
#pragma once

#include "demo/organisations.hpp"
#include "practice/sharing/sharing.hpp"

namespace kith::demo {

void add_agreements(sql::Transaction& transaction, const County& county, Instant before,
                    Instant now);

}  // namespace kith::demo
