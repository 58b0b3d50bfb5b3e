#include "practice/accounts/sign_in.hpp"

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/gate.hpp"
#include "platform/web/seal.hpp"

namespace kith::accounts {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::string_view words_of(Tried outcome) {
    switch (outcome) {
        case Tried::signed_in: return "signed in";
        case Tried::wrong_password: return "wrong password";
        case Tried::wrong_code: return "wrong code";
    }
    return "wrong password";
}

// What a password is compared with when nobody has the e-mail address.
const std::string& nobodys_hash() {
    static const std::string hash = hash_password(random_token());
    return hash;
}

void keep_hash_up_to_date(sql::Database& database, const AccountRow& account,
                          std::string_view password) {
    if (!is_outdated_hash(account.password_hash)) return;
    const std::string hash = hash_password(password);
    database.write({.account_id = account.id.string(), .source = "web"},
                   [&](sql::Transaction& transaction) {
                       transaction.unlogged("the same password, kept more safely");
                       transaction.execute(
                           "UPDATE account SET password_hash = $1 WHERE id = $2 AND "
                           "password_hash = $3",
                           hash, account.id, account.password_hash);
                   });
}

}  // namespace

Caller caller_of(const web::Context& context, std::string_view email) {
    return {.email_mark = web::mark_of(context.app.secret, "sign-in attempt", text::lower(email)),
            .address = web::address_key(context.request.remote_address)};
}

seconds wait_after(std::int64_t failures) {
    if (failures < 5) return seconds(0);
    const auto doublings = std::min<std::int64_t>(failures - 5, 10);
    return std::min<seconds>(seconds(15) * (std::int64_t{1} << doublings), minutes(15));
}

seconds still_to_wait(sql::Session& session, const Caller& caller, Instant now) {
    const Instant since = now - hours(1);
    using Row = std::tuple<std::int64_t, std::optional<Instant>>;
    const auto [failures, last] = session.value<Row>(R"(
        SELECT count(*), MAX(at)
          FROM sign_in_attempt
         WHERE email_hash = $1 AND address = $2 AND at > $3 AND outcome <> 'signed in'
           AND at > COALESCE((SELECT MAX(at)
                                FROM sign_in_attempt
                               WHERE email_hash = $1 AND address = $2
                                 AND outcome = 'signed in'), ''))",
                                                     caller.email_mark, caller.address, since);
    if (!last) return seconds(0);
    const auto left = std::chrono::ceil<seconds>(*last + wait_after(failures) - now);
    return std::max(left, seconds(0));
}

void note_attempt(sql::Transaction& transaction, const Caller& caller,
                  std::optional<AccountId> account, Tried outcome, Instant now) {
    transaction.unlogged("tries to sign in are a record of their own");
    transaction.execute(R"(
        INSERT INTO sign_in_attempt (id, account_id, email_hash, address, at, outcome)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<Caller>::make(now), account, caller.email_mark, caller.address, now,
                        words_of(outcome));
}

std::optional<AccountRow> check_password(sql::Database& database, std::string_view email,
                                         std::string_view password) {
    bool allowed = false;
    const auto account = database.read([&](sql::Session& session) {
        auto found = account_by_email(session, email);
        allowed = found && !found->password_hash.empty() && may_sign_in(session, *found);
        return found;
    });
    const bool right = verify_password(allowed ? account->password_hash : nobodys_hash(), password);
    if (!allowed || !right) return std::nullopt;
    keep_hash_up_to_date(database, *account, password);
    return account;
}

bool may_sign_in(sql::Session& session, const AccountRow& account) {
    return account.state == "active" && !memberships(session, account.id).empty();
}

bool needs_code(sql::Session& session, AccountId account) {
    const auto all = memberships(session, account);
    return std::any_of(all.begin(), all.end(),
                       [](const MembershipRow& membership) { return membership.needs_code; });
}

bool is_demonstration(sql::Session& session) {
    return sql::setting(session, "demonstration").has_value();
}

}  // namespace kith::accounts
