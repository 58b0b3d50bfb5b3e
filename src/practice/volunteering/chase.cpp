// The timers of this slice.
#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/jobs/notices.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {

void chase(sql::Transaction& transaction, Instant now) {
    chase_recruitment(transaction, now);
    remind(transaction, now);
    chase_pairs(transaction, now);
}

void forget(sql::Transaction& transaction, Instant now) { forget_volunteers(transaction, now); }

}  // namespace kith::volunteering
