// SQL of the accounts slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/accounts/accounts.hpp"

namespace kith::accounts {

struct AccountRow {
    AccountId id;
    std::string name;
    std::string email;
    std::string phone{};
    std::string password_hash{};
    std::string state;         // invited, active, suspended, left
    std::string code_secret{};
    std::int64_t code_last_step = 0;
    int version = 1;
};
// The secret of an app that shows codes, as it is kept: sealed with the installation's secret. One
// that cannot be opened comes back as one that no code fits.
std::string sealed_code(std::string_view secret);
std::string opened_code(const std::string& kept);
std::optional<AccountRow> account_row(sql::Session& session, AccountId account);
std::optional<AccountRow> account_by_email(sql::Session& session, std::string_view email);

// The name colleagues see. Stale when the version was overtaken.
Result<void> rename_account(sql::Transaction& transaction, AccountId account, std::string_view name,
                            int version);

struct MembershipRow {
    std::string id;
    OrganisationId organisation;
    std::string organisation_name;
    RoleId role;
    std::string role_name;
    std::optional<TeamId> team;
    std::string team_name{};
    bool needs_code = true;
    bool roomy = false;
};
std::vector<MembershipRow> memberships(sql::Session& session, AccountId account);
std::vector<std::string> permissions_of(sql::Session& session, RoleId role);

struct RoleRow {
    RoleId id;
    std::string name;
    std::string about;
    bool needs_code = true;
    bool roomy = false;
    int version = 1;
};
std::vector<RoleRow> roles(sql::Session& session);
std::optional<RoleRow> role_by_name(sql::Session& session, std::string_view name);

Result<void> add_membership(sql::Transaction& transaction, AccountId account,
                            OrganisationId organisation, std::string_view role,
                            std::optional<TeamId> team, Instant now);

}  // namespace kith::accounts
