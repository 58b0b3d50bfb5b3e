#include "platform/sql/connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <functional>
#include <unordered_map>
#include <vector>

#include "platform/sql/dialect.hpp"
#include "platform/sql/driver_errors.hpp"
#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

constexpr std::size_t statements_kept = 500;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

// A server that fell silent, with its machine or the line to it, is given up after a while instead
// of a quarter of an hour. What the URL says itself stands.
std::string with_timeouts(std::string url) {
    static constexpr std::pair<std::string_view, std::string_view> all[] = {
        {"connect_timeout", "5"},   {"keepalives_idle", "10"},     {"keepalives_interval", "5"},
        {"keepalives_count", "3"}, {"tcp_user_timeout", "20000"},
    };
    for (const auto& [name, value] : all) {
        if (url.find(name) != url.npos) continue;
        url += (url.find('?') == url.npos ? '?' : '&');
        url.append(name).append("=").append(value);
    }
    return url;
}

// What libpq says of a connection it cannot make: which server, which database, why; no password.
std::string last_line(std::string_view said) {
    while (!said.empty() && said.back() == '\n') said.remove_suffix(1);
    const auto line = said.substr(said.rfind('\n') + 1);
    return line.empty() ? "" : ": " + std::string(line);
}

// Pages need no memory map: measured, it reads no faster, and it counts the file as memory of the
// program. A list linked with millions of people reads from everywhere in the file: there the map
// saves a call to the system for each page, and the cache keeps a page that one batch changes a
// hundred times from being written a hundred times.
std::string sqlite_memory(Connection::Role role, bool much) {
    if (much) {
        return role == Connection::Role::writer
                   ? "PRAGMA cache_size = -400000; PRAGMA mmap_size = 17179869184;"
                     "PRAGMA wal_autocheckpoint = 200000;"
                   : "PRAGMA cache_size = -100000; PRAGMA mmap_size = 17179869184;";
    }
    return role == Connection::Role::writer
               ? "PRAGMA cache_size = -32000; PRAGMA mmap_size = 0;"
                 "PRAGMA wal_autocheckpoint = 1000;"
               : "PRAGMA cache_size = -4000; PRAGMA mmap_size = 0;";
}

std::string sqlite_settings(Connection::Role role, std::chrono::seconds wait) {
    return "PRAGMA busy_timeout = " + std::to_string(std::chrono::milliseconds(wait).count()) +
           ";" +
           (role == Connection::Role::writer ? "PRAGMA journal_mode = WAL;"
                                             : "PRAGMA query_only = 1;") +
           sqlite_memory(role, false) +
           "PRAGMA synchronous = FULL; PRAGMA foreign_keys = 1; PRAGMA temp_store = MEMORY;"
           "PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = 0;";
}

std::string postgres_settings(std::chrono::seconds statement_timeout) {
    return "SET statement_timeout = " +
           std::to_string(std::chrono::milliseconds(statement_timeout).count()) +
           "; SET lock_timeout = 10000; SET idle_in_transaction_session_timeout = 60000;"
           " SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET lc_messages = 'C';"
           " SET client_encoding = 'UTF8'; SET application_name = 'kith'";
}

}  // namespace

bool ConnectionSettings::postgres() const {
    return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

struct Connection::Parts {
    ConnectionSettings settings;
    Role role;
    bool keeps_much = false;
    std::unique_ptr<soci::session> session;
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> prepared;
    // Statements whose text was already running when they were asked for again.
    std::vector<std::unique_ptr<Statement>> second;

    sqlite_api::sqlite3* sqlite() {
        return static_cast<soci::sqlite3_session_backend*>(session->get_backend())->conn_;
    }
    PGconn* postgres() {
        return static_cast<soci::postgresql_session_backend*>(session->get_backend())->conn_;
    }
};

Connection::Connection(ConnectionSettings settings, Role role)
    : parts_(std::make_unique<Parts>()) {
    parts_->settings = std::move(settings);
    parts_->role = role;
    open();
}

Connection::~Connection() { close(); }

bool Connection::postgres() const { return parts_->settings.postgres(); }
Connection::Role Connection::role() const { return parts_->role; }

void Connection::open() {
    auto& settings = parts_->settings;
    try {
        if (postgres()) {
            parts_->session =
                std::make_unique<soci::session>(soci::postgresql, with_timeouts(settings.url));
        } else {
            if (settings.url.find('"') != settings.url.npos) {
                throw Unavailable("The path of the database may not hold a quotation mark");
            }
            parts_->session = std::make_unique<soci::session>(
                soci::sqlite3, "dbname=\"" + settings.url + "\"");
        }
    } catch (const soci::soci_error& error) {
        throw ConnectionLost(postgres() ? "The database server cannot be reached" +
                                              last_line(error.what())
                                        : "The file " + settings.url + " cannot be opened");
    }
    script(postgres() ? postgres_settings(settings.statement_timeout)
                      : sqlite_settings(parts_->role, settings.wait));
}

void Connection::close() noexcept {
    parts_->second.clear();
    parts_->prepared.clear();
    parts_->session.reset();
}

void Connection::script(std::string_view sql) {
    const std::string text(sql);
    if (!postgres()) {
        auto* lite = parts_->sqlite();
        if (sqlite_api::sqlite3_exec(lite, text.c_str(), nullptr, nullptr, nullptr) == 0) return;
        rethrow(*parts_->session, soci::soci_error(sqlite_api::sqlite3_errmsg(lite)), sql);
    }
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
        PQexec(parts_->postgres(), text.c_str()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    rethrow(*parts_->session,
            soci::postgresql_soci_error(PQresultErrorMessage(result.get()),
                                        state == nullptr ? "     " : state),
            sql);
}

void Connection::begin(Role purpose, Isolation isolation) {
    rows_changed = 0;
    if (!postgres()) {
        script(purpose == Role::writer ? "BEGIN IMMEDIATE" : "BEGIN");
        return;
    }
    const char* begin = purpose == Role::reader ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                        : isolation == Isolation::serialisable
                            ? "BEGIN ISOLATION LEVEL SERIALIZABLE"
                            : "BEGIN ISOLATION LEVEL READ COMMITTED";
    try {
        if (!parts_->session) open();
        script(begin);
    } catch (const ConnectionLost&) {
        close();
        open();
        script(begin);
    }
}

void Connection::commit() {
    try {
        script("COMMIT");
    } catch (const ConnectionLost&) {
        throw Unavailable("The connection to the database was lost while it was being written");
    }
}

void Connection::roll_back() noexcept {
    try {
        script("ROLLBACK");
    } catch (const std::exception&) {
        // Nothing was committed; begin() opens the connection anew if it is gone.
    }
}

void Connection::keep_in_memory(bool much) {
    if (postgres() || parts_->keeps_much == much) return;
    script(sqlite_memory(parts_->role, much));
    parts_->keeps_much = much;
}

Statement& Connection::prepare(std::string_view sql) {
    auto& prepared = parts_->prepared;
    const auto found = prepared.find(sql);
    if (found != prepared.end() && !found->second->running()) return *found->second;
    if (dialect_is_checked()) {
        const auto faults = dialect_faults(sql);
        if (!faults.empty()) throw Misuse(faults.front() + " in: " + std::string(sql));
    }
    auto statement = std::make_unique<Statement>(*parts_->session, sql);
    if (found != prepared.end()) return *parts_->second.emplace_back(std::move(statement));
    if (prepared.size() >= statements_kept) {
        std::erase_if(prepared, [](const auto& kept) { return !kept.second->running(); });
    }
    return *prepared.emplace(std::string(sql), std::move(statement)).first->second;
}

void Connection::done_with(Statement& statement) noexcept {
    statement.finish();
    std::erase_if(parts_->second, [&](const auto& held) { return held.get() == &statement; });
}

struct ::sqlite3* Connection::sqlite_handle() {
    return postgres() ? nullptr : reinterpret_cast<struct ::sqlite3*>(parts_->sqlite());
}

}  // namespace kith::sql
