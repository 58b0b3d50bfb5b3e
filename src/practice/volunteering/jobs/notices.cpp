#include "practice/volunteering/jobs/notices.hpp"

#include "platform/base/london.hpp"
#include "platform/sql/settings.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr auto reminded_before = 18h;
constexpr auto warned_before = 3h;
constexpr int most_at_once = 300;

bool by_text(const VolunteerRow& volunteer) {
    return volunteer.contact_by == "text" && !volunteer.phone.empty();
}

std::vector<JobRow> jobs_where(sql::Session& session, std::string_view where, Instant until,
                               Instant now) {
    return session.all<JobRow>("SELECT " + std::string(job_columns) + " FROM job WHERE " +
                                   std::string(where) +
                                   " AND closed_at IS NULL AND due_at < $1 AND due_at > $2 "
                                   "ORDER BY due_at, id LIMIT $3",
                               until, now, most_at_once);
}

void remind_volunteers(sql::Transaction& transaction, Instant now) {
    for (const JobRow& job :
         jobs_where(transaction, "status = 'accepted' AND reminded_at IS NULL",
                    now + reminded_before, now)) {
        transaction.execute("UPDATE job SET reminded_at = $2 WHERE id = $1", job.id, now);
        transaction.changed("job", job.id, "reminded");
        // Who has only just said yes needs no reminder.
        if (job.accepted_at && now - *job.accepted_at < 2h) continue;
        const auto who = volunteer_row(transaction, *job.volunteer);
        if (who && can_be_written_to(*who)) {
            tell_volunteer(transaction, job, *who, "job-reminder", job.due_at, now);
        }
    }
}

// Urgent on the list of work, and said in its title, before it is late.
void warn_coordinators(sql::Transaction& transaction, Instant now) {
    for (const JobRow& job :
         jobs_where(transaction, "status IN ('open', 'offered', 'accepted') AND warned_at IS NULL",
                    now + warned_before, now)) {
        transaction.execute("UPDATE job SET warned_at = $2 WHERE id = $1", job.id, now);
        transaction.changed("job", job.id, "due soon");
        const bool nobody = job.status != "accepted";
        casework::put_work(transaction,
                           {.subject_kind = "job",
                            .subject_id = job.id.string(),
                            .person = job.person,
                            .title = (nobody ? "Nobody has this yet: " : "Not begun yet: ") +
                                     job.title,
                            .path = path(job.id).str(),
                            .owner = {.team = accounts::answering_team(transaction, "jobs")},
                            .due_at = job.due_at,
                            .priority = 1,
                            .urgent = true},
                           now);
    }
}

}  // namespace

bool can_be_written_to(const VolunteerRow& volunteer) {
    if (volunteer.contact_by == "phone") return false;
    return by_text(volunteer) || (!volunteer.email.empty() && volunteer.account);
}

std::string_view way_of_writing(const VolunteerRow& volunteer) {
    return by_text(volunteer) ? "by text" : "by e-mail";
}

std::string base_url(sql::Session& session) {
    return sql::setting(session, "base url").value_or("http://localhost:8080");
}

void write_to(sql::Transaction& transaction, const VolunteerRow& volunteer, Letter letter,
              Instant now) {
    // What is written down long after it was is told to nobody.
    if (!can_be_written_to(volunteer) || transaction.now() - now > 24h) return;
    const bool text = by_text(volunteer);
    letter.values.try_emplace("name", volunteer.name.for_reader());
    messages::send(transaction,
                   messages::ToAddress{
                       .channel = text ? "text" : "email",
                       .recipient = text ? volunteer.phone.text() : volunteer.email.text(),
                       .template_id = letter.template_id,
                       .values = std::move(letter.values),
                       .subject_kind = letter.subject_kind,
                       .subject_id = letter.subject_id,
                       .same_message = letter.template_id + " " + letter.subject_id + " " +
                                       volunteer.id.string() + " " + letter.same,
                       .account = volunteer.account},
                   now);
}

void tell_volunteer(sql::Transaction& transaction, const JobRow& job,
                    const VolunteerRow& volunteer, std::string_view template_id, Instant round,
                    Instant now, std::string_view why) {
    write_to(transaction, volunteer,
             {.template_id = std::string(template_id),
              .values = {{"area", job.area.empty() ? "your area" : job.area},
                         {"job", job.title},
                         {"due", written(job.due_at)},
                         {"why", std::string(why)},
                         {"link", base_url(transaction) + "/my-jobs/" + job.id.string()}},
              .subject_kind = "job",
              .subject_id = job.id.string(),
              .same = iso_text(round)},
             now);
}

void remind(sql::Transaction& transaction, Instant now) {
    remind_volunteers(transaction, now);
    warn_coordinators(transaction, now);
}

}  // namespace kith::volunteering
