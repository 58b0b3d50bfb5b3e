// Settings of the installation that are changed while it runs, by name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/sql/transaction.hpp"

namespace kith::sql {

std::optional<std::string> setting(Session& session, std::string_view name);

// All of them in one statement, for pages that show several.
std::map<std::string, std::string, std::less<>> settings(Session& session);

// Sets it and logs that it changed, without the value.
void set_setting(Transaction& transaction, std::string_view name, std::string_view value);

}  // namespace kith::sql
