// Randomness, digests, passwords and sealing, by libsodium.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

// `count` bytes nobody can guess. Safe from several threads, as is everything here.
std::string random_bytes(std::size_t count);
std::uint64_t random_number();
// Random bytes written in base64url: 32 bytes make a token of 43 characters.
std::string random_token(std::size_t bytes = 32);

std::string sha256(std::string_view text);      // 32 bytes
std::string sha256_hex(std::string_view text);  // 64 characters, lower case
// 32 bytes; the key may have any length.
std::string hmac_sha256(std::string_view key, std::string_view text);

// Takes as long whatever the two hold; lengths are not secret.
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);     // + and /, padded
std::string base64url(std::string_view bytes);  // - and _, not padded
// Refuse anything but exactly what the writers above give.
Parsed<std::string> from_hex(std::string_view text);
Parsed<std::string> from_base64(std::string_view text);
Parsed<std::string> from_base64url(std::string_view text);

// What it costs to try one password, in passes over the memory and bytes of it.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory = std::size_t{64} << 20;
    // For tests and made-up accounts only.
    static constexpr PasswordCost cheapest() { return {1, 8192}; }
};

// An Argon2id hash with its salt and cost, to be stored as it is.
std::string hash_password(std::string_view password, const PasswordCost& cost = {});
bool verify_password(const std::string& hash, std::string_view password);
// Whether the hash was made at another cost and should be made anew at the next sign-in.
bool is_outdated_hash(const std::string& hash, const PasswordCost& cost = {});

// Encrypts and signs with a key of 32 random bytes (XSalsa20-Poly1305, a new nonce each time).
std::string seal(std::string_view key, std::string_view text);
// The text again; nothing if it was sealed with another key or changed since.
std::optional<std::string> unseal(std::string_view key, std::string_view sealed);

}  // namespace kith
