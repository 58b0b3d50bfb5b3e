// Everything the database holds about one thing, found from the schema itself: rows whose column
// names it, and rows that belong to those. A table added later is among them without a word more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/json.hpp"
#include "platform/sql/migration.hpp"
#include "platform/sql/transaction.hpp"

namespace kith::sql {

struct SchemaColumn {
    std::string name;
    std::string references{};  // a table, or empty
    bool number = false;
    bool required = false;  // NOT NULL
};
struct SchemaTable {
    std::string owner;  // the slice
    std::string name;
    std::vector<SchemaColumn> columns{};
};
// The tables that the migrations make and leave, with the columns added to them later, in the order
// made.
std::vector<SchemaTable> schema(std::span<const Migration> migrations = embedded_migrations());

// How the rows of one table are led to from the thing: table.column holds the id of the thing, or
// of a row of `through`.
struct Way {
    SchemaTable table;
    std::string column;
    std::vector<Way> through{};  // none, or the one way to the rows that own these
};
// The tables with rows about what `column` names (person_id), and those whose rows cannot be
// without a row of `root`, the table of the things themselves, in an order in which their rows can
// be deleted: those that lead to others first.
std::vector<Way> ways_to(std::string_view root, std::string_view column,
                         const std::vector<SchemaTable>& tables);

// The rows by each way, as objects with their columns; tables without rows are left out.
struct Held {
    std::string owner, table;
    Json::Array rows;
};
std::vector<Held> rows_about(Session& session, std::string_view id, const std::vector<Way>& ways);
// Of these things, those that rows in another table than `known` name.
std::vector<std::string> named_beyond(Session& session, const std::vector<std::string>& ids,
                                      const std::vector<Way>& ways,
                                      const std::vector<std::string>& known);
// Deletes them, and gives how many rows went from which table. The caller says why.
struct Gone {
    std::string table;
    std::int64_t rows;
};
std::vector<Gone> delete_about(Transaction& transaction, std::string_view id,
                               const std::vector<Way>& ways);

}  // namespace kith::sql
