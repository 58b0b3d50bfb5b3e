#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_places = 12;

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
    publish_job(transaction, job, "done", now);
    if (comes_round(job, now)) {
        open_next(transaction, job, who, now);
        return move_need_of(transaction, job, "in progress", "", by_name, now);
    }
    return move_need_of(transaction, job, "met", "", by_name, now);
}

// One place of a job: a job for several is a row for each who comes.
JobId insert_job(sql::Transaction& transaction, const NewJob& made, const casework::NeedView& need,
                 const std::optional<people::Standing>& standing, int place, Instant now) {
    const auto id = JobId::make(now);
    const JobKind kind = handbook(transaction).kind(made.kind);
    const std::string area = standing ? people::ward_name(transaction, standing->ward) : "";
    transaction.execute(R"(
        INSERT INTO job (id, reference, need_id, person_id, kind, title, area, instructions,
                         checks_needed, from_at, due_at, minutes, urgent, every_days, latitude,
                         longitude, status, made_by, made_at, place, places, vehicle, language,
                         skills, health_critical, until_on, rules, rules_version,
                         experience)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'open', $17,
                $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28))",
                        id, sql::free_reference(transaction, "job", 'J'), made.need, need.person,
                        made.kind, made.title, area, made.instructions,
                        text::join(kind.checks, ";"), made.from_at, made.due_at,
                        made.minutes, made.urgent, made.every_days,
                        standing ? standing->latitude : std::nullopt,
                        standing ? standing->longitude : std::nullopt, made.by_name, now, place,
                        std::clamp(made.places, 1, most_places), made.vehicle, made.language,
                        made.skills, need.health_critical || kind.health_critical,
                        made.until_on, kind.id, kind.version, made.experience);
    transaction.changed("job", id, "made", made.kind);
    refresh_job_work(transaction, *job_row(transaction, id), now);
    return id;
}

}  // namespace

Result<JobId> make_job(sql::Transaction& transaction, const NewJob& made, Instant now) {
    const auto need = casework::need(transaction, made.need);
    if (!need) return tl::unexpected(need.error());
    if (need->closed_at) return invalid("need", "This need is closed. Open it again first.");
    if (const auto open = transaction.one<JobId>(
            "SELECT id FROM job WHERE need_id = $1 AND closed_at IS NULL ORDER BY place",
            made.need)) {
        return *open;
    }
    const auto standing = people::standing(transaction, need->person, london_day(now));
    const JobId id = insert_job(transaction, made, *need, standing, 1, now);
    for (int place = 2; place <= std::clamp(made.places, 1, most_places); ++place) {
        insert_job(transaction, made, *need, standing, place, now);
    }
    tell_job(transaction, *job_row(transaction, id), "A job for a volunteer: " + made.title,
             made.instructions, made.by_name, now);
    return id;
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
    const auto steps = handbook(transaction).kind(job->rules, job->rules_version).steps;
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

html::Url path(JobId job) { return html::Url::path("/jobs/{}", job); }

}  // namespace kith::volunteering
