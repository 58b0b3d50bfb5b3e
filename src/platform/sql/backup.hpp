// A consistent copy of the whole database while it is being used, and a look at its health.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "platform/sql/database.hpp"

namespace kith::sql {

// Writes the copy and gives it its name only when it is whole and on the disk. On SQLite it is a
// database file, opened and checked; on PostgreSQL what `pg_dump --format=custom` makes (that
// program must be installed), for pg_restore. Other work goes on meanwhile. Throws Unavailable when
// the copy cannot be made, and leaves nothing behind.
void backup(Database& database, const std::filesystem::path& path);

// What is wrong with the database's files, a sentence each: on SQLite its own integrity check and
// the foreign keys; on PostgreSQL foreign keys cannot be broken and indexes are its own matter, so
// that it answers at all is the check. Empty when all is well.
std::vector<std::string> integrity_check(Database& database);

// Lets the planner look again at what the tables hold: after an import, and once a day. Quick even
// on a large database; PostgreSQL also does it by itself.
void refresh_statistics(Database& database);

}  // namespace kith::sql
