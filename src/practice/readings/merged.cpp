#include "practice/readings/readings.hpp"

namespace kith::readings {
namespace {

// One measurement that came to both records is theirs once.
constexpr std::string_view not_theirs_already =
    "NOT EXISTS (SELECT 1 FROM reading AS own WHERE own.person_id = $2 "
    "AND own.kind = reading.kind AND own.taken_at = reading.taken_at "
    "AND own.source = reading.source)";

}  // namespace

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "reading", "id", "person_id", not_theirs_already);
    people::take_over(transaction, merging, "reading_alert");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "reading");
    people::give_back(transaction, merging, "reading_alert");
}

}  // namespace kith::readings
