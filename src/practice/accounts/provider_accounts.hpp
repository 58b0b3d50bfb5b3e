// Which account somebody has who signed in with the provider, and the roles it says they have.
#pragma once

#include <string>
#include <vector>

#include "practice/accounts/provider.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {

// The account linked to this identity; else the one of the invitation, or of whoever is signed in
// and connects it; else a new one when the provider gives them a role here. An e-mail address
// never decides. Invalid with a sentence for the reader when there is none. Their provider's roles
// are brought up to date.
Result<AccountRow> account_for(sql::Transaction& transaction, const Claims& claims,
                               const Journey& journey, Instant now);

// What the provider calls a role or group, and the role here that it gives.
struct ProviderRole {
    std::string value;
    RoleId role;
    std::string role_name;
};
std::vector<ProviderRole> provider_roles(sql::Session& session);
// Invalid when the value is there already or the role is unknown.
Result<void> add_provider_role(sql::Transaction& transaction, std::string_view value,
                               std::string_view role, Instant now);
void remove_provider_role(sql::Transaction& transaction, std::string_view value);

// Whether an account can sign in with the provider, and letting it do so no more.
bool is_connected(sql::Session& session, AccountId account);
void disconnect(sql::Transaction& transaction, AccountId account);

}  // namespace kith::accounts
