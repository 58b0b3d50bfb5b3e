#include "platform/sql/driver_errors.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>
#include <string>

#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

using Kind = ConstraintViolated::Kind;

// The text between `before` and the next `after`, or nothing.
std::string between(std::string_view text, std::string_view before, std::string_view after) {
    const auto found = text.find(before);
    if (found == text.npos) return {};
    text.remove_prefix(found + before.size());
    return std::string(text.substr(0, text.find(after)));
}

// What a unique index of SQLite covers is all its message says ("need.team_id, need.place"). This
// finds the index's declared name, or makes the one PostgreSQL would have given.
std::string sqlite_unique_name(sqlite_api::sqlite3* connection, const std::string& columns) {
    if (const auto named = between(columns, "index '", "'"); !named.empty()) return named;
    const std::string table = columns.substr(0, columns.find('.'));
    std::string wanted;
    for (std::size_t at = 0; at < columns.size();) {
        const auto end = std::min(columns.find(", ", at), columns.size());
        const auto dot = columns.find('.', at);
        wanted += (wanted.empty() ? "" : "_") + columns.substr(dot + 1, end - dot - 1);
        at = end == columns.size() ? end : end + 2;
    }
    constexpr const char* query =
        "SELECT list.name, list.origin FROM pragma_index_list(?1) AS list WHERE list.\"unique\" "
        "AND (SELECT group_concat(name, '_') FROM (SELECT name FROM pragma_index_info(list.name) "
        "ORDER BY seqno)) = ?2";
    sqlite_api::sqlite3_stmt* raw = nullptr;
    if (sqlite_api::sqlite3_prepare_v2(connection, query, -1, &raw, nullptr) != SQLITE_OK) {
        return wanted;
    }
    const std::unique_ptr<sqlite_api::sqlite3_stmt, int (*)(sqlite_api::sqlite3_stmt*)> statement(
        raw, &sqlite_api::sqlite3_finalize);
    sqlite_api::sqlite3_bind_text(raw, 1, table.c_str(), -1, nullptr);
    sqlite_api::sqlite3_bind_text(raw, 2, wanted.c_str(), -1, nullptr);
    const auto cell = [&](int column) {
        return std::string(
            reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(raw, column)));
    };
    if (sqlite_api::sqlite3_step(raw) != SQLITE_ROW) return table + "_pkey";
    const auto origin = cell(1);
    if (origin == "c") return cell(0);
    return origin == "pk" ? table + "_pkey" : table + "_" + wanted + "_key";
}

[[noreturn]] void throw_sqlite_constraint(sqlite_api::sqlite3* connection, int code,
                                          const std::string& message) {
    const auto told = between(message, "constraint failed: ", "\n");
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            throw ConstraintViolated(Kind::unique, sqlite_unique_name(connection, told));
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw ConstraintViolated(Kind::foreign_key, {});
        case SQLITE_CONSTRAINT_NOTNULL:
            throw ConstraintViolated(Kind::not_null, told);
        default:
            throw ConstraintViolated(Kind::check, told);
    }
}

[[noreturn]] void rethrow_sqlite(sqlite_api::sqlite3* connection, const std::string& message,
                                 std::string_view sql) {
    const int code = sqlite_api::sqlite3_extended_errcode(connection);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            throw_sqlite_constraint(connection, code, sqlite_api::sqlite3_errmsg(connection));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Conflict("The database is busy");
        case SQLITE_FULL:
            throw Unavailable("The disk of the database is full");
        case SQLITE_IOERR:
            throw Unavailable("The file of the database cannot be read or written");
        case SQLITE_CANTOPEN:
            throw Unavailable("The file of the database cannot be opened");
        case SQLITE_READONLY:
            throw Unavailable("The database may not be written");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Unavailable("The file is damaged or is not a database");
        case SQLITE_NOMEM:
            throw Unavailable("The database has no memory left");
        default:
            throw Misuse("SQLite cannot run this: " + message + " in: " + std::string(sql));
    }
}

[[noreturn]] void throw_postgres_constraint(std::string_view state, const std::string& message) {
    const auto name = between(message, "constraint \"", "\"");
    if (state == "23505" || state == "23P01") throw ConstraintViolated(Kind::unique, name);
    if (state == "23503") throw ConstraintViolated(Kind::foreign_key, name);
    if (state == "23502") {
        throw ConstraintViolated(Kind::not_null, between(message, "relation \"", "\"") + "." +
                                                     between(message, "column \"", "\""));
    }
    throw ConstraintViolated(Kind::check, name);
}

[[noreturn]] void rethrow_postgres(PGconn* connection, std::string_view state,
                                   const std::string& message, std::string_view sql) {
    const auto group = state.substr(0, 2);
    if (group == "23") throw_postgres_constraint(state, message);
    if (state == "40001" || state == "40P01" || state == "55P03") {
        throw Conflict("Another transaction was in the way");
    }
    if (connection == nullptr || PQstatus(connection) == CONNECTION_BAD || group == "08" ||
        state == "57P01" || state == "57P02" || state == "57P03") {
        throw ConnectionLost("The connection to the database was lost");
    }
    if (state == "53100") throw Unavailable("The disk of the database is full");
    if (group == "53") throw Unavailable("The database has no room for more work");
    if (group == "58" || group == "XX") throw Unavailable("The database server has failed");
    if (state == "57014") throw Unavailable("The database took too long");
    if (state == "25006") throw Misuse("A read may not write: " + std::string(sql));
    const bool about_names = group == "42" && message.find("invalid input") == message.npos;
    throw Misuse("PostgreSQL cannot run this (" + std::string(state) + "): " +
                 (about_names ? message + " in: " : "") + std::string(sql));
}

}  // namespace

void rethrow(soci::session& session, const soci::soci_error& error, std::string_view sql) {
    const std::string message = error.what();
    sql = sql.substr(0, 400);
    // SOCI keeps the types of its backends to itself, so they are told apart by name.
    auto* backend = session.get_backend();
    if (session.get_backend_name() == "sqlite3") {
        rethrow_sqlite(static_cast<soci::sqlite3_session_backend*>(backend)->conn_, message, sql);
    }
    const auto* told = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    rethrow_postgres(static_cast<soci::postgresql_session_backend*>(backend)->conn_,
                     told ? told->sqlstate() : "", message, sql);
}

}  // namespace kith::sql
