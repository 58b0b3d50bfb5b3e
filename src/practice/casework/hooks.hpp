// What main hung into this slice: panels of the person's page and the publisher of live topics.
#pragma once

#include <vector>

#include "practice/casework/casework.hpp"

namespace kith::casework {

const std::vector<Panel>& panels();

void tell_closed(sql::Transaction& transaction, const ClosedNeed& need, Instant now);

// Says once this transaction is committed that a topic changed. Imports say nothing line by line.
void announce(sql::Transaction& transaction, std::string_view topic);

}  // namespace kith::casework
