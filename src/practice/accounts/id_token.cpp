#include "practice/accounts/id_token.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"

namespace kith::accounts {
namespace {

constexpr auto clock_skew = std::chrono::minutes(5);
constexpr std::size_t longest_token = 32 * 1024;
constexpr int least_bits = 2048;
constexpr int most_bits = 8192;
// Where people's own Microsoft accounts live: anybody can have one.
constexpr std::string_view personal_tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
constexpr std::string_view tenant_slot = "{tenantid}";

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* held) const { release(held); }
};
template <class T, void (*release)(T*)>
using Held = std::unique_ptr<T, Release<T, release>>;

using Number = Held<BIGNUM, BN_free>;
using Builder = Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Held<OSSL_PARAM, OSSL_PARAM_free>;
using KeyContext = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using Digest = Held<EVP_MD_CTX, EVP_MD_CTX_free>;

Number number_of(std::string_view bytes) {
    return Number(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                            static_cast<int>(bytes.size()), nullptr));
}

Key public_key(const ProviderKey& key) {
    const Number modulus = number_of(key.modulus);
    const Number exponent = number_of(key.exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder) return nullptr;
    if (BN_num_bits(modulus.get()) < least_bits || BN_num_bits(modulus.get()) > most_bits) {
        return nullptr;
    }
    if (!OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) ||
        !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get())) {
        return nullptr;
    }
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Key(made);
}

// A token's three parts, decoded.
struct Parts {
    Json header, claims;
    std::string signature;
    std::string_view signed_text;
};

Parsed<Json> json_of(std::string_view part) {
    const auto bytes = from_base64url(part);
    if (!bytes) return refused("A part of the token is not base64url");
    auto json = Json::parse(*bytes, 8);
    if (!json || json->object() == nullptr) return refused("A part of the token is not an object");
    return json;
}

Parsed<Parts> parts_of(std::string_view token) {
    const auto pieces = text::split(token, '.');
    if (token.size() > longest_token || pieces.size() != 3) {
        return refused("This is no signed token");
    }
    auto header = json_of(pieces[0]);
    auto claims = json_of(pieces[1]);
    auto signature = from_base64url(pieces[2]);
    if (!header) return refused(header.error());
    if (!claims) return refused(claims.error());
    if (!signature || signature->empty()) return refused("The token is not signed");
    // No extension is understood here, so none may be asked for.
    if (header->find("crit") != nullptr) return refused("The token asks for an extension");
    if (header->text_at("/alg") != "RS256") return refused("The token is not signed with RS256");
    return Parts{*std::move(header), *std::move(claims), *std::move(signature),
                 token.substr(0, pieces[0].size() + 1 + pieces[1].size())};
}

bool is_signed(const Parts& parts, const std::vector<ProviderKey>& keys) {
    const std::string_view id = parts.header.text_at("/kid");
    return std::ranges::any_of(keys, [&](const ProviderKey& key) {
        return (id.empty() || key.id == id) &&
               verify_rs256(key, parts.signed_text, parts.signature);
    });
}

std::string issuer_for(const ExpectedToken& expected, std::string_view tenant) {
    std::string issuer = expected.issuer;
    const auto slot = issuer.find(tenant_slot);
    if (slot != std::string::npos) issuer.replace(slot, tenant_slot.size(), tenant);
    return issuer;
}

bool is_for(const Json& claims, const std::string& client) {
    const Json* audience = claims.find("aud");
    if (audience == nullptr) return false;
    if (const Json* party = claims.find("azp"); party && *party != Json(client)) return false;
    if (const auto* several = audience->array()) {
        const bool named = std::ranges::count(*several, Json(client)) > 0;
        return named && (several->size() == 1 || claims.find("azp") != nullptr);
    }
    return *audience == Json(client);
}

// What is wrong with its times, or "".
std::string fault_of_times(const Json& claims, Instant now) {
    const auto at = [&](std::string_view name) -> std::optional<Instant> {
        const Json* claim = claims.find(name);
        const auto seconds = claim ? claim->integer() : std::nullopt;
        if (!seconds || *seconds < 0 || *seconds > 100'000'000'000) return std::nullopt;
        return Instant(std::chrono::seconds(*seconds));
    };
    const auto expires = at("exp");
    const auto issued = at("iat");
    if (!expires || !issued) return "The token does not say when it was made and ends";
    if (*expires + clock_skew <= now) return "The token has ended";
    if (*issued > now + clock_skew) return "The token is from the future";
    const auto begins = at("nbf");
    if (claims.find("nbf") && (!begins || *begins > now + clock_skew)) {
        return "The token does not begin yet";
    }
    return "";
}

std::vector<std::string> texts_of(const Json* claim) {
    std::vector<std::string> texts;
    if (claim == nullptr) return texts;
    if (const auto* one = claim->string()) texts.push_back(*one);
    if (const auto* several = claim->array()) {
        for (const Json& value : *several) {
            if (value.string()) texts.push_back(*value.string());
        }
    }
    return texts;
}

Claims claims_of(const Json& json, const ExpectedToken& expected) {
    const std::string tenant(json.text_at("/tid"));
    return {.issuer = std::string(json.text_at("/iss")),
            .tenant = tenant,
            .subject = std::string(json.text_at(tenant.empty() ? "/sub" : "/oid")),
            .name = std::string(json.text_at("/name")),
            .email = std::string(json.text_at("/email")),
            .roles = texts_of(json.find(expected.roles_claim))};
}

// What is wrong with who it speaks for, or "".
std::string fault_of_tenant(const Claims& claims, const ExpectedToken& expected) {
    if (claims.tenant == personal_tenant) return "Personal accounts cannot be used here";
    const bool is_allowed = expected.tenants.empty()
                                ? expected.issuer.find(tenant_slot) == std::string::npos
                                : std::ranges::count(expected.tenants, claims.tenant) > 0;
    if (!is_allowed) return "The token is of an organisation that is not allowed here";
    if (claims.subject.empty() || claims.subject.size() > 255) {
        return "The token does not say who it is for";
    }
    return "";
}

}  // namespace

std::vector<ProviderKey> keys_of(const Json& key_set) {
    std::vector<ProviderKey> keys;
    const Json* all = key_set.find("keys");
    if (all == nullptr || all->array() == nullptr) return keys;
    for (const Json& one : *all->array()) {
        const bool signs = one.find("use") == nullptr || one.text_at("/use") == "sig";
        const bool fits = one.find("alg") == nullptr || one.text_at("/alg") == "RS256";
        const auto modulus = from_base64url(one.text_at("/n"));
        const auto exponent = from_base64url(one.text_at("/e"));
        if (one.text_at("/kty") != "RSA" || !signs || !fits || !modulus || !exponent) continue;
        keys.push_back({.id = std::string(one.text_at("/kid")),
                        .modulus = *modulus,
                        .exponent = *exponent});
    }
    return keys;
}

bool verify_rs256(const ProviderKey& key, std::string_view text, std::string_view signature) {
    const Key known = public_key(key);
    const Digest digest(EVP_MD_CTX_new());
    if (!known || !digest) return false;
    if (EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, known.get()) != 1) {
        return false;
    }
    return EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
                            text.size()) == 1;
}

Parsed<std::string> key_id_of(std::string_view token) {
    return parts_of(token).map([](const Parts& parts) {
        return std::string(parts.header.text_at("/kid"));
    });
}

Parsed<Claims> check_id_token(std::string_view token, const std::vector<ProviderKey>& keys,
                              const ExpectedToken& expected, Instant now) {
    const auto parts = parts_of(token);
    if (!parts) return refused(parts.error());
    if (!is_signed(*parts, keys)) return refused("The token was not signed by the provider");
    const Json& json = parts->claims;
    Claims claims = claims_of(json, expected);
    if (claims.issuer.empty() || claims.issuer != issuer_for(expected, claims.tenant)) {
        return refused("The token is from another provider");
    }
    if (!is_for(json, expected.client_id)) return refused("The token is for another system");
    if (auto fault = fault_of_times(json, now); !fault.empty()) return refused(std::move(fault));
    const std::string_view nonce = json.text_at("/nonce");
    if (expected.nonce.empty() || !equal_in_constant_time(nonce, expected.nonce)) {
        return refused("The token answers another request");
    }
    if (auto fault = fault_of_tenant(claims, expected); !fault.empty()) {
        return refused(std::move(fault));
    }
    return claims;
}

}  // namespace kith::accounts
