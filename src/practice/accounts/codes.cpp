#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/base/totp.hpp"
#include "practice/accounts/sign_in.hpp"

namespace kith::accounts {
namespace {

constexpr std::size_t recovery_codes = 10;
constexpr std::int64_t most_wrong_codes_an_hour = 20;
constexpr auto code_step = std::chrono::seconds(30);
constexpr int demonstration_window = 20;
// Without letters and digits that are taken for one another.
constexpr std::string_view recovery_letters = "abcdefghjkmnpqrstuvwxyz23456789";

std::string make_recovery_code() {
    std::string code;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += recovery_letters[random_number() % recovery_letters.size()];
    }
    return code;
}

// However it was typed: capitals, spaces or no dashes.
std::string recovery_hash(std::string_view code) {
    std::string letters;
    for (const char c : text::lower(code)) {
        if (recovery_letters.find(c) != std::string_view::npos) letters += c;
    }
    return sha256_hex(letters);
}

bool guessing(sql::Session& session, AccountId account, Instant now) {
    return session.value<std::int64_t>(
               "SELECT count(*) FROM sign_in_attempt WHERE account_id = $1 AND at > $2 AND "
               "outcome = 'wrong code'",
               account, now - std::chrono::hours(1)) >= most_wrong_codes_an_hour;
}

}  // namespace

std::string shown_code(const AccountRow& account, Instant now) {
    const auto current = now.time_since_epoch() / code_step;
    const auto step = std::max<std::int64_t>(current, account.code_last_step + 1);
    return totp_code(account.code_secret, Instant(step * code_step));
}

bool take_code(sql::Transaction& transaction, const AccountRow& account, std::string_view code,
               Instant now) {
    if (guessing(transaction, account.id, now)) return false;
    const int window = is_demonstration(transaction) ? demonstration_window : 1;
    const auto step = totp_step(account.code_secret, code, now, account.code_last_step, window);
    if (!step) return false;
    transaction.unlogged("which code was used last is no event of its own");
    return transaction.execute(
               "UPDATE account SET code_last_step = $1 WHERE id = $2 AND code_last_step < $1",
               *step, account.id) == 1;
}

bool take_recovery_code(sql::Transaction& transaction, AccountId account, std::string_view code,
                        Instant now) {
    if (guessing(transaction, account, now)) return false;
    const auto used = transaction.execute(R"(
        UPDATE recovery_code SET used_at = $1
         WHERE account_id = $2 AND code_hash = $3 AND used_at IS NULL)",
                                          now, account, recovery_hash(code));
    if (used == 0) return false;
    transaction.changed("account", account, "used a recovery code");
    return true;
}

std::vector<std::string> renew_recovery_codes(sql::Transaction& transaction, AccountId account) {
    transaction.execute("DELETE FROM recovery_code WHERE account_id = $1", account);
    std::vector<std::string> codes;
    sql::Arguments values;
    const std::string owner = values.add(account);
    std::string rows;
    for (std::size_t i = 0; i < recovery_codes; ++i) {
        codes.push_back(make_recovery_code());
        rows += (rows.empty() ? "(" : ", (") + owner + ", " +
                values.add(recovery_hash(codes.back())) + ")";
    }
    transaction.execute_all("INSERT INTO recovery_code (account_id, code_hash) VALUES " + rows,
                            values.values());
    transaction.changed("account", account, "renewed recovery codes");
    return codes;
}

std::int64_t recovery_codes_left(sql::Session& session, AccountId account) {
    return session.value<std::int64_t>(
        "SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL", account);
}

void set_code_secret(sql::Transaction& transaction, AccountId account, std::string_view secret,
                     std::int64_t used_step) {
    transaction.execute("UPDATE account SET code_secret = $1, code_last_step = $2 WHERE id = $3",
                        sealed_code(secret), used_step, account);
    transaction.changed("account", account, "set up codes");
}

}  // namespace kith::accounts
