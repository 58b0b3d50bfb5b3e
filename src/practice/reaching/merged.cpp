#include "platform/sql/value_columns.hpp"
#include "practice/reaching/reaching.hpp"

namespace kith::reaching {
namespace {

constexpr std::string_view not_shared_already =
    "NOT EXISTS (SELECT 1 FROM cohort_shared_person AS own WHERE own.person_id = $2 "
    "AND own.share_id = cohort_shared_person.share_id)";
constexpr std::string_view not_in_round_already =
    "NOT EXISTS (SELECT 1 FROM reach_line AS own WHERE own.person_id = $2 "
    "AND own.reach_id = reach_line.reach_id)";

constexpr std::string_view resting = "reach line resting";

// A round that had both needs to reach them once: the other line rests until a split, and what it
// was is kept with its id.
void rest(sql::Transaction& transaction, const people::Merging& merging) {
    using Line = std::tuple<std::string, std::string>;
    for (const auto& [id, state] : transaction.all<Line>(
             "SELECT id, state FROM reach_line WHERE person_id = $1 AND state IN ('to reach', "
             "'tried') ORDER BY id LIMIT 1000",
             merging.merged)) {
        people::remember(transaction, merging, resting, state + "|" + id);
        transaction.execute("UPDATE reach_line SET state = 'not needed' WHERE id = $1", id);
    }
}

}  // namespace

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "cohort_shared_person", "share_id", "person_id",
                      not_shared_already);
    people::take_over(transaction, merging, "reach_line", "id", "person_id", not_in_round_already);
    rest(transaction, merging);
    transaction.unlogged("the merge itself is logged");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "cohort_shared_person", "share_id");
    people::give_back(transaction, merging, "reach_line");
    for (const std::string& one : people::remembered(transaction, merging, resting)) {
        const auto bar = one.find('|');
        transaction.execute(
            "UPDATE reach_line SET state = $2 WHERE id = $1 AND state = 'not needed'",
            one.substr(bar + 1), one.substr(0, bar));
    }
    transaction.unlogged("the split itself is logged");
}

}  // namespace kith::reaching
