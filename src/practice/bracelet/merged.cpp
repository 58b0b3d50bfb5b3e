#include "practice/bracelet/bracelet.hpp"

namespace kith::bracelet {

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "emergency_card");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "emergency_card");
}

}  // namespace kith::bracelet
