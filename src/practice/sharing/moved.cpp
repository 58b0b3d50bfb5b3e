#include "platform/sql/value_columns.hpp"
#include "practice/sharing/sharing.hpp"

namespace kith::sharing {
namespace {

// One that stands for the other person already, through the same subject, stays where it is.
constexpr std::string_view involvements_to_move = R"(
    SELECT id FROM involvement
     WHERE person_id = $1 AND NOT EXISTS
           (SELECT 1 FROM involvement AS standing
             WHERE standing.person_id = $2 AND standing.subject_id = involvement.subject_id
               AND standing.ended_at IS NULL)
     ORDER BY id
     LIMIT 1000)";

}  // namespace

std::vector<std::string> move_person(sql::Transaction& transaction, std::string_view table,
                                     PersonId from, PersonId to) {
    auto rows = table == "involvement"
                    ? transaction.all<std::string>(involvements_to_move, from, to)
                    : transaction.all<std::string>("SELECT id FROM " + std::string(table) +
                                                       " WHERE person_id = $1 ORDER BY id "
                                                       "LIMIT 1000",
                                                   from);
    move_back(transaction, table, from, to, rows);
    return rows;
}

void move_back(sql::Transaction& transaction, std::string_view table, PersonId from, PersonId to,
               const std::vector<std::string>& rows) {
    for (const std::string& id : rows) {
        transaction.execute("UPDATE " + std::string(table) +
                                " SET person_id = $2 WHERE id = $1 AND person_id = $3",
                            id, to, from);
    }
    if (!rows.empty()) transaction.changed("person", to, "moved " + std::string(table));
}

}  // namespace kith::sharing
