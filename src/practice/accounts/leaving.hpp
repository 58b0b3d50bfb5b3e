// Handing over what somebody leaving was working on.
#pragma once

#include "practice/accounts/accounts.hpp"

namespace kith::accounts {

// Calls every handover registered with on_leaving.
void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now);

}  // namespace kith::accounts
