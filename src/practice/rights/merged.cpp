#include "practice/rights/rights.hpp"

namespace kith::rights {

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "rights_request");
    people::take_over(transaction, merging, "legal_hold");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "rights_request");
    people::give_back(transaction, merging, "legal_hold");
}

}  // namespace kith::rights
