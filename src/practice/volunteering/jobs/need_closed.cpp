// A need was closed by somebody else than its volunteer: nobody shall set out in vain.
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now) {
    const bool met = need.status == "met";
    for (const JobId& job : transaction.all<JobId>(
             "SELECT id FROM job WHERE need_id = $1 AND closed_at IS NULL AND "
             "(places = 1 OR $2 = 0) ORDER BY id LIMIT 100",
             need.id, met ? 1 : 0)) {
        (void)end_job(transaction, job, false, need.why, need.by_name, now);
    }
}

}  // namespace kith::volunteering
