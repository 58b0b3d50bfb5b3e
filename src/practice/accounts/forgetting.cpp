#include "platform/web/sessions.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::accounts {

void forget_old(sql::Transaction& transaction, Instant now) {
    transaction.unlogged("what was only needed for a while is forgotten");
    const auto month_ago = now - std::chrono::hours(24 * 30);
    transaction.execute("DELETE FROM sign_in_attempt WHERE at < $1", month_ago);
    transaction.execute("DELETE FROM account_link WHERE expires_at < $1", month_ago);
    web::sessions::forget_old(transaction);
}

}  // namespace kith::accounts
