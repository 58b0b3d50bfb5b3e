#include "practice/volunteering/jobs/asking.hpp"

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/notices.hpp"

namespace kith::volunteering {

struct AskingRow {
    int how_many;
    std::optional<int> age;
    std::string language, by_name;
    std::optional<Instant> ended_at;
    std::string ended_why;
};

AskingRow read(sql::Row& row, sql::Into<AskingRow>) {
    return {.how_many = row.next<int>(),
            .age = row.next<std::optional<int>>(),
            .language = row.next<std::string>(),
            .by_name = row.next<std::string>(),
            .ended_at = row.next<std::optional<Instant>>(),
            .ended_why = row.next<std::string>()};
}

namespace {

std::optional<AskingRow> asking_of(sql::Session& session, JobId job) {
    return session.one<AskingRow>(
        "SELECT how_many, age, language, by_name, ended_at, ended_why FROM job_asking "
        "WHERE job_id = $1",
        job);
}

// What the volunteer is told of why them: only what speaks for them.
std::string reasons_said(const Suggestion& one) {
    std::vector<std::string> said;
    for (const auto& reason : one.reasons) {
        const std::string words = said_to_volunteer(reason);
        if (!words.empty()) said.push_back(words);
    }
    return text::join(said, ", ");
}

void nobody_left(sql::Transaction& transaction, const JobRow& job, const Suggestions& found,
                 Instant now) {
    const bool asked = transaction
                           .one<std::int64_t>("SELECT 1 FROM job_offer WHERE job_id = $1", job.id)
                           .has_value();
    std::string why = asked ? "Everybody who could do it has been asked"
                            : "Nobody offers this kind of help yet";
    if (!found.obstacles.empty()) why = found.obstacles.front();
    stop_asking(transaction, job.id, why, now);
    casework::put_work(transaction,
                       {.subject_kind = "job",
                        .subject_id = job.id.string(),
                        .person = job.person,
                        .title = "Nobody left to ask: " + job.title,
                        .path = path(job.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = job.due_at,
                        .priority = 1,
                        .urgent = true},
                       now);
}

}  // namespace

void stop_asking(sql::Transaction& transaction, JobId job, std::string_view why, Instant now) {
    if (transaction.execute("UPDATE job_asking SET ended_at = $2, ended_why = $3 "
                            "WHERE job_id = $1 AND ended_at IS NULL",
                            job, now, why) > 0) {
        transaction.changed("job", job, "asking ended");
    }
}

int ask_next(sql::Transaction& transaction, JobId id, Instant now) {
    const auto asking = asking_of(transaction, id);
    const auto job = job_row(transaction, id);
    if (!asking || asking->ended_at || !job || job->volunteer || job->closed_at) return 0;
    if (job->status == "offered") return 0;
    const auto found = suggest(transaction, *job,
                               {.age = asking->age, .language = asking->language},
                               asking->how_many, now);
    int asked = 0;
    for (const Suggestion& one : found.best) {
        if (offer(transaction, id, one.volunteer, asking->by_name, now, reasons_said(one))) ++asked;
    }
    if (asked == 0) nobody_left(transaction, *job, found, now);
    return asked;
}

Result<int> ask(sql::Transaction& transaction, JobId id, const Asking& asking, Instant now) {
    const auto job = job_row(transaction, id);
    if (!job) return problem(NotFound{"job"});
    if (job->volunteer || job->closed_at) {
        return invalid("volunteer", "Somebody has this job already");
    }
    transaction.execute(R"(
        INSERT INTO job_asking (job_id, how_many, age, language, by_name, started_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (job_id) DO UPDATE
           SET how_many = excluded.how_many, by_name = excluded.by_name,
               started_at = excluded.started_at, ended_at = NULL, ended_why = '')",
                        id, asking.how_many, asking.person.age, asking.person.language,
                        asking.by_name, now);
    transaction.changed("job", id, "asking");
    const int asked = ask_next(transaction, id, now);
    const auto after = asking_of(transaction, id);
    if (asked == 0 && after && after->ended_at) {
        return invalid("volunteer", "Nobody can be asked as it stands. " + after->ended_why + ".");
    }
    return asked;
}

std::string asking_words(sql::Session& session, JobId job) {
    const auto asking = asking_of(session, job);
    if (!asking) return "";
    if (asking->ended_at) {
        return asking->ended_why.empty() ? "" : "Asking has ended. " + asking->ended_why + ".";
    }
    return asking->how_many == 1
               ? "Asked one after another until somebody says yes."
               : "The best " + std::to_string(asking->how_many) +
                     " are asked at once, then the next, until somebody says yes.";
}

}  // namespace kith::volunteering
