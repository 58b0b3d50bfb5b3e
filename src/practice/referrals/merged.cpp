#include "practice/referrals/referrals.hpp"

namespace kith::referrals {

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "referral");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "referral");
}

}  // namespace kith::referrals
