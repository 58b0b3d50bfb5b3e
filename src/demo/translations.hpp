// Messages of the demonstration county that are written in Polish too.
#pragma once

#include "platform/sql/transaction.hpp"

namespace kith::demo {

void add_translations(sql::Transaction& transaction, Instant now);

}  // namespace kith::demo
