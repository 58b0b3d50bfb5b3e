#include "practice/accounts/pending.hpp"

#include <array>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/web/cookies.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view cookie = web::signing_in_cookie;
constexpr auto longest = std::chrono::minutes(15);
constexpr char between = '\n';

std::string key_of(const web::App& app) { return hmac_sha256(app.secret, "signing in"); }

}  // namespace

void keep_pending(web::Context& context, const Pending& pending) {
    const std::array<std::string, 4> parts{iso_text(context.now()), pending.account.string(),
                                           pending.secret, pending.next};
    const auto sealed = seal(key_of(context.app), text::join(parts, std::string(1, between)));
    context.cookie(cookie, base64url(sealed),
                   static_cast<int>(std::chrono::seconds(longest).count()));
}

std::optional<Pending> pending(const web::Context& context) {
    const auto bytes = from_base64url(context.sent_cookie(cookie));
    if (!bytes) return std::nullopt;
    const auto opened = unseal(key_of(context.app), *bytes);
    if (!opened) return std::nullopt;
    const auto parts = text::split(*opened, between);
    if (parts.size() != 4) return std::nullopt;
    const auto made = parse_instant(parts[0]);
    const auto account = AccountId::parse(parts[1]);
    if (!made || !account || context.now() - *made > longest) return std::nullopt;
    return Pending{.account = *account,
                   .secret = std::string(parts[2]),
                   .next = std::string(parts[3])};
}

void drop_pending(web::Context& context) { context.cookie(cookie, "", 0); }

}  // namespace kith::accounts
