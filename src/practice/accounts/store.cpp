#include "practice/accounts/store.hpp"

#include <set>

#include "platform/base/crypto.hpp"
#include "platform/base/email.hpp"
#include "platform/base/totp.hpp"
#include "platform/base/vault.hpp"
#include "platform/sql/settings.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view account_columns =
    "id, name, email, COALESCE(phone, ''), COALESCE(password_hash, ''), state, "
    "COALESCE(code_secret, ''), code_last_step, version";

constexpr std::string_view sealed_for = "authenticator";

}  // namespace

std::string sealed_code(std::string_view secret) { return vault::sealed(sealed_for, secret); }

std::string opened_code(const std::string& kept) {
    return kept.empty() ? "" : vault::opened(sealed_for, kept).value_or(make_totp_secret());
}

AccountRow read(sql::Row& row, sql::Into<AccountRow>) {
    return {.id = row.next<AccountId>(),
            .name = row.next<std::string>(),
            .email = row.next<std::string>(),
            .phone = row.next<std::string>(),
            .password_hash = row.next<std::string>(),
            .state = row.next<std::string>(),
            .code_secret = opened_code(row.next<std::string>()),
            .code_last_step = row.next<std::int64_t>(),
            .version = row.next<int>()};
}

AccountSummary read(sql::Row& row, sql::Into<AccountSummary>) {
    return {.id = row.next<AccountId>(),
            .name = row.next<std::string>(),
            .email = row.next<std::string>()};
}

MembershipRow read(sql::Row& row, sql::Into<MembershipRow>) {
    return {.id = row.next<std::string>(),
            .organisation = row.next<OrganisationId>(),
            .organisation_name = row.next<std::string>(),
            .role = row.next<RoleId>(),
            .role_name = row.next<std::string>(),
            .team = row.next<std::optional<TeamId>>(),
            .team_name = row.next<std::string>(),
            .needs_code = row.next<bool>(),
            .roomy = row.next<bool>()};
}

std::optional<AccountRow> account_row(sql::Session& session, AccountId account) {
    return session.one<AccountRow>(
        "SELECT " + std::string(account_columns) + " FROM account WHERE id = $1", account);
}

std::optional<AccountRow> account_by_email(sql::Session& session, std::string_view email) {
    return session.one<AccountRow>(
        "SELECT " + std::string(account_columns) + " FROM account WHERE lower(email) = lower($1)",
        email);
}

std::optional<AccountSummary> account(sql::Session& session, AccountId id) {
    return session.one<AccountSummary>("SELECT id, name, email FROM account WHERE id = $1", id);
}

std::map<std::string, std::string> names_of(sql::Session& session,
                                            const std::vector<std::string>& ids) {
    const std::set<std::string> each_once(ids.begin(), ids.end());
    sql::Arguments with;
    const auto rows = session.all<std::tuple<std::string, std::string>>(
        "SELECT id, name FROM account WHERE id IN (" + with.add_each(each_once) + ")", with);
    std::map<std::string, std::string> names;
    for (const auto& [id, name] : rows) names.emplace(id, name);
    return names;
}

std::vector<AccountSummary> holders(sql::Session& session, OrganisationId organisation,
                                    std::string_view permission) {
    return session.all<AccountSummary>(R"(
        SELECT DISTINCT account.id, account.name, account.email
          FROM account
          JOIN membership ON membership.account_id = account.id AND membership.ended_at IS NULL
          JOIN role_permission ON role_permission.role_id = membership.role_id
         WHERE membership.organisation_id = $1 AND role_permission.permission = $2
           AND account.state = 'active'
         ORDER BY account.name, account.id
         LIMIT 1000)",
                                       organisation, permission);
}

std::vector<MembershipRow> memberships(sql::Session& session, AccountId account) {
    return session.all<MembershipRow>(R"(
        SELECT membership.id, membership.organisation_id, organisation.name, membership.role_id,
               role.name, membership.team_id, COALESCE(team.name, ''), role.needs_code, role.roomy
          FROM membership
          JOIN organisation ON organisation.id = membership.organisation_id
          JOIN role ON role.id = membership.role_id
          LEFT JOIN team ON team.id = membership.team_id
         WHERE membership.account_id = $1 AND membership.ended_at IS NULL
           AND organisation.active = 1
         ORDER BY membership.since, membership.id
         LIMIT 50)",
                                      account);
}

Result<void> add_membership(sql::Transaction& transaction, AccountId account,
                            OrganisationId organisation, std::string_view role,
                            std::optional<TeamId> team, Instant now) {
    const auto known = role_by_name(transaction, role);
    if (!known) return invalid("role", "Select a role");
    transaction.execute(R"(
        INSERT INTO membership (id, account_id, organisation_id, role_id, team_id, since)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (account_id, organisation_id, role_id) WHERE ended_at IS NULL DO NOTHING)",
                        Id<MembershipRow>::make(now), account, organisation, known->id, team, now);
    transaction.changed("account", account, "given a role", role);
    return {};
}

Result<void> rename_account(sql::Transaction& transaction, AccountId account, std::string_view name,
                            int version) {
    return transaction.update_versioned(
        {.entity = "account", .id = account.string(), .what = "renamed"},
        "UPDATE account SET name = $1, version = version + 1 WHERE id = $2 AND version = $3", name,
        account, version);
}

Result<AccountId> add_account(sql::Transaction& transaction, const NewAccount& made, Instant now) {
    const auto email = Email::parse(made.email);
    if (!email) return invalid("email", email.error());
    if (account_by_email(transaction, email->text())) {
        return invalid("email", "Somebody with this e-mail address has an account already");
    }
    const auto id = AccountId::make(now);
    const bool has_password = !made.password.empty();
    transaction.execute(R"(
        INSERT INTO account (id, name, email, password_hash, state, code_secret, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                        id, made.name, email->text(),
                        has_password ? std::optional(hash_password(made.password)) : std::nullopt,
                        // A volunteer signs in by link, so an account may be active without one.
                        has_password || made.role == "Volunteer" ? "active" : "invited",
                        made.code_secret.empty() ? std::nullopt
                                                 : std::optional(sealed_code(made.code_secret)),
                        now);
    transaction.changed("account", id, "added");
    if (const auto joined =
            add_membership(transaction, id, made.organisation, made.role, made.team, now);
        !joined) {
        return tl::unexpected(joined.error());
    }
    return id;
}

}  // namespace kith::accounts
