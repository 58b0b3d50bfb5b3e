// What volunteering in the demonstration county looks like this morning: people joining, pairs who
// talk, shops and receipts, shifts and thanks.
#pragma once

#include "demo/history.hpp"

namespace kith::demo {

void add_volunteering(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                      Instant now);

}  // namespace kith::demo
