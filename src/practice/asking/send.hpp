// Sending a finished public request: a person, a contact, needs, a message and a call, at once.
#pragma once

#include <string>

#include "practice/asking/draft_store.hpp"
#include "practice/asking/request.hpp"

namespace kith::asking {

// Does all of it in the transaction it is given. A request sent before stays as it was.
void send_request(sql::Transaction& transaction, const Draft& draft, const Asked& asked,
                  Instant now);

}  // namespace kith::asking
