// Test support: a made provider that signs tokens, right and wrong ones.
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>

#include "platform/base/crypto.hpp"
#include "practice/accounts/id_token.hpp"

namespace kith::accounts::made {

inline std::string bytes_of(const BIGNUM* number) {
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

// An RSA key pair under a name.
class Signer {
  public:
    explicit Signer(std::string id, unsigned bits = 2048)
        : id_(std::move(id)), key_(EVP_RSA_gen(bits), EVP_PKEY_free) {}

    ProviderKey key() const {
        return {.id = id_, .modulus = part(OSSL_PKEY_PARAM_RSA_N),
                .exponent = part(OSSL_PKEY_PARAM_RSA_E)};
    }
    Json jwk() const {
        return Json::object({{"kty", "RSA"}, {"use", "sig"}, {"alg", "RS256"}, {"kid", id_},
                             {"n", base64url(key().modulus)}, {"e", base64url(key().exponent)}});
    }
    std::string sign(const std::string& text) const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(),
                                                                             EVP_MD_CTX_free);
        std::string signature(1024, '\0');
        std::size_t size = signature.size();
        EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get());
        EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size());
        signature.resize(size);
        return signature;
    }
    std::string token(const Json& claims, std::string_view algorithm = "RS256") const {
        const Json header = Json::object({{"alg", algorithm}, {"kid", id_}, {"typ", "JWT"}});
        const std::string text = base64url(header.print()) + "." + base64url(claims.print());
        return text + "." + base64url(sign(text));
    }

  private:
    std::string part(const char* name) const {
        BIGNUM* number = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &number);
        const std::unique_ptr<BIGNUM, decltype(&BN_free)> held(number, BN_free);
        return bytes_of(number);
    }

    std::string id_;
    std::shared_ptr<EVP_PKEY> key_;
};

inline std::int64_t seconds(Instant at) {
    return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

}  // namespace kith::accounts::made
