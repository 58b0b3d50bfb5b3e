#include "practice/messages/messages.hpp"

namespace kith::messages {

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::take_over(transaction, merging, "message");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "message");
}

}  // namespace kith::messages
