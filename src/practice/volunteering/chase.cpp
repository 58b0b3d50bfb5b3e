// The timers of this slice.
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {

void chase(sql::Transaction& transaction, Instant now) { chase_recruitment(transaction, now); }

void forget(sql::Transaction& transaction, Instant now) { forget_volunteers(transaction, now); }

}  // namespace kith::volunteering
