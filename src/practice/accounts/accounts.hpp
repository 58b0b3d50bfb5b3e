// Who signs in: organisations, their teams, accounts, roles and what each role may do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/id.hpp"
#include "platform/sql/database.hpp"
#include "platform/web/context.hpp"
#include "platform/web/permission.hpp"
#include "platform/web/route.hpp"

namespace kith {

using AccountId = Id<struct Account>;
using OrganisationId = Id<struct Organisation>;
using TeamId = Id<struct Team>;
using RoleId = Id<struct Role>;

}  // namespace kith

namespace kith::accounts {

inline constexpr web::Permission manage_accounts{
    "accounts.manage", "invite people to sign in, give them roles and end their access"};
inline constexpr web::Permission manage_roles{"roles.manage", "change what each role may do"};
inline constexpr web::Permission manage_settings{
    "settings.manage", "set the council's name, colours and contact details"};
inline constexpr web::Permission manage_tokens{"tokens.manage", "make tokens for the API"};

struct OrganisationSummary {
    OrganisationId id;
    std::string kind;
    std::string name;
    std::string email;
    std::string phone;
    bool uses_kith = true;  // false: reached by links sent to its e-mail address
};

struct TeamSummary {
    TeamId id;
    OrganisationId organisation;
    std::string name;
};

struct AccountSummary {
    AccountId id;
    std::string name;
    std::string email;
};

// The council that runs this installation.
OrganisationId council(sql::Session& session);

std::optional<OrganisationSummary> organisation(sql::Session& session, OrganisationId id);
std::vector<OrganisationSummary> organisations(sql::Session& session);  // active ones, by name
std::vector<TeamSummary> teams(sql::Session& session, OrganisationId organisation);
std::optional<TeamSummary> team(sql::Session& session, TeamId id);
std::optional<AccountSummary> account(sql::Session& session, AccountId id);
// Who holds a permission in an organisation now, by name.
std::vector<AccountSummary> holders(sql::Session& session, OrganisationId organisation,
                                    std::string_view permission);
// The team that answers for a kind of work when nobody is named, such as "concerns" or "calls":
// set by the council under /admin/settings, else the council's first team.
TeamId answering_team(sql::Session& session, std::string_view kind);

// What somebody leaving hands over: each slice that gives work to accounts registers one.
using Handover = void (*)(sql::Transaction& transaction, AccountId leaver,
                          std::optional<AccountId> to, Instant now);
void on_leaving(Handover handover);

std::vector<web::Route> routes();

}  // namespace kith::accounts
