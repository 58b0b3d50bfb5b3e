// Reading: SQL in, values out. A Session sees one unchanging state of the database.
//
// Placeholders are $1, $2, …, each value in its order. SQL is the one dialect both databases speak
// (dialect.cpp lists what is not in it); every statement is prepared once for each connection.
// PostgreSQL must be able to tell a placeholder's type: CAST($1 AS TEXT) where nothing else says.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/row.hpp"

namespace kith::sql {

class Connection;

// The rows of one running statement. Ends the statement when it goes.
class Cursor {
  public:
    Cursor(Connection& connection, std::string_view sql, std::span<const Parameter> values);
    ~Cursor();
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    // Moves to the next row; false after the last.
    bool next();
    Row row() { return Row(*statement_); }
    // Rows inserted, updated or deleted.
    std::int64_t affected() const;

  private:
    Connection& connection_;
    Statement* statement_;
    bool fresh_ = true;
    bool has_row_ = false;
};

class Session {
  public:
    explicit Session(Connection& connection) : connection_(connection) {}
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // Every row. Give lists a LIMIT.
    template <class T, class... Args>
    std::vector<T> all(std::string_view sql, const Args&... args) {
        std::vector<T> values;
        each<T>([&](T&& value) { values.push_back(std::move(value)); }, sql, args...);
        return values;
    }

    // The first row, or nothing.
    template <class T, class... Args>
    std::optional<T> one(std::string_view sql, const Args&... args) {
        const auto& values = detail::parameters(args...);
        Cursor cursor(connection_, sql, values);
        if (!cursor.next()) return std::nullopt;
        Row row = cursor.row();
        return detail::read_row<T>(row);
    }

    // The first row of a query that always has one, such as SELECT count(*). Throws Misuse if none.
    template <class T, class... Args>
    T value(std::string_view sql, const Args&... args) {
        auto found = one<T>(sql, args...);
        if (!found) no_row(sql);
        return *std::move(found);
    }

    // Hands over one row after another without keeping them. PostgreSQL sends the whole result
    // first, so for millions of rows ask for one stretch of keys after another.
    template <class T, class Visitor, class... Args>
    void each(Visitor&& visit, std::string_view sql, const Args&... args) {
        const auto& values = detail::parameters(args...);
        Cursor cursor(connection_, sql, values);
        while (cursor.next()) {
            Row row = cursor.row();
            visit(detail::read_row<T>(row));
        }
    }

    // For the few statements that differ between the databases; those live in platform/sql.
    bool postgres() const;

  protected:
    ~Session() = default;
    Connection& connection() { return connection_; }

  private:
    [[noreturn]] static void no_row(std::string_view sql);
    Connection& connection_;
};

// Counts the statements this thread runs while it lives, so that a test holds a page to a budget.
// BEGIN, COMMIT and the change log are not counted.
class StatementCount {
  public:
    StatementCount();
    ~StatementCount();
    StatementCount(const StatementCount&) = delete;
    StatementCount& operator=(const StatementCount&) = delete;

    int statements() const { return static_cast<int>(texts().size()); }
    // Their SQL, in the order they ran.
    std::span<const std::string> texts() const;

  private:
    std::size_t start_;
};

}  // namespace kith::sql
