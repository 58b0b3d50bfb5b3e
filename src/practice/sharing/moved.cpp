#include <algorithm>

#include "platform/sql/value_columns.hpp"
#include "practice/sharing/sharing.hpp"

namespace kith::sharing {

std::vector<std::string> move_involvement(sql::Transaction& transaction, PersonId from, PersonId to,
                                          const std::vector<std::string>& only) {
    // One that stands for the other person already, through the same subject, stays where it is.
    auto moving = transaction.all<std::string>(R"(
        SELECT id FROM involvement AS moving
         WHERE person_id = $1 AND NOT EXISTS
               (SELECT 1 FROM involvement AS standing
                 WHERE standing.person_id = $2 AND standing.subject_id = moving.subject_id
                   AND standing.ended_at IS NULL)
         ORDER BY id
         LIMIT 1000)",
                                               from, to);
    std::vector<std::string> moved;
    for (const std::string& id : moving) {
        const bool wanted = only.empty() || std::find(only.begin(), only.end(), id) != only.end();
        if (!wanted) continue;
        transaction.execute("UPDATE involvement SET person_id = $2 WHERE id = $1", id, to);
        moved.push_back(id);
    }
    if (!moved.empty()) transaction.changed("person", to, "involvements moved");
    return moved;
}

}  // namespace kith::sharing
