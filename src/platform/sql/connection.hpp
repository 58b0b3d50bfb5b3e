// One connection: opens with the settings Kith relies on, keeps its prepared statements, opens
// again when PostgreSQL went away. Used by one thread at a time.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "platform/sql/statement.hpp"
#include "platform/sql/transaction.hpp"

struct sqlite3;

namespace kith::sql {

struct ConnectionSettings {
    std::string url;
    std::chrono::seconds statement_timeout{30};
    std::chrono::seconds wait{10};
    bool postgres() const;
};

class Connection {
  public:
    enum class Role { reader, writer };

    // Throws Unavailable when there is no database to be had.
    Connection(ConnectionSettings settings, Role role);
    ~Connection();

    bool postgres() const;
    Role role() const;

    void begin(Role purpose, Isolation isolation);
    // A connection lost here leaves it unknown whether the transaction was committed: Unavailable.
    void commit();
    void roll_back() noexcept;

    // A statement ready to be executed; the same SQL gives the same one again, unless that runs.
    Statement& prepare(std::string_view sql);
    void done_with(Statement& statement) noexcept;
    // How much of the file of SQLite is kept in memory: little, or all that work on every page of
    // it needs (BulkWork). PostgreSQL sees to that itself.
    void keep_in_memory(bool much);
    // Several statements without values.
    void script(std::string_view sql);

    // Rows changed since the transaction began, so that none goes without a reason.
    std::int64_t rows_changed = 0;

    // The connection of SQLite itself, for its online backup; null on PostgreSQL.
    struct ::sqlite3* sqlite_handle();

  private:
    void open();
    void close() noexcept;

    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kith::sql
