// One prepared statement on one connection, over SOCI's backend interface.
//
// SOCI's own rows and binds fix types before the first fetch and allocate for each execution; one
// level below, where its databases are already alike, a cell is read as the type asked for and a
// statement runs again with nothing made anew. sql_benchmark.cpp measures both.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/sql/column.hpp"

namespace soci {
class session;
}

namespace kith::sql {

class Statement {
  public:
    Statement(soci::session& session, std::string_view sql);
    ~Statement();

    // Binds, runs, and stands on the first row; false when there is none.
    bool execute(std::span<const Parameter> values);
    // Moves to the next row.
    bool fetch();
    // Lets go of rows and locks; the statement can be run again.
    void finish() noexcept;

    // Cells of the current row, counted from 0. Text is lent until the next cell is read.
    std::optional<std::string_view> text(int column);
    std::optional<std::int64_t> integer(int column);
    std::optional<double> real(int column);

    std::int64_t affected() const;
    bool writes() const;
    bool running() const;
    const std::string& sql() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kith::sql
