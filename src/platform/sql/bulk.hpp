// Many rows into one table, several to a statement: for imports. On PostgreSQL each statement is a
// journey to the server, so this is ten times as fast there as a row at a time.
//
//   sql::Bulk people(t, "INSERT INTO person (id, name)", 2, "ON CONFLICT (id) DO NOTHING");
//   for (const auto& row : rows) people.add(row.id, row.name);
//   people.finish();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/transaction.hpp"

namespace kith::sql {

class Bulk {
  public:
    // `insert` up to VALUES, how many columns it names, and what follows the rows.
    Bulk(Transaction& transaction, std::string_view insert, int columns,
         std::string_view after = {});

    template <class... Args>
    void add(const Args&... args) {
        (values_.push_back(Parameter::of(args).owned()), ...);
        added(sizeof...(Args));
    }

    // Writes what is left and gives how many rows were changed in all. Without it the last rows
    // are lost.
    std::int64_t finish();

  private:
    void added(std::size_t values);
    void write(std::size_t rows);

    Transaction& transaction_;
    std::string insert_;
    std::string after_;
    std::size_t columns_;
    std::size_t rows_each_;
    std::string whole_;
    std::vector<Parameter> values_;
    std::int64_t changed_ = 0;
};

}  // namespace kith::sql
