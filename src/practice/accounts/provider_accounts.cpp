#include "practice/accounts/provider_accounts.hpp"

#include <algorithm>

#include "platform/base/email.hpp"
#include "platform/base/text.hpp"
#include "practice/accounts/admin_store.hpp"
#include "practice/accounts/links.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view by_provider = "provider";

std::optional<AccountId> linked(sql::Session& session, const Claims& claims) {
    return session.one<AccountId>(
        "SELECT account_id FROM oidc_identity WHERE issuer = $1 AND tenant = $2 AND subject = $3",
        claims.issuer, claims.tenant, claims.subject);
}

void link(sql::Transaction& transaction, AccountId account, const Claims& claims) {
    transaction.execute(
        "INSERT INTO oidc_identity (account_id, issuer, tenant, subject) VALUES ($1, $2, $3, $4)",
        account, claims.issuer, claims.tenant, claims.subject);
    transaction.changed("account", account, "connected to the sign-in provider");
}

// The roles here that the provider's words give.
std::vector<ProviderRole> given_by(sql::Session& session, const Claims& claims) {
    auto given = provider_roles(session);
    std::erase_if(given, [&](const ProviderRole& one) {
        return std::ranges::count(claims.roles, one.value) == 0;
    });
    return given;
}

void give_roles(sql::Transaction& transaction, AccountId account,
                const std::vector<ProviderRole>& given, Instant now) {
    const auto organisation = council(transaction);
    for (const ProviderRole& one : given) {
        const auto added = transaction.execute(R"(
            INSERT INTO membership (id, account_id, organisation_id, role_id, since, given_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account_id, organisation_id, role_id) WHERE ended_at IS NULL DO NOTHING)",
                                               Id<MembershipRow>::make(now), account, organisation,
                                               one.role, now, by_provider);
        if (added > 0) transaction.changed("account", account, "given a role", one.role_name);
    }
}

// Ends what the provider gave and says no more, unless that took accounts from whoever manages
// them last.
void take_roles(sql::Transaction& transaction, AccountId account,
                const std::vector<ProviderRole>& given, Instant now) {
    using Row = std::tuple<std::string, RoleId>;
    const bool managed = somebody_manages(transaction);
    for (const auto& [membership, role] : transaction.all<Row>(
             "SELECT id, role_id FROM membership WHERE account_id = $1 AND given_by = $2 AND "
             "ended_at IS NULL ORDER BY id LIMIT 100",
             account, by_provider)) {
        const bool still = std::ranges::any_of(
            given, [&](const ProviderRole& one) { return one.role == role; });
        if (still) continue;
        transaction.execute("UPDATE membership SET ended_at = $2 WHERE id = $1", membership, now);
        if (!managed || somebody_manages(transaction)) {
            transaction.changed("account", account, "a role ended");
            continue;
        }
        transaction.execute("UPDATE membership SET ended_at = NULL WHERE id = $1", membership);
        transaction.unlogged("the last administrator keeps the role");
    }
}

Result<AccountId> invited(sql::Transaction& transaction, const Claims& claims,
                          const Journey& journey, Instant now) {
    const auto found = find_link(transaction, journey.invitation, now);
    const bool fits = found && found->purpose == Purpose::invitation;
    if (!fits || !use_link(transaction, *found, now)) {
        return invalid("", "This invitation was used before, or is too old. Ask for another one.");
    }
    link(transaction, found->account, claims);
    return found->account;
}

// A new account for somebody whom the provider gives a role.
Result<AccountId> provided(sql::Transaction& transaction, const Claims& claims,
                           const std::vector<ProviderRole>& given, Instant now) {
    const auto email = Email::parse(claims.email);
    const auto name = text::clean_line(claims.name);
    if (given.empty() || !email || !name || name->empty()) {
        return invalid("", "Nobody has invited you yet. Ask the person who manages accounts to "
                           "invite you, and open the link they send.");
    }
    if (account_by_email(transaction, email->text())) {
        return invalid("", "There is an account with your e-mail address already. Sign in to it "
                           "with its password, then connect your council account on the page "
                           "“Your account”.");
    }
    const auto id = KITH_TRY(add_account(transaction,
                                         {.name = *name,
                                          .email = std::string(email->text()),
                                          .organisation = council(transaction),
                                          .role = given.front().role_name},
                                         now));
    transaction.execute("UPDATE membership SET given_by = $2 WHERE account_id = $1", id,
                        by_provider);
    link(transaction, id, claims);
    return id;
}

Result<AccountId> find_account(sql::Transaction& transaction, const Claims& claims,
                               const Journey& journey, const std::vector<ProviderRole>& given,
                               Instant now) {
    if (const auto known = linked(transaction, claims)) {
        if (!journey.account.empty() && journey.account != known->text()) {
            return invalid("", "This council account is connected to somebody else’s account.");
        }
        return *known;
    }
    if (const auto own = AccountId::parse(journey.account); own && !journey.account.empty()) {
        link(transaction, *own, claims);
        return *own;
    }
    if (!journey.invitation.empty()) return invited(transaction, claims, journey, now);
    return provided(transaction, claims, given, now);
}

}  // namespace

ProviderRole read(sql::Row& row, sql::Into<ProviderRole>) {
    return {.value = row.next<std::string>(),
            .role = row.next<RoleId>(),
            .role_name = row.next<std::string>()};
}

std::vector<ProviderRole> provider_roles(sql::Session& session) {
    return session.all<ProviderRole>(R"(
        SELECT provider_role.value, provider_role.role_id, role.name
          FROM provider_role
          JOIN role ON role.id = provider_role.role_id
         ORDER BY provider_role.value
         LIMIT 500)");
}

Result<void> add_provider_role(sql::Transaction& transaction, std::string_view value,
                               std::string_view role, Instant now) {
    const auto known = role_by_name(transaction, role);
    if (!known) return invalid("role", "Choose a role");
    const auto added = transaction.execute(
        "INSERT INTO provider_role (value, role_id, made_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (value) DO NOTHING",
        value, known->id, now);
    if (added == 0) return invalid("value", "There is a role for this already");
    transaction.changed({"provider role", std::string(value), "added", known->name});
    return {};
}

void remove_provider_role(sql::Transaction& transaction, std::string_view value) {
    transaction.execute("DELETE FROM provider_role WHERE value = $1", value);
    transaction.changed({"provider role", std::string(value), "removed"});
}

bool is_connected(sql::Session& session, AccountId account) {
    return session
        .one<std::int64_t>("SELECT 1 FROM oidc_identity WHERE account_id = $1 LIMIT 1", account)
        .has_value();
}

void disconnect(sql::Transaction& transaction, AccountId account) {
    transaction.execute("DELETE FROM oidc_identity WHERE account_id = $1", account);
    transaction.changed("account", account, "disconnected from the sign-in provider");
}

Result<AccountRow> account_for(sql::Transaction& transaction, const Claims& claims,
                               const Journey& journey, Instant now) {
    const auto given = given_by(transaction, claims);
    const auto id = KITH_TRY(find_account(transaction, claims, journey, given, now));
    transaction.execute("UPDATE account SET state = 'active' WHERE id = $1 AND state = 'invited'",
                        id);
    transaction.unlogged("signing in for the first time makes an account active");
    give_roles(transaction, id, given, now);
    take_roles(transaction, id, given, now);
    const auto account = account_row(transaction, id);
    if (!account || account->state != "active" || memberships(transaction, id).empty()) {
        return invalid("", "This account cannot be used any more. Ask the person who manages "
                           "accounts.");
    }
    return *account;
}

}  // namespace kith::accounts
