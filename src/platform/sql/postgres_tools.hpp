// PostgreSQL's own programs for copies, run beside this one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::sql {

// One part of a URL as libpq reads it ("dbname", "host"), or "".
std::string postgres_part(const std::string& url, std::string_view keyword);

// Runs `words[0]` and waits for it. It finds the database of `url` in its environment, so that a
// password is not seen among the arguments. False when it failed, having said why on standard
// error. Throws Unavailable when it cannot be run at all.
bool run_postgres_tool(const std::string& url, std::vector<std::string> words);

}  // namespace kith::sql
