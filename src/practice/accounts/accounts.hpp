// Who signs in: organisations, their teams, accounts, roles and what each role may do.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/id.hpp"
#include "platform/base/picture.hpp"
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
    std::string phone{};
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
// The names of accounts by id, for lists; ids nobody has are left out.
std::map<std::string, std::string> names_of(sql::Session& session,
                                            const std::vector<std::string>& ids);
// The names of those who work for an organisation now.
std::vector<std::string> names_in(sql::Session& session, OrganisationId organisation);
// The e-mail address and phone of an account, as stored.
std::vector<std::string> contacts_of(sql::Session& session, AccountId id);
// Who holds a permission in an organisation now, by name.
std::vector<AccountSummary> holders(sql::Session& session, OrganisationId organisation,
                                    std::string_view permission);
// The team that answers for a kind of work when nobody is named, such as "concerns" or "calls":
// set by the council under /admin/settings, else the council's first team.
TeamId answering_team(sql::Session& session, std::string_view kind);

struct NewOrganisation {
    std::string kind;  // council, district, nhs, charity, care provider, community group, ...
    std::string name;
    std::string email, phone{}, address{}, area{}, about{};
    bool uses_kith = true;
};
OrganisationId add_organisation(sql::Transaction& transaction, const NewOrganisation& organisation,
                                Instant now);
TeamId add_team(sql::Transaction& transaction, OrganisationId organisation, std::string_view name,
                Instant now);
// Says which team answers for a kind of work: "contacts", "concerns", "calls", "needs", "jobs".
void set_answering_team(sql::Transaction& transaction, std::string_view kind, TeamId team);

struct NewAccount {
    std::string name;
    std::string email;
    OrganisationId organisation;
    std::string role;                   // its name
    std::optional<TeamId> team{};
    std::string password{};             // empty: invited by link
    std::string code_secret{};          // base32; empty: set up at the first sign-in
};
// Invalid when the e-mail address is taken or the role is unknown.
Result<AccountId> add_account(sql::Transaction& transaction, const NewAccount& account,
                              Instant now);

std::vector<std::string> role_names(sql::Session& session);  // by name

// Fills roles and settings when there are none.
void install_defaults(sql::Transaction& transaction, Instant now);
// What main gives web::App: who a session or an API token is now, and the council's face.
std::optional<web::Viewer> viewer_of(sql::Session& session, const web::SessionInfo& info);
std::optional<web::Viewer> viewer_of_token(sql::Session& session, std::string_view token);
web::Council council_face(sql::Session& session);
// The council's logo for what is printed; nothing where there is none.
std::optional<Picture> council_logo(sql::Session& session);

// For the operator's command. A link to choose a password, as its token; accounts as printed lines;
// ending somebody's access at once.
std::optional<AccountId> account_with_email(sql::Session& session, std::string_view email);
std::string operator_link(sql::Transaction& transaction, AccountId account, Instant now);
std::vector<std::string> account_lines(sql::Session& session);
void suspend(sql::Transaction& transaction, AccountId account);

// What somebody leaving hands over: each slice that gives work to accounts registers one.
using Handover = void (*)(sql::Transaction& transaction, AccountId leaver,
                          std::optional<AccountId> to, Instant now);
void on_leaving(Handover handover);

// A message that carries a link to sign in, to accept an invitation or to choose a new password.
struct LinkMail {
    std::string template_id;  // invitation, sign-in-link, password-reset
    AccountId account;
    std::string email;
    std::map<std::string, std::string> values;  // name, link, inviter, organisation, expires
};
// Main says who sends them: this slice lies below messages. Set before any request.
using LinkSender = void (*)(sql::Transaction& transaction, const LinkMail& mail, Instant now);
void on_link(LinkSender send);

// A provider of sign-in for council staff by OpenID Connect, as the operator set it up.
struct Provider {
    std::string name;           // "your council account", on the button
    std::string issuer;         // exactly as its tokens say; for Entra ID that of one tenant
    std::string client_id, client_secret;
    std::string tenants{};      // Entra ID: ids of tenants whose people may come, between spaces
    std::string roles_claim = "roles";
    bool plain_http = false;    // only for trying it on this machine
};
// Set by main before any request; without one nobody is offered it.
void use_provider(const Provider& provider);

// The operator's list of passwords known from breaches; empty for what the settings name.
void use_breached_passwords(std::string file);
// Seals what was kept readable before there was a vault; for a timer.
void seal_secrets(sql::Transaction& transaction, Instant now);

// Every permission there is, from main's tables of routes, menu and API, so that roles can be given
// them. Called once before any request; doubles are dropped.
void register_permissions(std::vector<web::Permission> permissions);

// Where somebody begins after signing in, by what they may do.
html::Url landing(const web::Viewer& viewer);

// Forgets tries to sign in, links and sessions that are long over; for the nightly timer.
void forget_old(sql::Transaction& transaction, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::accounts
