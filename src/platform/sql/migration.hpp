// The schema's numbered history: migrations/NNNN_name.sql, in one dialect, forward only, embedded
// in the program. The first line of each names the slice that owns its tables ("-- casework").
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/database.hpp"

namespace kith::sql {

struct Migration {
    int number;
    std::string_view name;  // "0001_platform"
    std::string_view hash;  // SHA-256 of the file, in hex
    std::string_view sql;
};

// What the first line of the file says.
std::string_view owner_of(const Migration& migration);

// Those embedded in this program, by number.
std::span<const Migration> embedded_migrations();

// The database and this program do not belong together; the message tells the operator what to do.
class CannotMigrate : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Applies those the database has not had yet, each in a transaction of its own, and gives their
// names. Safe when several programs start at once. Throws CannotMigrate, having changed nothing,
// when an applied file has changed since or is unknown here (a newer program was there first), or
// when a PostgreSQL database does not sort as SQLite does.
std::vector<std::string> migrate(Database& database,
                                 std::span<const Migration> migrations = embedded_migrations());

// Throws CannotMigrate when a PostgreSQL database does not sort as SQLite does.
void check_collation(Database& database);

// Whether a Kith has ever been here.
bool has_migrations(Database& database);

// Throws CannotMigrate when the database is not Kith's, or a newer program has been there.
void check_migrations(Database& database,
                      std::span<const Migration> migrations = embedded_migrations());

// The same, and when a migration is yet to be applied: what reads every table cannot do without it.
void check_up_to_date(Database& database,
                      std::span<const Migration> migrations = embedded_migrations());

}  // namespace kith::sql
