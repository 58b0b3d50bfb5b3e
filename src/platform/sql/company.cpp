#include "platform/sql/company.hpp"

#include <sqlite3.h>

#include <memory>

#include "platform/sql/errors.hpp"
#include "platform/sql/pool.hpp"

namespace kith::sql {
namespace {

// A number that SQLite changes when another connection than this one has written.
std::int64_t version_of_others(Connection& connection) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(connection.sqlite_handle(), "PRAGMA data_version", -1, &made,
                           nullptr) != SQLITE_OK) {
        throw Unavailable("The database cannot say whether it was changed");
    }
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(made, &sqlite3_finalize);
    return sqlite3_step(made) == SQLITE_ROW ? sqlite3_column_int64(made, 0) : 0;
}

}  // namespace

Company::Company(Database& database) : database_(database) { came(); }

bool Company::came() {
    if (database_.postgres()) return false;
    auto& pool = database_.pool();
    auto& writer = pool.take(Connection::Role::writer);
    std::int64_t programs = 0;
    try {
        programs = version_of_others(writer);
    } catch (...) {
        pool.give_back(writer);
        throw;
    }
    pool.give_back(writer);
    const std::int64_t threads = pool.writes_beside_bulk();
    const bool somebody = threads != threads_ || programs != programs_;
    threads_ = threads;
    programs_ = programs;
    return somebody;
}

}  // namespace kith::sql
