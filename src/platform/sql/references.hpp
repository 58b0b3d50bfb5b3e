// A reference nothing else in a table has.
#pragma once

#include <string_view>

#include "platform/base/reference.hpp"
#include "platform/sql/session.hpp"

namespace kith::sql {

// Asks the column `reference` of the table. The table keeps it unique, so that of two who are
// given the same at once the second is refused.
Reference free_reference(Session& session, std::string_view table, char letter);

}  // namespace kith::sql
