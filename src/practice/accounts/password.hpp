// Which passwords are taken, and choosing one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/web/form.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {

inline constexpr std::size_t shortest_password = 12;
inline constexpr std::size_t longest_password = 200;

// The setting that names the operator's list of passwords known from breaches, and looking one up.
inline constexpr std::string_view breached_list_setting = "breached passwords file";
// The file's lines are HASH or HASH:COUNT, sorted, each hash the SHA-1 of a password in 40 hex
// digits, as published by Have I Been Pwned. Read by halving, so its size does not matter. Throws
// std::runtime_error when the file cannot be read.
bool is_breached(const std::string& file, std::string_view password);

// What is wrong with a new password, in a sentence; nothing when it may be used. There are no rules
// about what it is made of: only its length, and that it is not known from a breach or their own
// name or address.
std::optional<std::string> password_fault(sql::Session& session, std::string_view password,
                                          const AccountRow& account);

// Sets it and ends every other session. Hash it first (hash_password): that takes long.
void set_password(sql::Transaction& transaction, AccountId account, std::string_view hash,
                  std::string_view kept_session_id);

html::Html new_password_field(const web::FormErrors& errors);

}  // namespace kith::accounts
