#include "practice/accounts/provider.hpp"

#include <array>
#include <mutex>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/html/url.hpp"
#include "platform/web/cookies.hpp"
#include "practice/accounts/provider_http.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view cookie = web::journey_cookie;
constexpr auto journey_lasts = std::chrono::minutes(10);
constexpr auto kept_for = std::chrono::hours(24);
// An unknown key is asked for again, but not by everybody who makes up a key.
constexpr auto ask_again_after = std::chrono::minutes(1);

struct Known {
    std::mutex mutex;
    std::optional<Provider> provider;
    Json addresses{};
    std::vector<ProviderKey> keys{};
    std::optional<Instant> addresses_at{}, keys_at{};
};
Known& known() {
    static Known one;
    return one;
}

std::string key_of(const web::App& app) { return hmac_sha256(app.secret, "council sign-in"); }

// The provider's own description (OpenID Connect Discovery 1.0), whose issuer must be the one set.
Json addresses(Instant now) {
    Known& it = known();
    const std::lock_guard lock(it.mutex);
    if (it.addresses_at && now - *it.addresses_at < kept_for) return it.addresses;
    const Provider& set = it.provider.value();
    Json read = get_json(set.issuer + "/.well-known/openid-configuration", set.plain_http);
    if (read.text_at("/issuer") != set.issuer) {
        throw std::runtime_error("the provider says that it is another issuer");
    }
    for (const char* name : {"/authorization_endpoint", "/token_endpoint", "/jwks_uri"}) {
        if (read.text_at(name).empty()) throw std::runtime_error("the provider's description lacks "
                                                                 "an address");
    }
    it.addresses = std::move(read);
    it.addresses_at = now;
    return it.addresses;
}

bool has_key(const std::vector<ProviderKey>& keys, std::string_view id) {
    for (const ProviderKey& key : keys) {
        if (id.empty() || key.id == id) return true;
    }
    return false;
}

// The keys, asked for again when a day old or when this one is not among them.
std::vector<ProviderKey> keys_with(std::string_view id, const std::string& where, Instant now) {
    Known& it = known();
    const std::lock_guard lock(it.mutex);
    const bool fresh = it.keys_at && now - *it.keys_at < kept_for;
    const bool just_asked = it.keys_at && now - *it.keys_at < ask_again_after;
    if (!fresh || (!has_key(it.keys, id) && !just_asked)) {
        it.keys = keys_of(get_json(where, it.provider.value().plain_http));
        it.keys_at = now;
    }
    return it.keys;
}

std::string with_parameters(std::string address,
                            const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [name, value] : values) {
        address += address.find('?') == std::string::npos ? '?' : '&';
        address += name + "=" + html::percent_encoded(value);
    }
    return address;
}

}  // namespace

void use_provider(const Provider& provider) {
    Known& it = known();
    const std::lock_guard lock(it.mutex);
    it.provider = provider.issuer.empty() ? std::nullopt : std::optional(provider);
    if (it.provider && it.provider->name.empty()) it.provider->name = "your council account";
    it.addresses_at.reset();
    it.keys_at.reset();
    it.keys.clear();
}

const std::optional<Provider>& provider() { return known().provider; }

Journey new_journey() {
    return {.state = random_token(), .nonce = random_token(), .verifier = random_token()};
}

void keep_journey(web::Context& context, const Journey& journey) {
    const std::array<std::string, 7> parts{
        iso_text(context.now()), journey.state,      journey.nonce,  journey.verifier,
        journey.next,            journey.invitation, journey.account};
    context.cookie(cookie, base64url(seal(key_of(context.app), text::join(parts, "\n"))),
                   static_cast<int>(std::chrono::seconds(journey_lasts).count()));
}

std::optional<Journey> journey(const web::Context& context) {
    const auto bytes = from_base64url(context.sent_cookie(cookie));
    if (!bytes) return std::nullopt;
    const auto opened = unseal(key_of(context.app), *bytes);
    if (!opened) return std::nullopt;
    const auto parts = text::split(*opened, '\n');
    if (parts.size() != 7) return std::nullopt;
    const auto made = parse_instant(parts[0]);
    if (!made || context.now() - *made > journey_lasts) return std::nullopt;
    return Journey{.state = std::string(parts[1]),
                   .nonce = std::string(parts[2]),
                   .verifier = std::string(parts[3]),
                   .next = std::string(parts[4]),
                   .invitation = std::string(parts[5]),
                   .account = std::string(parts[6])};
}

void drop_journey(web::Context& context) { context.cookie(cookie, "", 0); }

std::string authorization_address(const Journey& journey, const std::string& back, Instant now) {
    const Json where = addresses(now);
    return with_parameters(std::string(where.text_at("/authorization_endpoint")),
                           {{"response_type", "code"},
                            {"client_id", provider()->client_id},
                            {"redirect_uri", back},
                            {"scope", "openid profile email"},
                            {"state", journey.state},
                            {"nonce", journey.nonce},
                            {"code_challenge", base64url(sha256(journey.verifier))},
                            {"code_challenge_method", "S256"}});
}

Parsed<Claims> exchange(const std::string& code, const Journey& journey, const std::string& back,
                        Instant now) {
    const Json where = addresses(now);
    const Provider& set = *provider();
    const std::string form = with_parameters("?", {{"grant_type", "authorization_code"},
                                                   {"code", code},
                                                   {"redirect_uri", back},
                                                   {"code_verifier", journey.verifier}})
                                 .substr(2);
    const Json answer =
        post_form(std::string(where.text_at("/token_endpoint")), form,
                  {.user = html::percent_encoded(set.client_id),
                   .password = html::percent_encoded(set.client_secret)},
                  set.plain_http);
    const std::string token(answer.text_at("/id_token"));
    const auto key = key_id_of(token);
    if (!key) return refused(key.error());
    ExpectedToken expected{.issuer = set.issuer, .client_id = set.client_id,
                           .nonce = journey.nonce, .roles_claim = set.roles_claim};
    for (const auto tenant : text::words(set.tenants)) expected.tenants.emplace_back(tenant);
    return check_id_token(token, keys_with(*key, std::string(where.text_at("/jwks_uri")), now),
                          expected, now);
}

std::string sign_out_address(const std::string& back, Instant now) {
    const std::string where(addresses(now).text_at("/end_session_endpoint"));
    if (where.empty()) return "";
    return with_parameters(where, {{"client_id", provider()->client_id},
                                   {"post_logout_redirect_uri", back}});
}

}  // namespace kith::accounts
