#include "platform/web/sessions.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {

void forget_old(sql::Transaction& transaction, Instant now) {
    transaction.unlogged("what was only needed for a while is forgotten");
    const auto month_ago = now - std::chrono::hours(24 * 30);
    transaction.execute("DELETE FROM sign_in_attempt WHERE at < $1", month_ago);
    transaction.execute("DELETE FROM account_link WHERE expires_at < $1", month_ago);
    web::sessions::forget_old(transaction);
}

void seal_secrets(sql::Transaction& transaction, Instant) {
    transaction.unlogged("sealing changes how a secret is kept, not the secret");
    using Row = std::tuple<AccountId, std::string>;
    for (const auto& [account, secret] : transaction.all<Row>(
             "SELECT id, code_secret FROM account WHERE code_secret IS NOT NULL AND "
             "substr(code_secret, 1, 7) <> 'sealed:' ORDER BY id LIMIT 1000")) {
        transaction.execute("UPDATE account SET code_secret = $1 WHERE id = $2",
                            sealed_code(secret), account);
    }
}

}  // namespace kith::accounts
