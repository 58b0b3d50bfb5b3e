#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/told.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_jobs = 100;

}  // namespace

void person_died(sql::Transaction& transaction, PersonId person, Instant now) {
    for (const JobId& id : transaction.all<JobId>(
             "SELECT id FROM job WHERE person_id = $1 AND closed_at IS NULL ORDER BY id LIMIT $2",
             person, most_jobs)) {
        const auto job = job_row(transaction, id);
        if (!job) continue;
        (void)end_job(transaction, id, false, "They have died", "Kith", now);
        if (!job->volunteer) continue;
        ask_to_tell(transaction, *job, *job->volunteer, "died", "", now);
    }
}

}  // namespace kith::volunteering
