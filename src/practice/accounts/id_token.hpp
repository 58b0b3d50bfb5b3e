// Whether an ID token of OpenID Connect says what it must: pure functions of its text, the
// provider's keys and the time. The rules are those of OpenID Connect Core 1.0 §3.1.3.7, and for
// Entra ID those of Microsoft's claims reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/json.hpp"

namespace kith::accounts {

// An RSA key of the provider's, as bytes.
struct ProviderKey {
    std::string id;
    std::string modulus, exponent;
};
// The RSA keys for signatures in a JSON Web Key Set (RFC 7517); others are passed over.
std::vector<ProviderKey> keys_of(const Json& key_set);

struct ExpectedToken {
    std::string issuer;     // may hold {tenantid}, which is then the token's own tenant
    std::string client_id;
    std::string nonce;
    std::vector<std::string> tenants{};  // empty: only the issuer decides
    std::string roles_claim = "roles";
};

// Who signed in. `tenant` and `subject` name them for good; name and e-mail may change and belong
// to somebody else tomorrow, so they only fill in a new account.
struct Claims {
    std::string issuer, tenant, subject;
    std::string name, email;
    std::vector<std::string> roles{};
};

// The id of the key that signed it, "" when it names none; refused unless it says RS256.
Parsed<std::string> key_id_of(std::string_view token);
Parsed<Claims> check_id_token(std::string_view token, const std::vector<ProviderKey>& keys,
                              const ExpectedToken& expected, Instant now);

// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3), by OpenSSL; false for keys under 2048 bits.
bool verify_rs256(const ProviderKey& key, std::string_view text, std::string_view signature);

}  // namespace kith::accounts
