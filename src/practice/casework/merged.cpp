// What casework knows of a record that turned out to be another person's.
#include <array>

#include "platform/sql/value_columns.hpp"
#include "practice/casework/casework.hpp"

namespace kith::casework {
namespace {

constexpr std::array<std::string_view, 6> tables{"contact", "need", "note", "concern", "story",
                                                 "work"};

}  // namespace

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    for (const std::string_view table : tables) people::take_over(transaction, merging, table);
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    for (const std::string_view table : tables) people::give_back(transaction, merging, table);
}

std::vector<AccountId> working_with(sql::Session& session, PersonId person) {
    return session.all<AccountId>(R"(
        SELECT account_id FROM work
         WHERE person_id = $1 AND done_at IS NULL AND account_id IS NOT NULL
         UNION
        SELECT account_id FROM need
         WHERE person_id = $1 AND closed_at IS NULL AND account_id IS NOT NULL
         LIMIT 100)",
                                  person);
}

}  // namespace kith::casework
