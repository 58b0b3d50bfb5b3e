#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {
namespace {

constexpr std::string_view not_barred_already =
    "NOT EXISTS (SELECT 1 FROM volunteer_never AS own WHERE own.person_id = $2 "
    "AND own.volunteer_id = volunteer_never.volunteer_id)";

}  // namespace

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "job");
    people::take_over(transaction, merging, "pair");
    people::take_over(transaction, merging, "receipt");
    people::take_over(transaction, merging, "volunteer_never", "volunteer_id", "person_id",
                      not_barred_already);
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "job");
    people::give_back(transaction, merging, "pair");
    people::give_back(transaction, merging, "receipt");
    people::give_back(transaction, merging, "volunteer_never", "volunteer_id");
}

}  // namespace kith::volunteering
