#include "platform/base/totp.hpp"

#include <liboath/oath.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/digits.hpp"

namespace kith {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr unsigned code_digits = 6;

void check(int answer) {
    if (answer != OATH_OK) throw std::invalid_argument(oath_strerror(answer));
}

void ready() {
    static const int started = oath_init();
    check(started);
}

struct Freer {
    void operator()(char* memory) const { std::free(memory); }
};

// The bytes that a base32 text stands for.
std::string decoded(std::string_view secret) {
    ready();
    char* bytes = nullptr;
    std::size_t length = 0;
    check(oath_base32_decode(secret.data(), secret.size(), &bytes, &length));
    const std::unique_ptr<char, Freer> owned(bytes);
    return std::string(bytes, length);
}

std::int64_t step_of(Instant when) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(when).time_since_epoch().count();
    return seconds / step_seconds;
}

std::string code_of(const std::string& key, std::int64_t step) {
    char code[code_digits + 1] = {};
    check(oath_hotp_generate(key.data(), key.size(), static_cast<std::uint64_t>(step), code_digits,
                             false, OATH_HOTP_DYNAMIC_TRUNCATION, code));
    return code;
}

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                           std::string_view("-._~").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15U];
    }
    return out;
}

}  // namespace

std::string make_totp_secret() {
    ready();
    const std::string bytes = random_bytes(20);
    char* text = nullptr;
    std::size_t length = 0;
    check(oath_base32_encode(bytes.data(), bytes.size(), &text, &length));
    const std::unique_ptr<char, Freer> owned(text);
    return std::string(text, length);
}

std::string totp_code(std::string_view secret, Instant when) {
    return code_of(decoded(secret), step_of(when));
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::optional<std::int64_t> last_used, int window) {
    std::string digits;
    for (const char c : code)
        if (c != ' ') digits += c;
    if (digits.size() != code_digits || !all_digits(digits)) return std::nullopt;
    const std::string key = decoded(secret);
    const std::int64_t current = step_of(now);
    for (std::int64_t step = current - window; step <= current + window; ++step) {
        const bool used = last_used && step <= *last_used;
        if (!used && step >= 0 && equal_in_constant_time(code_of(key, step), digits)) return step;
    }
    return std::nullopt;
}

std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    const auto name = percent_encoded(issuer);
    return "otpauth://totp/" + name + ':' + percent_encoded(account) +
           "?secret=" + percent_encoded(secret) + "&issuer=" + name;
}

}  // namespace kith
