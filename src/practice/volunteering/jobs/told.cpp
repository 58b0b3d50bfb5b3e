#include "practice/volunteering/jobs/told.hpp"

#include <algorithm>

#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {

ToTell read(sql::Row& row, sql::Into<ToTell>) {
    return {.volunteer = row.next<VolunteerId>(),
            .name = row.next<Private>(),
            .phone = row.next<Private>(),
            .why = row.next<std::string>(),
            .told_at = row.next<std::optional<Instant>>(),
            .told_by_name = row.next<std::string>(),
            .how = row.next<std::string>()};
}

namespace {

constexpr std::string_view kind = "volunteer told";
constexpr int most_of_a_job = 50;

std::string id_of(sql::Session& session, JobId job, VolunteerId volunteer) {
    return session
        .one<std::string>("SELECT id FROM volunteer_told WHERE job_id = $1 AND volunteer_id = $2",
                          job, volunteer)
        .value_or("");
}

}  // namespace

void ask_to_tell(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                 std::string_view why, Instant now) {
    transaction.execute(R"(
        INSERT INTO volunteer_told (id, job_id, volunteer_id, why, asked_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (job_id, volunteer_id)
            DO UPDATE SET why = excluded.why, asked_at = excluded.asked_at, told_at = NULL,
                          told_by = NULL, told_by_name = '', how = '')",
                        Id<ToTell>::make(now), job.id, volunteer, why, now);
    transaction.changed("job", job.id, "a volunteer is to be told", why);
    const bool died = why == "died";
    casework::put_work(transaction,
                       {.subject_kind = std::string(kind),
                        .subject_id = id_of(transaction, job.id, volunteer),
                        .person = job.person,
                        .title = died ? "Tell a volunteer, gently, that somebody they help has died"
                                      : "Tell a volunteer that they are not needed: " + job.title,
                        .path = path(job.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = died ? now : std::max(now, job.due_at),
                        .priority = died ? 2 : 1,
                        .urgent = died},
                       now);
}

std::vector<ToTell> to_tell(sql::Session& session, JobId job) {
    return session.all<ToTell>(R"(
        SELECT told.volunteer_id, volunteer.name, volunteer.phone, told.why, told.told_at,
               told.told_by_name, told.how
          FROM volunteer_told told JOIN volunteer ON volunteer.id = told.volunteer_id
         WHERE told.job_id = $1
         ORDER BY CASE WHEN told.told_at IS NULL THEN 0 ELSE 1 END, told.told_at DESC,
                  volunteer.name, told.id
         LIMIT $2)",
                               job, most_of_a_job);
}

Result<void> told(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                  std::string_view how, std::string_view by_name, Instant now) {
    const std::string id = id_of(transaction, job, volunteer);
    if (id.empty()) return problem(NotFound{"volunteer to be told"});
    if (std::find(ways_of_telling.begin(), ways_of_telling.end(), how) == ways_of_telling.end()) {
        return invalid("how", "Select how you told them");
    }
    if (transaction.execute(R"(
            UPDATE volunteer_told SET told_at = $2, told_by = $3, told_by_name = $4, how = $5
             WHERE id = $1 AND told_at IS NULL)",
                            id, now, transaction.actor().account_id, by_name, how) == 0) {
        return {};
    }
    transaction.changed("job", job, "volunteer told", how);
    casework::finish_work(transaction, kind, id, now);
    return {};
}

std::vector<std::string> check_told(sql::Session& session) {
    std::vector<std::string> wrong;
    for (const auto& reference : session.all<std::string>(R"(
             SELECT job.reference
               FROM volunteer_told told JOIN job ON job.id = told.job_id
              WHERE (told.told_at IS NULL) <> EXISTS
                    (SELECT 1 FROM work_open_facts waiting
                      WHERE waiting.subject_kind = 'volunteer told'
                        AND waiting.subject_id = told.id)
              ORDER BY 1 LIMIT 20)")) {
        wrong.push_back("Job " + reference + " has a volunteer to be told who is on no list of "
                                             "work, or who was told and still is");
    }
    return wrong;
}

}  // namespace kith::volunteering
