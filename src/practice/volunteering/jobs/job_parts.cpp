#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {
void tell_job(sql::Transaction& transaction, const JobRow& job, std::string headline,
              const Private& body, std::string_view by_name, Instant now) {
    casework::tell(transaction,
                   {.person = job.person,
                    .kind = "job",
                    .subject_id = job.id.string(),
                    .headline = std::move(headline),
                    .body = body,
                    .by_name = std::string(by_name)},
                   now);
}

Result<void> move_need_of(sql::Transaction& transaction, const JobRow& job,
                          std::string_view status, std::string_view reason,
                          std::string_view by_name, Instant now) {
    const auto need = casework::need(transaction, job.need);
    if (!need) return tl::unexpected(need.error());
    // Somebody may have closed the need, or be ahead of the job, while the volunteer was out.
    if (need->closed_at || need->status == status) return {};
    // Of several who do it together the first to finish does not meet the need, and one who
    // cannot come does not make it wait.
    const bool others = transaction
                            .one<std::int64_t>("SELECT 1 FROM job WHERE need_id = $1 AND id <> $2 "
                                               "AND closed_at IS NULL AND volunteer_id IS NOT NULL",
                                               job.need, job.id)
                            .has_value();
    if (others && (status != "in progress" || need->status == "in progress")) {
        return need->status == "waiting"
                   ? casework::move_need(transaction, job.need, "assigned", "", by_name, now)
                   : Result<void>{};
    }
    return casework::move_need(transaction, job.need, status, reason, by_name, now);
}

bool comes_round(const JobRow& job, Instant now) {
    if (!job.every_days) return false;
    return !job.until_on || london_day(next_due(job.due_at, *job.every_days, now)) <= *job.until_on;
}

JobId open_next(sql::Transaction& transaction, const JobRow& done, const VolunteerRow& volunteer,
                Instant now) {
    const auto id = JobId::make(now);
    const JobKind kind = handbook(transaction).kind(done.kind);
    const Instant due_at = next_due(done.due_at, done.every_days.value_or(7), now);
    transaction.execute(R"(
        INSERT INTO job (id, reference, need_id, person_id, kind, title, area, instructions,
                         checks_needed, due_at, minutes, urgent, every_days, latitude, longitude,
                         status, volunteer_id, made_by, made_at, accepted_at, place, places,
                         vehicle, language, skills, health_critical, until_on, rules,
                         rules_version, experience)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13, $14, 'accepted', $15,
                $16, $17, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27))",
                        id, sql::free_reference(transaction, "job", 'J'), done.need, done.person,
                        done.kind,
                        done.title, done.area, done.instructions,
                        text::join(kind.checks, ";"), due_at, done.minutes,
                        done.every_days, done.latitude, done.longitude, volunteer.id,
                        volunteer.name, now, done.place, done.places, done.vehicle, done.language,
                        done.skills, done.health_critical, done.until_on, kind.id,
                        kind.version, done.experience);
    transaction.changed("job", id, "next of a regular job", done.id.text());
    if (volunteer.account) {
        sharing::involve(transaction,
                         {.person = done.person,
                          .account = volunteer.account,
                          .level = sharing::Level::job,
                          .subject_id = id.string()},
                         now);
    }
    refresh_job_work(transaction, *job_row(transaction, id), now);
    return id;
}

}  // namespace kith::volunteering
