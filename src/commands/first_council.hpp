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

// The organisation of that name; without a name the council. In an empty installation the council
// is made, and a council that an import made and nobody has named yet gets the name. Invalid with
// the names there are when there is none of it.
struct OrganisationCalled {
    OrganisationId id;
    bool named_now = false;  // the council that had no name of its own has it now
};
Result<OrganisationCalled> organisation_called(sql::Transaction& transaction,
                                               const std::string& name, Instant now);

}  // namespace kith::commands
