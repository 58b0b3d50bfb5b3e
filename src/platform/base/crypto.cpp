#include "platform/base/crypto.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace kith {
namespace {

// libsodium must be told once before its first use.
void ready() {
    static const bool started = sodium_init() >= 0;
    if (!started) throw std::runtime_error("libsodium cannot start");
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string encoded(std::string_view bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

Parsed<std::string> decoded(std::string_view text, int variant) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(),
                                         nullptr, &length, &end, variant);
    if (failed != 0 || end != text.data() + text.size()) return refused("Text must be base64");
    bytes.resize(length);
    return bytes;
}

void check_key(std::string_view key) {
    if (key.size() != crypto_secretbox_KEYBYTES)
        throw std::invalid_argument("a sealing key has 32 bytes");
}

}  // namespace

std::string random_bytes(std::size_t count) {
    ready();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

std::uint64_t random_number() {
    ready();
    // The operating system is asked for several hundred at once: a call for each number costs more
    // than all else about an id. What was given away is wiped.
    thread_local std::array<std::uint64_t, 512> numbers;
    thread_local std::size_t left = 0;
    if (left == 0) {
        randombytes_buf(numbers.data(), sizeof numbers);
        left = numbers.size();
    }
    return std::exchange(numbers[--left], 0);
}

std::string random_token(std::size_t bytes) { return base64url(random_bytes(bytes)); }

std::string sha256(std::string_view text) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(digest), bytes_of(text), text.size());
    return digest;
}

std::string sha256_hex(std::string_view text) { return hex(sha256(text)); }

std::string hmac_sha256(std::string_view key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, bytes_of(code));
    return code;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();  // the terminating zero
    return text;
}

std::string base64(std::string_view bytes) {
    return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string base64url(std::string_view bytes) {
    return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Parsed<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(),
                                      nullptr, &length, &end);
    if (failed != 0 || end != text.data() + text.size() || hex(bytes) != text)
        return refused("Text must be pairs of 0 to 9 and a to f");
    return bytes;
}

Parsed<std::string> from_base64(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_ORIGINAL);
}

Parsed<std::string> from_base64url(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string hash_password(std::string_view password, const PasswordCost& cost) {
    ready();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    const int failed =
        crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes,
                              cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) throw std::runtime_error("not enough memory to hash a password");
    hash.resize(hash.find('\0'));
    return hash;
}

bool verify_password(const std::string& hash, std::string_view password) {
    ready();
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool is_outdated_hash(const std::string& hash, const PasswordCost& cost) {
    return hash.size() >= crypto_pwhash_STRBYTES ||
           crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory) != 0;
}

std::string seal(std::string_view key, std::string_view text) {
    check_key(key);
    std::string sealed = random_bytes(crypto_secretbox_NONCEBYTES);
    sealed.resize(sealed.size() + crypto_secretbox_MACBYTES + text.size());
    unsigned char* nonce = bytes_of(sealed);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(text), text.size(), nonce,
                          bytes_of(key));
    return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed) {
    check_key(key);
    constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < overhead) return std::nullopt;
    std::string text(sealed.size() - overhead, '\0');
    const auto box = sealed.substr(crypto_secretbox_NONCEBYTES);
    const int failed = crypto_secretbox_open_easy(bytes_of(text), bytes_of(box), box.size(),
                                                  bytes_of(sealed), bytes_of(key));
    if (failed != 0) return std::nullopt;
    return text;
}

}  // namespace kith
