#include "practice/accounts/leaving.hpp"

namespace kith::accounts {
namespace {

// Filled while the program is put together, before any request; read-only from then on.
std::vector<Handover>& registered() {
    static std::vector<Handover> all;
    return all;
}

}  // namespace

void on_leaving(Handover handover) { registered().push_back(handover); }

void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now) {
    for (const Handover handover : registered()) handover(transaction, leaver, to, now);
}

}  // namespace kith::accounts
