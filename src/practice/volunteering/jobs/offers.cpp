// Who is asked, who says yes: never two at one door.
#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/asking.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/notices.hpp"
#include "practice/volunteering/jobs/roster.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_moved_on_at_once = 500;
constexpr int most_told = 50;

void settle_offers(sql::Transaction& transaction, JobId job, std::optional<VolunteerId> taker,
                   Instant now) {
    transaction.execute(R"(
        UPDATE job_offer
           SET status = CASE WHEN volunteer_id = $2 THEN 'accepted' ELSE 'taken' END,
               answered_at = $3
         WHERE job_id = $1 AND status = 'waiting')",
                        job, taker, now);
}

// Of a job for several, whether they have or are asked for another place of it.
bool comes_already(sql::Session& session, const JobRow& job, VolunteerId volunteer) {
    if (job.places == 1) return false;
    return session
        .one<std::int64_t>("SELECT 1 FROM job j WHERE j.need_id = $1 AND j.id <> $2 AND "
                           "j.closed_at IS NULL AND (j.volunteer_id = $3 OR EXISTS (SELECT 1 FROM "
                           "job_offer o WHERE o.job_id = j.id AND o.volunteer_id = $3 AND "
                           "o.status = 'waiting'))",
                           job.need, job.id, volunteer)
        .has_value();
}

// Kindly, those who were asked and not quick enough.
void tell_the_others(sql::Transaction& transaction, const JobRow& job, VolunteerId taker,
                     Instant now) {
    for (const VolunteerId& other : transaction.all<VolunteerId>(
             "SELECT volunteer_id FROM job_offer WHERE job_id = $1 AND status = 'waiting' AND "
             "volunteer_id <> $2 ORDER BY volunteer_id LIMIT $3",
             job.id, taker, most_told)) {
        tell_volunteer(transaction, job, *volunteer_row(transaction, other), "job-taken", now, now);
    }
}

}  // namespace

Result<bool> put_offer(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                       std::string_view by_name, Instant now, std::string_view reasons) {
    const auto job = job_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (job->status != "open" && job->status != "offered") {
        return invalid("volunteer", "Somebody has this job already");
    }
    if (comes_already(transaction, *job, volunteer)) {
        return invalid("volunteer", "This volunteer has another place of this job");
    }
    if (const auto why = unsuitable(transaction, *job, *who, now, Judged::to_offer)) {
        return invalid("volunteer", *why);
    }
    const auto offered = transaction.execute(R"(
        INSERT INTO job_offer (id, job_id, volunteer_id, offered_at, answer_by, reasons, status)
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting')
        ON CONFLICT (job_id, volunteer_id) WHERE status = 'waiting' DO NOTHING)",
                                             Id<JobStep>::make(now), id, volunteer, now,
                                             offer_answer_by(job->urgent, job->due_at, now),
                                             reasons);
    if (offered == 0) return false;
    transaction.execute(
        "UPDATE job SET status = 'offered', version = version + 1 WHERE id = $1", id);
    transaction.changed("job", id, "offered", volunteer.text());
    tell_job(transaction, *job, job->title + ": offered to a volunteer", {}, by_name, now);
    refresh_job_work(transaction, *job_row(transaction, id), now);
    return true;
}

Result<void> offer(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                   std::string_view by_name, Instant now, std::string_view reasons) {
    const auto fresh = put_offer(transaction, id, volunteer, by_name, now, reasons);
    if (!fresh) return tl::unexpected(fresh.error());
    if (*fresh) {
        tell_volunteer(transaction, *job_row(transaction, id),
                       *volunteer_row(transaction, volunteer), "job-offer", now, now);
    }
    return {};
}

Result<void> accept(sql::Transaction& transaction, JobId id, VolunteerId volunteer, Instant now) {
    const auto job = job_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (job->volunteer == volunteer && !job->closed_at) return {};
    const auto waiting = transaction.one<std::int64_t>(
        "SELECT 1 FROM job_offer WHERE job_id = $1 AND volunteer_id = $2 AND status = 'waiting'",
        id, volunteer);
    if (!waiting || job->volunteer || job->closed_at) {
        return invalid("job",
                       "Somebody else has taken this job. Thank you for being ready to help.");
    }
    if (unsuitable(transaction, *job, *who, now, Judged::to_accept)) {
        return invalid("job", "We cannot give you this job now. Please ring us.");
    }
    if (const auto need = casework::need(transaction, job->need); need && need->closed_at) {
        return invalid("job", "This is not needed any more. Thank you for being ready to help.");
    }
    transaction.execute(R"(
        UPDATE job
           SET status = 'accepted', volunteer_id = $2, accepted_at = $3, version = version + 1
         WHERE id = $1)",
                        id, volunteer, now);
    tell_the_others(transaction, *job, volunteer, now);
    settle_offers(transaction, id, volunteer, now);
    stop_asking(transaction, id, "", now);
    transaction.changed("job", id, "accepted", volunteer.text());
    if (who->account) {
        sharing::involve(transaction,
                         {.person = job->person,
                          .account = who->account,
                          .level = sharing::Level::job,
                          .subject_id = id.string()},
                         now);
    }
    tell_job(transaction, *job, job->title + ": taken on by a volunteer", {},
         who->name.for_reader(), now);
    refresh_job_work(transaction, *job_row(transaction, id), now);
    return move_need_of(transaction, *job, "assigned", "", who->name.for_reader(), now);
}

void move_on(sql::Transaction& transaction, Instant now) {
    for (const JobId& id : transaction.all<JobId>(
             "SELECT DISTINCT job_id FROM job_offer WHERE status = 'waiting' AND answer_by < $1 "
             "ORDER BY job_id LIMIT $2",
             now, most_moved_on_at_once)) {
        transaction.execute(R"(
            UPDATE job_offer SET status = 'no answer', answered_at = $2
             WHERE job_id = $1 AND status = 'waiting' AND answer_by < $2)",
                            id, now);
        transaction.execute(R"(
            UPDATE job SET status = 'open', version = version + 1
             WHERE id = $1 AND status = 'offered' AND NOT EXISTS
                   (SELECT 1 FROM job_offer WHERE job_id = $1 AND status = 'waiting'))",
                            id);
        transaction.changed("job", id, "no answer");
        refresh_job_work(transaction, *job_row(transaction, id), now);
        ask_next(transaction, id, now);
    }
}

}  // namespace kith::volunteering
