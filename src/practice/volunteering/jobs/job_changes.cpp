// What may happen to a job besides being done: somebody says no, gives it back, or it ends.
#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/jobs/asking.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/notices.hpp"
#include "practice/volunteering/jobs/told.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "practice/volunteering/shifts/shift.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_jobs_in_hand = 200;
constexpr auto a_day = std::chrono::hours(24);

// A job without a waiting offer is open again.
void open_if_nobody_is_asked(sql::Transaction& transaction, JobId job) {
    transaction.execute(R"(
        UPDATE job SET status = 'open', version = version + 1
         WHERE id = $1 AND status = 'offered' AND NOT EXISTS
               (SELECT 1 FROM job_offer WHERE job_id = $1 AND status = 'waiting'))",
                        job);
}

// Ends one waiting offer; false when there was none.
bool end_offer(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
               std::string_view status, std::string_view reason, Instant now) {
    const auto ended = transaction.execute(R"(
        UPDATE job_offer SET status = $3, pass_reason = $4, answered_at = $5
         WHERE job_id = $1 AND volunteer_id = $2 AND status = 'waiting')",
                                           job, volunteer, status, reason, now);
    if (ended == 0) return false;
    transaction.changed("job", job, std::string("offer ") + std::string(status));
    open_if_nobody_is_asked(transaction, job);
    refresh_job_work(transaction, *job_row(transaction, job), now);
    return true;
}

void return_to_board(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                     std::string_view reason, std::string_view by_name, Instant now) {
    transaction.execute(R"(
        UPDATE job
           SET status = 'open', volunteer_id = NULL, accepted_at = NULL, returned = 1,
               version = version + 1
         WHERE id = $1)",
                        job.id);
    transaction.execute(R"(
        UPDATE job_offer SET status = 'passed', pass_reason = $3
         WHERE job_id = $1 AND volunteer_id = $2 AND status = 'accepted')",
                        job.id, volunteer, reason);
    transaction.changed("job", job.id, "given back");
    sharing::release(transaction, job.person, job.id.text(), now);
    tell_job(transaction, job,
             job.title + ": the volunteer could not do it, somebody else is sought",
             Private(std::string(reason)), by_name, now);
    refresh_job_work(transaction, *job_row(transaction, job.id), now);
}

// A job that was being asked for by itself is asked for again.
void ask_again(sql::Transaction& transaction, JobId job, Instant now) {
    if (transaction.execute("UPDATE job_asking SET ended_at = NULL, ended_why = '' "
                            "WHERE job_id = $1 AND ended_why = ''",
                            job) == 0) {
        return;
    }
    transaction.changed("job", job, "asking again");
    ask_next(transaction, job, now);
}

// Those who have it, and those who wait for an answer's sake, are told that it is not needed any
// more, with why if they may know; by somebody, where no message would reach them.
void tell_not_needed(sql::Transaction& transaction, const JobRow& job, std::string_view said,
                     Instant now) {
    const bool today = transaction.now() - now < a_day;
    std::vector<VolunteerId> told = transaction.all<VolunteerId>(
        "SELECT volunteer_id FROM job_offer WHERE job_id = $1 AND status = 'waiting' "
        "ORDER BY volunteer_id LIMIT 50",
        job.id);
    if (job.volunteer) told.push_back(*job.volunteer);
    for (const VolunteerId& one : told) {
        const auto who = *volunteer_row(transaction, one);
        if (can_be_written_to(who)) {
            tell_volunteer(transaction, job, who,
                           said.empty() ? "job-not-needed" : "job-called-off", now, now, said);
            if (!today) continue;
            note_written(transaction, {Matter::of(job.id), one, "called off", std::string(said)},
                         who, now);
        } else if (today) {
            ask_to_tell(transaction, job, one, "called off", said, now);
        }
    }
}

}  // namespace

Result<void> pass(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                  std::string_view reason, Instant now) {
    const auto job = job_row(transaction, id);
    if (!job) return problem(NotFound{"job"});
    // An offer that moved on, or was answered before, needs no answer any more.
    end_offer(transaction, id, volunteer, "passed", reason, now);
    ask_next(transaction, id, now);
    return {};
}

Result<void> withdraw_offer(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                            std::string_view by_name, Instant now) {
    const auto job = job_row(transaction, id);
    if (!job) return problem(NotFound{"job"});
    if (!end_offer(transaction, id, volunteer, "withdrawn", by_name, now)) {
        return invalid("volunteer", "This offer has been answered already");
    }
    return {};
}

Result<void> give_back(sql::Transaction& transaction, JobId id, VolunteerId volunteer,
                       std::string_view reason, Instant now) {
    const auto job = job_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (job->closed_at) return invalid("reason", "This job is finished already");
    if (!job->volunteer) return {};
    if (job->volunteer != volunteer) return problem(Forbidden{"give back somebody else's job"});
    return_to_board(transaction, *job, volunteer, reason, who->name.for_reader(), now);
    auto moved = move_need_of(transaction, *job, "waiting", "", who->name.for_reader(), now);
    if (moved) ask_again(transaction, id, now);
    return moved;
}

Result<void> end_job(sql::Transaction& transaction, JobId id, bool met, std::string_view reason,
                     std::string_view by_name, Instant now, std::string_view said) {
    const auto job = job_row(transaction, id);
    if (!job) return problem(NotFound{"job"});
    if (job->closed_at) return {};
    if (reason.empty()) return invalid("reason", "Say why the job ends");
    if (!met) tell_not_needed(transaction, *job, said, now);
    transaction.execute(R"(
        UPDATE job
           SET status = $2, outcome = $3, closed_at = $4, version = version + 1
         WHERE id = $1)",
                        id, met && job->volunteer ? "done" : "cancelled", reason, now);
    transaction.execute(R"(
        UPDATE job_offer SET status = 'withdrawn', answered_at = $2
         WHERE job_id = $1 AND status = 'waiting')",
                        id, now);
    stop_asking(transaction, id, "", now);
    transaction.changed("job", id, "ended");
    sharing::release(transaction, job->person, id.text(), now);
    casework::finish_work(transaction, "job", id.text(), now);
    publish_job(transaction, *job, met && job->volunteer ? "done" : "cancelled", now);
    tell_job(transaction, *job,
             job->title + (met ? ": came to a good end" : ": not needed any more"),
             Private(std::string(reason)), by_name, now);
    return move_need_of(transaction, *job, met ? "met" : "waiting", "", by_name, now);
}

Result<void> call_off_all(sql::Transaction& transaction, JobId id, std::string_view reason,
                          std::string_view said, std::string_view by_name, Instant now) {
    const auto job = job_row(transaction, id);
    if (!job) return problem(NotFound{"job"});
    for (const JobId& place : transaction.all<JobId>(
             "SELECT id FROM job WHERE need_id = $1 AND closed_at IS NULL ORDER BY place, id "
             "LIMIT $2",
             job->need, most_jobs_in_hand)) {
        auto ended = end_job(transaction, place, false, reason, by_name, now, said);
        if (!ended) return ended;
    }
    return {};
}

Result<void> change_standing(sql::Transaction& transaction, VolunteerId id, int version,
                             const Standing& standing, std::string_view by_name, Instant now) {
    const auto before = volunteer_row(transaction, id);
    if (!before) return problem(NotFound{"volunteer"});
    if (standing.status != "active" && standing.reason.empty()) {
        return invalid("reason", "Say why");
    }
    const bool begins = standing.status == "active" && !before->approved_at;
    if (begins && before->status == "applying") {
        if (const auto why = not_yet(transaction, id, london_day(now))) {
            return invalid("reason", *why);
        }
    }
    const auto changed = transaction.update_versioned(
        {"volunteer", id.string(), standing.status}, R"(
        UPDATE volunteer
           SET status = $3, status_reason = $4, paused_until = $5, on_call_until = NULL,
               approved_at = COALESCE(approved_at, $6), left_at = $7, version = version + 1
         WHERE id = $1 AND version = $2)",
        id, version, standing.status, standing.reason, standing.until,
        begins ? std::optional(now) : std::nullopt,
        standing.status == "left" ? std::optional(now) : std::nullopt);
    if (!changed) return changed;
    // Whoever was to see to an application has.
    casework::finish_work(transaction, "volunteer", id.text(), now);
    if (standing.status == "active") {
        refresh_offers(transaction, id, now);
        return {};
    }
    for (const JobId& job : transaction.all<JobId>(
             "SELECT job_id FROM job_offer WHERE volunteer_id = $1 AND status = 'waiting' "
             "ORDER BY job_id LIMIT $2",
             id, most_jobs_in_hand)) {
        end_offer(transaction, job, id, "withdrawn", by_name, now);
    }
    if (standing.status == "paused") return {};
    release_pairs(transaction, id, standing.reason, now);
    leave_all_shifts(transaction, id, now);
    for (const JobId& job : transaction.all<JobId>(
             "SELECT id FROM job WHERE volunteer_id = $1 AND status IN ('accepted', 'under way') "
             "ORDER BY id LIMIT $2",
             id, most_jobs_in_hand)) {
        const auto row = job_row(transaction, job);
        return_to_board(transaction, *row, id, "The volunteer is not available any more", by_name,
                        now);
        if (auto moved = move_need_of(transaction, *row, "waiting", "", by_name, now); !moved) {
            return moved;
        }
        ask_again(transaction, job, now);
    }
    return {};
}

void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId>,
               Instant now) {
    const auto who = volunteer_of_account(transaction, leaver);
    if (!who || who->status == "left") return;
    // Jobs are for whoever volunteers, so they go to the board and not to the leaver's colleague.
    const auto left = change_standing(transaction, who->id, who->version,
                                      {.status = "left", .reason = "Their account was closed"},
                                      "Kith", now);
    if (!left) throw std::logic_error("a volunteer who leaves was changed meanwhile");
}

}  // namespace kith::volunteering
