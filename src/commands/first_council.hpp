// The council of an installation that has none yet.
#pragma once

#include <string_view>

#include "platform/sql/transaction.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::commands {

// Made with a first team, which answers until the council says otherwise.
OrganisationId make_council(sql::Transaction& transaction, std::string_view name, Instant now);

// Where there is no organisation at all, makes the council, called "The council" until somebody
// gives it its name, and gives true.
bool make_council_if_none(sql::Transaction& transaction);

}  // namespace kith::commands
