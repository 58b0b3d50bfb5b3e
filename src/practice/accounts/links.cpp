#include "practice/accounts/links.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"

namespace kith::accounts {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::int64_t most_an_hour = 5;

std::string_view purpose_name(Purpose purpose) {
    switch (purpose) {
        case Purpose::invitation: return "invitation";
        case Purpose::sign_in: return "sign in";
        case Purpose::reset: return "reset";
    }
    return "sign in";
}

Purpose purpose_named(std::string_view name) {
    if (name == "invitation") return Purpose::invitation;
    return name == "reset" ? Purpose::reset : Purpose::sign_in;
}

std::string template_of(Purpose purpose) {
    switch (purpose) {
        case Purpose::invitation: return "invitation";
        case Purpose::sign_in: return "sign-in-link";
        case Purpose::reset: return "password-reset";
    }
    return "sign-in-link";
}

// Set once while the program is put together, before any request.
LinkSender& sender() {
    static LinkSender set = nullptr;
    return set;
}

}  // namespace

void on_link(LinkSender send) { sender() = send; }

minutes lasts(Purpose purpose) {
    switch (purpose) {
        case Purpose::invitation: return hours(24 * 7);
        case Purpose::sign_in: return minutes(20);
        case Purpose::reset: return hours(1);
    }
    return minutes(20);
}

Link read(sql::Row& row, sql::Into<Link>) {
    return {.id = row.next<std::string>(),
            .account = row.next<AccountId>(),
            .purpose = purpose_named(row.next<std::string>())};
}

std::optional<std::string> make_link(sql::Transaction& transaction, AccountId account,
                                     Purpose purpose, Instant now) {
    const auto recent = transaction.value<std::int64_t>(
        "SELECT count(*) FROM account_link WHERE account_id = $1 AND made_at > $2", account,
        now - hours(1));
    if (recent >= most_an_hour) return std::nullopt;
    const std::string token = random_token();
    transaction.execute(R"(
        INSERT INTO account_link (id, account_id, purpose, token_hash, made_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<Link>::make(now), account, purpose_name(purpose), sha256_hex(token), now,
                        now + lasts(purpose));
    transaction.changed("account", account, "sent a link", purpose_name(purpose));
    return token;
}

std::optional<Link> find_link(sql::Session& session, std::string_view token, Instant now) {
    return session.one<Link>(R"(
        SELECT id, account_id, purpose
          FROM account_link
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2)",
                             sha256_hex(token), now);
}

bool use_link(sql::Transaction& transaction, const Link& link, Instant now) {
    const auto used = transaction.execute(
        "UPDATE account_link SET used_at = $1 WHERE id = $2 AND used_at IS NULL", now, link.id);
    if (used == 0) return false;
    transaction.changed("account", link.account, "used a link", purpose_name(link.purpose));
    return true;
}

std::optional<std::string> send_link(web::Context& context, sql::Transaction& transaction,
                                     const AccountRow& account, Purpose purpose,
                                     std::string_view inviter) {
    const Instant now = context.now();
    const auto token = make_link(transaction, account.id, purpose, now);
    if (!token) return std::nullopt;
    const std::string address = context.app.base_url + "/sign-in/link/" + *token;
    const auto joined = memberships(transaction, account.id);
    if (sender() != nullptr) {
        sender()(transaction,
                 {.template_id = template_of(purpose),
                  .account = account.id,
                  .email = account.email,
                  .values = {{"name", account.name},
                             {"link", address},
                             {"inviter", std::string(inviter)},
                             {"organisation",
                              joined.empty() ? "" : joined.front().organisation_name},
                             {"expires", written(now + lasts(purpose))}}},
                 now);
    }
    return address;
}

}  // namespace kith::accounts
