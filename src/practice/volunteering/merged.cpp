#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "job");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "job");
}

}  // namespace kith::volunteering
