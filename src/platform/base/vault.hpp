// Secrets that must be read again, sealed with the installation's secret, which lies in the data
// folder and never in the database: a copy of the database alone opens none of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::vault {

// Says what the installation's secret is. Once, by the program that runs, before any other use.
void use_secret(std::string_view secret);
bool has_secret();

// A key of 32 bytes for one purpose, made from the secret; one purpose's says nothing of another's.
// Throws std::logic_error when there is no secret.
std::string key_for(std::string_view purpose);

// A text sealed for a purpose, to be kept in the database: "sealed:" and base64.
std::string sealed(std::string_view purpose, std::string_view text);
// The text again. What was never sealed (kept before there was a vault) comes back as it is;
// nothing when it was sealed with another secret or changed.
std::optional<std::string> opened(std::string_view purpose, std::string_view kept);
bool is_sealed(std::string_view kept);

}  // namespace kith::vault
