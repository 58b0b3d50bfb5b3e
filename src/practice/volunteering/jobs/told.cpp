#include "practice/volunteering/jobs/told.hpp"

#include <algorithm>

#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/notices.hpp"

namespace kith::volunteering {

ToTell read(sql::Row& row, sql::Into<ToTell>) {
    return {.volunteer = row.next<VolunteerId>(),
            .name = row.next<Private>(),
            .phone = row.next<Private>(),
            .why = row.next<std::string>(),
            .said = row.next<std::string>(),
            .told_at = row.next<std::optional<Instant>>(),
            .told_by_name = row.next<std::string>(),
            .how = row.next<std::string>()};
}

namespace {

constexpr std::string_view kind = "volunteer told";
constexpr int most_of_a_matter = 300;

std::string column(const Matter& matter) {
    return matter.kind == "job" ? "job_id" : "shift_id";
}

std::string id_of(sql::Session& session, const Matter& matter, VolunteerId volunteer) {
    return session
        .one<std::string>("SELECT id FROM volunteer_notice WHERE " + column(matter) +
                              " = $1 AND volunteer_id = $2",
                          matter.id, volunteer)
        .value_or("");
}

// `how` is empty while somebody is still to tell them.
void put(sql::Transaction& transaction, const Notice& notice, std::string_view how, Instant now) {
    const std::string by = column(notice.matter);
    transaction.execute("INSERT INTO volunteer_notice (id, " + by +
                            ", volunteer_id, why, said, asked_at, told_at, how) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (" +
                            by + R"(, volunteer_id)
            DO UPDATE SET why = excluded.why, said = excluded.said, asked_at = excluded.asked_at,
                          told_at = excluded.told_at, told_by = NULL, told_by_name = '',
                          how = excluded.how)",
                        Id<ToTell>::make(now), notice.matter.id, notice.volunteer, notice.why,
                        notice.said, now, how.empty() ? std::nullopt : std::optional(now), how);
}

std::string job_title(const JobRow& job, bool died) {
    return died ? "Tell a volunteer, gently, that somebody they help has died"
                : "Tell a volunteer that they are not needed: " + job.title;
}

}  // namespace

void note_written(sql::Transaction& transaction, const Notice& notice, const VolunteerRow& who,
                  Instant now) {
    put(transaction, notice, way_of_writing(who), now);
    transaction.changed({std::string(notice.matter.kind), notice.matter.id,
                         "a volunteer is written to", notice.why});
    // Of something else about it, somebody was to ring them.
    casework::finish_work(transaction, kind,
                          id_of(transaction, notice.matter, notice.volunteer), now);
}

void ask_to_tell(sql::Transaction& transaction, const Notice& notice, casework::Work work,
                 Instant now) {
    put(transaction, notice, "", now);
    transaction.changed({std::string(notice.matter.kind), notice.matter.id,
                         "a volunteer is to be told", notice.why});
    work.subject_kind = kind;
    work.subject_id = id_of(transaction, notice.matter, notice.volunteer);
    work.owner = {.team = accounts::answering_team(transaction, "jobs")};
    casework::put_work(transaction, work, now);
}

void ask_to_tell(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                 std::string_view why, std::string_view said, Instant now) {
    const bool died = why == "died";
    ask_to_tell(transaction,
                {Matter::of(job.id), volunteer, std::string(why), std::string(said)},
                {.subject_kind = {},
                 .subject_id = {},
                 .person = job.person,
                 .title = job_title(job, died),
                 .path = path(job.id).str(),
                 .owner = {},
                 .due_at = died ? now : std::max(now, job.due_at),
                 .priority = died ? 2 : 1,
                 .urgent = died},
                now);
}

std::vector<ToTell> to_tell(sql::Session& session, const Matter& matter) {
    return session.all<ToTell>(R"(
        SELECT notice.volunteer_id, volunteer.name, volunteer.phone, notice.why, notice.said,
               notice.told_at, notice.told_by_name, notice.how
          FROM volunteer_notice notice JOIN volunteer ON volunteer.id = notice.volunteer_id
         WHERE notice.)" + column(matter) + R"( = $1
         ORDER BY CASE WHEN notice.told_at IS NULL THEN 0 ELSE 1 END, notice.told_at DESC,
                  volunteer.name, notice.id
         LIMIT $2)",
                               matter.id, most_of_a_matter);
}

Result<void> told(sql::Transaction& transaction, const Matter& matter, VolunteerId volunteer,
                  std::string_view how, std::string_view by_name, Instant now) {
    const std::string id = id_of(transaction, matter, volunteer);
    if (id.empty()) return problem(NotFound{"volunteer to be told"});
    if (std::find(ways_of_telling.begin(), ways_of_telling.end(), how) == ways_of_telling.end()) {
        return invalid("how", "Select how you told them");
    }
    if (transaction.execute(R"(
            UPDATE volunteer_notice SET told_at = $2, told_by = $3, told_by_name = $4, how = $5
             WHERE id = $1 AND told_at IS NULL)",
                            id, now, transaction.actor().account_id, by_name, how) == 0) {
        return {};
    }
    transaction.changed({std::string(matter.kind), matter.id, "volunteer told", std::string(how)});
    casework::finish_work(transaction, kind, id, now);
    return {};
}

void need_not_be_told(sql::Transaction& transaction, const Matter& matter, VolunteerId volunteer,
                      Instant now) {
    const std::string id = id_of(transaction, matter, volunteer);
    if (id.empty()) return;
    if (transaction.execute("DELETE FROM volunteer_notice WHERE id = $1 AND told_at IS NULL", id) ==
        0) {
        return;
    }
    transaction.changed({std::string(matter.kind), matter.id, "nobody is to be told any more"});
    casework::finish_work(transaction, kind, id, now);
}

std::vector<std::string> check_told(sql::Session& session) {
    std::vector<std::string> wrong;
    for (const auto& what : session.all<std::string>(R"(
             SELECT COALESCE('Job ' || job.reference, 'Shift ' || notice.shift_id)
               FROM volunteer_notice notice LEFT JOIN job ON job.id = notice.job_id
              WHERE (notice.told_at IS NULL) <> EXISTS
                    (SELECT 1 FROM work_open_facts waiting
                      WHERE waiting.subject_kind = 'volunteer told'
                        AND waiting.subject_id = notice.id)
              ORDER BY 1 LIMIT 20)")) {
        wrong.push_back(what + " has a volunteer to be told who is on no list of work, or who was "
                               "told and still is");
    }
    return wrong;
}

}  // namespace kith::volunteering
