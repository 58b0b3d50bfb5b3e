#include "platform/web/seal.hpp"

#include <sodium.h>

#include <optional>
#include <stdexcept>

#include "platform/web/flash.hpp"

namespace kith::web {

namespace {

constexpr std::size_t pad_size = 16;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string random_bytes(std::size_t count) {
    if (sodium_init() < 0) throw std::runtime_error("There is no source of randomness");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string sha256(std::string_view text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(hash), bytes_of(text), text.size());
    return hash;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
    crypto_auth_hmacsha256_final(&state, bytes_of(mac));
    return mac;
}

constexpr int base64_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64_variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), base64_variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size,
                          nullptr, base64_variant) != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

std::string combined(std::string_view a, std::string_view b) {
    std::string result(a);
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = static_cast<char>(result[i] ^ b[i]);
    }
    return result;
}

std::string csrf_core(std::string_view secret, std::string_view session_token) {
    return hmac_sha256(secret, "csrf\n" + std::string(session_token)).substr(0, pad_size);
}

std::string flash_purpose(std::string_view session_token) {
    return "flash\n" + std::string(session_token);
}

}  // namespace

std::string random_token(std::size_t bytes) { return base64url(random_bytes(bytes)); }

std::string token_hash(std::string_view token) { return base64url(sha256(token)); }

std::string mark_of(std::string_view secret, std::string_view purpose, std::string_view text) {
    return base64url(hmac_sha256(secret, std::string(purpose) + '\n' + std::string(text)));
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string sealed(std::string_view secret, std::string_view purpose, std::string_view text) {
    return std::string(text) + '.' + mark_of(secret, purpose, text);
}

std::string unsealed(std::string_view secret, std::string_view purpose, std::string_view seal) {
    const auto dot = seal.rfind('.');
    if (dot == std::string_view::npos) return {};
    const auto text = seal.substr(0, dot);
    if (!same_secret(seal.substr(dot + 1), mark_of(secret, purpose, text))) return {};
    return std::string(text);
}

std::string csrf_token(std::string_view secret, std::string_view session_token) {
    const std::string pad = random_bytes(pad_size);
    return base64url(pad + combined(csrf_core(secret, session_token), pad));
}

bool is_csrf_token(std::string_view secret, std::string_view session_token,
                   std::string_view sent) {
    if (session_token.empty() || sent.size() > 100) return false;
    const auto bytes = from_base64url(sent);
    if (!bytes || bytes->size() != 2 * pad_size) return false;
    const auto core = combined(bytes->substr(pad_size), bytes->substr(0, pad_size));
    return same_secret(core, csrf_core(secret, session_token));
}

std::string sealed_flash(std::string_view secret, std::string_view session_token,
                         std::string_view message) {
    return sealed(secret, flash_purpose(session_token), base64url(message));
}

std::string unsealed_flash(std::string_view secret, std::string_view session_token,
                           std::string_view cookie) {
    const auto text = from_base64url(unsealed(secret, flash_purpose(session_token), cookie));
    return text.value_or("");
}

}  // namespace kith::web
