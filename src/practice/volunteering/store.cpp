#include "practice/volunteering/store.hpp"

#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"

namespace kith::volunteering {
JobRow read(sql::Row& row, sql::Into<JobRow>) {
    return {.id = row.next<JobId>(),
            .reference = row.next<Reference>(),
            .need = row.next<NeedId>(),
            .person = row.next<PersonId>(),
            .kind = row.next<std::string>(),
            .title = row.next<std::string>(),
            .area = row.next<std::string>(),
            .instructions = row.next<Private>(),
            .from_at = row.next<std::optional<Instant>>(),
            .due_at = row.next<Instant>(),
            .minutes = row.next<int>(),
            .urgent = row.next<bool>(),
            .every_days = row.next<std::optional<int>>(),
            .returned = row.next<bool>(),
            .latitude = row.next<std::optional<double>>(),
            .longitude = row.next<std::optional<double>>(),
            .status = row.next<std::string>(),
            .volunteer = row.next<std::optional<VolunteerId>>(),
            .step = row.next<std::string>(),
            .money = row.next<std::optional<Pence>>(),
            .made_at = row.next<Instant>(),
            .accepted_at = row.next<std::optional<Instant>>(),
            .closed_at = row.next<std::optional<Instant>>(),
            .outcome = row.next<std::string>(),
            .version = row.next<int>(),
            .place = row.next<int>(),
            .places = row.next<int>(),
            .vehicle = row.next<std::string>(),
            .language = row.next<std::string>(),
            .skills = row.next<std::string>(),
            .health_critical = row.next<bool>(),
            .until_on = row.next<std::optional<Day>>(),
            .reminded_at = row.next<std::optional<Instant>>(),
            .warned_at = row.next<std::optional<Instant>>(),
            .rules = row.next<std::string>(),
            .rules_version = row.next<int>(),
            .experience = row.next<std::string>()};
}

VolunteerRow read(sql::Row& row, sql::Into<VolunteerRow>) {
    return {.id = row.next<VolunteerId>(),
            .account = row.next<std::optional<AccountId>>(),
            .name = row.next<Private>(),
            .phone = row.next<Private>(),
            .email = row.next<Private>(),
            .born_on = row.next<std::optional<Day>>(),
            .postcode = row.next<std::optional<Postcode>>(),
            .latitude = row.next<std::optional<double>>(),
            .longitude = row.next<std::optional<double>>(),
            .travels_by = row.next<std::string>(),
            .travels_metres = row.next<int>(),
            .about = row.next<Private>(),
            .languages = row.next<std::string>(),
            .experience = row.next<std::string>(),
            .interests = row.next<std::string>(),
            .hours_a_week = row.next<int>(),
            .jobs_at_once = row.next<int>(),
            .status = row.next<std::string>(),
            .status_reason = row.next<std::string>(),
            .paused_until = row.next<std::optional<Day>>(),
            .version = row.next<int>(),
            .contact_by = row.next<std::string>(),
            .skills = row.next<std::string>(),
            .group = row.next<std::optional<std::string>>().value_or(""),
            .mentor = row.next<std::optional<VolunteerId>>(),
            .on_call_until = row.next<std::optional<Instant>>(),
            .approved_at = row.next<std::optional<Instant>>(),
            .joined_at = row.next<Instant>()};
}

std::optional<JobRow> job_row(sql::Session& session, JobId job) {
    return session.one<JobRow>("SELECT " + std::string(job_columns) + " FROM job WHERE id = $1",
                               job);
}

std::vector<JobRow> jobs_of_person(sql::Session& session, PersonId person) {
    return session.all<JobRow>("SELECT " + std::string(job_columns) +
                                   " FROM job WHERE person_id = $1 "
                                   "ORDER BY closed_at DESC NULLS FIRST, due_at, id LIMIT 100",
                               person);
}

std::optional<VolunteerRow> volunteer_row(sql::Session& session, VolunteerId volunteer) {
    return session.one<VolunteerRow>(
        "SELECT " + std::string(volunteer_columns) + " FROM volunteer WHERE id = $1", volunteer);
}

std::optional<VolunteerRow> volunteer_of_account(sql::Session& session, AccountId account) {
    return session.one<VolunteerRow>(
        "SELECT " + std::string(volunteer_columns) + " FROM volunteer WHERE account_id = $1",
        account);
}

std::vector<std::string> offers_of(sql::Session& session, VolunteerId volunteer) {
    return session.all<std::string>(
        "SELECT kind FROM volunteer_offer WHERE volunteer_id = $1 ORDER BY kind LIMIT 100",
        volunteer);
}

std::vector<std::string> checks_in_date(sql::Session& session, VolunteerId volunteer, Day today) {
    return session.all<std::string>(R"(
        SELECT DISTINCT kind FROM volunteer_check
         WHERE volunteer_id = $1 AND (expires_on IS NULL OR expires_on >= $2)
         ORDER BY kind LIMIT 100)",
                                    volunteer, today);
}

void publish_job(sql::Transaction& transaction, const JobRow& job, std::string_view status,
                 Instant now) {
    messages::publish(transaction,
                      {.event = job.version == 1 && status == "open" ? "job.created"
                                                                     : "job.changed",
                       .id = job.id.string(),
                       .reference = std::string(job.reference.text()),
                       .status = std::string(status)},
                      now);
}

void refresh_job_work(sql::Transaction& transaction, const JobRow& job, Instant now) {
    publish_job(transaction, job, job.status, now);
    if (job.closed_at) {
        casework::finish_work(transaction, "job", job.id.text(), now);
        return;
    }
    casework::put_work(transaction,
                       {.subject_kind = "job",
                        .subject_id = job.id.string(),
                        .person = job.person,
                        .title = job.status == "open" ? "Find a volunteer: " + job.title
                                                      : "A job under way: " + job.title,
                        .path = path(job.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = job.due_at,
                        .urgent = job.urgent && job.status == "open"},
                       now);
}

}  // namespace kith::volunteering
