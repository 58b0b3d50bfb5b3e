#include "platform/web/seal.hpp"

#include "platform/base/crypto.hpp"
#include "platform/web/flash.hpp"

namespace kith::web {

namespace {

constexpr std::size_t pad_size = 16;

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

std::string token_hash(std::string_view token) { return base64url(sha256(token)); }

std::string mark_of(std::string_view secret, std::string_view purpose, std::string_view text) {
    return base64url(hmac_sha256(secret, std::string(purpose) + '\n' + std::string(text)));
}

std::string sealed(std::string_view secret, std::string_view purpose, std::string_view text) {
    return std::string(text) + '.' + mark_of(secret, purpose, text);
}

std::string unsealed(std::string_view secret, std::string_view purpose, std::string_view seal) {
    const auto dot = seal.rfind('.');
    if (dot == std::string_view::npos) return {};
    const auto text = seal.substr(0, dot);
    if (!equal_in_constant_time(seal.substr(dot + 1), mark_of(secret, purpose, text))) return {};
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
    return equal_in_constant_time(core, csrf_core(secret, session_token));
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
