#include "platform/base/vault.hpp"

#include <mutex>
#include <stdexcept>

#include "platform/base/crypto.hpp"

namespace kith::vault {
namespace {

constexpr std::string_view mark = "sealed:";

struct Kept {
    std::mutex mutex;
    std::string secret;
};
Kept& kept() {
    static Kept one;
    return one;
}

}  // namespace

void use_secret(std::string_view secret) {
    const std::lock_guard lock(kept().mutex);
    kept().secret = secret;
}

bool has_secret() {
    const std::lock_guard lock(kept().mutex);
    return !kept().secret.empty();
}

std::string key_for(std::string_view purpose) {
    const std::lock_guard lock(kept().mutex);
    if (kept().secret.empty()) throw std::logic_error("the installation's secret is not known");
    return hmac_sha256(kept().secret, "kith vault " + std::string(purpose));
}

std::string sealed(std::string_view purpose, std::string_view text) {
    return std::string(mark) + base64(seal(key_for(purpose), text));
}

std::optional<std::string> opened(std::string_view purpose, std::string_view text) {
    if (!is_sealed(text)) return std::string(text);
    const auto bytes = from_base64(text.substr(mark.size()));
    if (!bytes) return std::nullopt;
    return unseal(key_for(purpose), *bytes);
}

bool is_sealed(std::string_view text) { return text.starts_with(mark); }

}  // namespace kith::vault
