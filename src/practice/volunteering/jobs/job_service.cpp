#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/roster.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_moved_on_at_once = 500;

void settle_offers(sql::Transaction& transaction, JobId job, std::optional<VolunteerId> taker,
                   Instant now) {
    transaction.execute(R"(
        UPDATE job_offer
           SET status = CASE WHEN volunteer_id = $2 THEN 'accepted' ELSE 'taken' END,
               answered_at = $3
         WHERE job_id = $1 AND status = 'waiting')",
                        job, taker, now);
}

Result<void> finish(sql::Transaction& transaction, const JobRow& job, const VolunteerRow& who,
                    const JobStep& step, std::string_view by_name, Instant now) {
    transaction.execute(R"(
        UPDATE job
           SET status = 'done', step = 'done', outcome = $2, closed_at = $3, version = version + 1
         WHERE id = $1)",
                        job.id, step.note, now);
    if (step.minutes > 0) {
        transaction.execute(R"(
            INSERT INTO volunteer_hours (id, volunteer_id, job_id, on_day, minutes)
            VALUES ($1, $2, $3, $4, $5))",
                            Id<JobStep>::make(now), who.id, job.id, london_day(now),
                            step.minutes);
    }
    sharing::release(transaction, job.person, job.id.text(), now);
    casework::finish_work(transaction, "job", job.id.text(), now);
    if (job.every_days) {
        open_next(transaction, job, who, now);
        return move_need_of(transaction, job, "in progress", "", by_name, now);
    }
    return move_need_of(transaction, job, "met", "", by_name, now);
}

}  // namespace

Result<JobId> make_job(sql::Transaction& transaction, const NewJob& made, Instant now) {
    const auto need = casework::need(transaction, made.need);
    if (!need) return tl::unexpected(need.error());
    if (need->closed_at) return invalid("need", "This need is closed. Open it again first.");
    if (const auto open = transaction.one<JobId>(
            "SELECT id FROM job WHERE need_id = $1 AND closed_at IS NULL", made.need)) {
        return *open;
    }
    const auto standing = people::standing(transaction, need->person, london_day(now));
    const auto id = JobId::make(now);
    const std::string area = standing ? people::ward_name(transaction, standing->ward) : "";
    transaction.execute(R"(
        INSERT INTO job (id, reference, need_id, person_id, kind, title, area, instructions,
                         checks_needed, from_at, due_at, minutes, urgent, every_days, latitude,
                         longitude, status, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'open', $17,
                $18))",
                        id, sql::free_reference(transaction, "job", 'J'),
                        made.need, need->person, made.kind,
                        made.title, area, made.instructions,
                        text::join(job_kind(made.kind).checks, ";"), made.from_at, made.due_at,
                        made.minutes, made.urgent, made.every_days,
                        standing ? standing->latitude : std::nullopt,
                        standing ? standing->longitude : std::nullopt, made.by_name, now);
    transaction.changed("job", id, "made", made.kind);
    const auto job = job_row(transaction, id);
    tell_job(transaction, *job, "A job for a volunteer: " + made.title, made.instructions,
             made.by_name, now);
    refresh_job_work(transaction, *job, now);
    return id;
}

Result<void> offer(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                   std::string_view by_name, Instant now, std::string_view reasons) {
    const auto job = job_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (job->status != "open" && job->status != "offered") {
        return invalid("volunteer", "Somebody has this job already");
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
    if (offered == 0) return {};
    transaction.execute(
        "UPDATE job SET status = 'offered', version = version + 1 WHERE id = $1", id);
    transaction.changed("job", id, "offered", volunteer.text());
    tell_job(transaction, *job, job->title + ": offered to a volunteer", {}, by_name, now);
    refresh_job_work(transaction, *job_row(transaction, id), now);
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
    settle_offers(transaction, id, volunteer, now);
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

Result<void> take_step(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                       const JobStep& step, Instant now) {
    const auto job = job_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (!step.same_request.empty() &&
        transaction.one<std::int64_t>("SELECT 1 FROM job_step WHERE same_request = $1",
                                      step.same_request)) {
        return {};
    }
    if (job->volunteer != volunteer) return problem(Forbidden{"do somebody else's job"});
    if (job->closed_at) return invalid("step", "This job is finished already");
    const auto& steps = job_kind(job->kind).steps;
    if (std::find(steps.begin(), steps.end(), step.what) == steps.end()) {
        return invalid("step", "Select what you have done");
    }
    const std::optional<std::string> same =
        step.same_request.empty() ? std::nullopt : std::optional(step.same_request);
    transaction.execute(R"(
        INSERT INTO job_step (id, job_id, at, what, note, mood, money_pence, by_name, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        Id<JobStep>::make(now), id, now, step.what, step.note, step.mood,
                        step.money, who->name, same);
    if (step.money) {
        transaction.execute("UPDATE job SET money_pence = $2 WHERE id = $1", id, step.money);
    }
    transaction.changed("job", id, step.what);
    const std::string name = who->name.for_reader();
    tell_job(transaction, *job, job->title + ": " + std::string(step_words(step.what)),
             step.note, name, now);
    if (step.what == "done") return finish(transaction, *job, *who, step, name, now);
    transaction.execute(
        "UPDATE job SET status = 'under way', step = $2, version = version + 1 WHERE id = $1", id,
        step.what);
    return move_need_of(transaction, *job, "in progress", "", name, now);
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
    }
}

html::Url path(JobId job) { return html::Url::path("/jobs/{}", job); }

}  // namespace kith::volunteering
