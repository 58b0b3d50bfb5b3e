// SQL behind the administrator's pages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "practice/accounts/store.hpp"

namespace kith::accounts {

struct PersonLine {
    AccountId id;
    std::string name;
    std::string email;
    std::string state;
    std::string roles;  // "Call handler, Commissioner", of open memberships
    std::optional<Instant> last_seen{};
};
struct PeopleFilter {
    std::optional<OrganisationId> organisation{};
    std::string state{};                    // "" for all but those who left
    std::optional<AccountId> after{};       // the last of the page before
};
inline constexpr std::size_t people_a_page = 100;
std::vector<PersonLine> people_who_sign_in(sql::Session& session, const PeopleFilter& filter);

// Ends one role. False when it is not an open one of that account.
bool end_membership(sql::Transaction& transaction, AccountId account, std::string_view membership,
                    Instant now);
// "active", "suspended" or "left"; whoever is not active is signed out everywhere.
void set_state(sql::Transaction& transaction, AccountId account, std::string_view state);
// Whoever lost their phone sets codes up again at the next sign-in.
void forget_codes(sql::Transaction& transaction, AccountId account);
// Their work goes to `heir`, their roles end, they are signed out for good.
void let_leave(sql::Transaction& transaction, AccountId account, std::optional<AccountId> heir,
               Instant now);
// Whether anybody of the council can still manage accounts and roles: asked at the end of every
// change that could lock everybody out.
bool somebody_manages(sql::Session& session);

struct OrganisationRow {
    OrganisationId id;
    NewOrganisation details;
    bool active = true;
    int version = 1;
};
std::optional<OrganisationRow> organisation_row(sql::Session& session, OrganisationId id);
std::vector<OrganisationRow> organisation_rows(sql::Session& session);  // inactive ones too
Result<void> save_organisation(sql::Transaction& transaction, const OrganisationRow& row);
struct TeamRow {
    TeamId id;
    std::string name;
    bool active = true;
    int version = 1;
};
std::vector<TeamRow> team_rows(sql::Session& session, OrganisationId organisation);
// Every team in use, named "organisation: team", the council's first.
std::vector<TeamSummary> every_team(sql::Session& session);
Result<void> save_team(sql::Transaction& transaction, const TeamRow& row);

// Which role may do what: names of permissions by role.
std::map<std::string, std::vector<std::string>> permissions_by_role(sql::Session& session);
std::optional<RoleRow> role_row(sql::Session& session, RoleId role);
// A new role, or with a known id the change of one; Stale when the version was overtaken, Invalid
// when its name is another role's or nobody could manage accounts any more.
Result<void> save_role(sql::Transaction& transaction, const RoleRow& role, bool is_new,
                       const std::vector<std::string>& permissions);

struct TokenLine {
    std::string id;
    std::string name;
    std::string maker;
    std::string permissions;  // between spaces
    Instant made_at;
    Instant expires_at;
    std::optional<Instant> revoked_at{};
};
std::vector<TokenLine> tokens(sql::Session& session, OrganisationId organisation);
struct NewToken {
    std::string name;
    std::vector<std::string> permissions;
    Instant expires_at;
    std::string same_request{};  // one value for a form however often it is sent
};
// Gives the token, which is shown once: only its hash is kept. The same request gives the same.
std::string make_token(sql::Transaction& transaction, const web::Viewer& maker,
                       const NewToken& token, Instant now);
bool revoke_token(sql::Transaction& transaction, OrganisationId organisation, std::string_view id,
                  Instant now);

}  // namespace kith::accounts
