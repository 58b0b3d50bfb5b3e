// SQL of the volunteering slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

inline constexpr std::string_view job_columns =
    "id, reference, need_id, person_id, kind, title, area, instructions, from_at, due_at, minutes, "
    "urgent, every_days, returned, latitude, longitude, status, volunteer_id, step, money_pence, "
    "made_at, accepted_at, closed_at, outcome, version, place, places, vehicle, language, skills, "
    "health_critical, until_on, reminded_at, warned_at, rules, rules_version, "
    "experience";

inline constexpr std::string_view volunteer_columns =
    "id, account_id, name, phone, email, born_on, postcode, latitude, longitude, travels_by, "
    "travels_metres, about, languages, experience, interests, hours_a_week, jobs_at_once, status, "
    "status_reason, paused_until, version, contact_by, skills, group_id, mentor_id, on_call_until, "
    "approved_at, joined_at";

struct JobRow {
    JobId id;
    Reference reference;
    NeedId need;
    PersonId person;
    std::string kind;
    std::string title;
    std::string area;
    Private instructions;
    std::optional<Instant> from_at;
    Instant due_at;
    int minutes = 60;
    bool urgent = false;
    std::optional<int> every_days{};
    bool returned = false;  // somebody had it and could not do it
    std::optional<double> latitude{}, longitude{};
    std::string status;
    std::optional<VolunteerId> volunteer{};
    std::string step{};
    std::optional<Pence> money{};
    Instant made_at;
    std::optional<Instant> accepted_at{}, closed_at{};
    std::string outcome{};
    int version = 1;
    int place = 1, places = 1;  // which of how many volunteers who do it together
    std::string vehicle{}, language{}, skills{};
    bool health_critical = false;
    std::optional<Day> until_on{};  // a regular job's last day
    std::optional<Instant> reminded_at{}, warned_at{};
    std::string rules{"other"};  // the kind of job in the handbook it was made by,
    int rules_version = 1;       // and the version of that
    std::string experience{};    // preferred of whoever comes
};
JobRow read(sql::Row& row, sql::Into<JobRow>);
std::optional<JobRow> job_row(sql::Session& session, JobId job);
std::vector<JobRow> jobs_of_person(sql::Session& session, PersonId person);

struct VolunteerRow {
    VolunteerId id;
    std::optional<AccountId> account;
    Private name, phone, email;
    std::optional<Day> born_on;
    std::optional<Postcode> postcode;
    std::optional<double> latitude, longitude;
    std::string travels_by;
    int travels_metres = 5000;
    Private about;
    std::string languages, experience, interests;
    int hours_a_week = 3;
    int jobs_at_once = 2;
    std::string status;
    std::string status_reason{};
    std::optional<Day> paused_until{};
    int version = 1;
    std::string contact_by = "email";
    std::string skills{};
    std::string group{};
    std::optional<VolunteerId> mentor{};
    std::optional<Instant> on_call_until{}, approved_at{};
    Instant joined_at;
};
VolunteerRow read(sql::Row& row, sql::Into<VolunteerRow>);
std::optional<VolunteerRow> volunteer_row(sql::Session& session, VolunteerId volunteer);
std::optional<VolunteerRow> volunteer_of_account(sql::Session& session, AccountId account);

std::vector<std::string> offers_of(sql::Session& session, VolunteerId volunteer);
// The kinds of checks that are in date.
std::vector<std::string> checks_in_date(sql::Session& session, VolunteerId volunteer, Day today);

// Tells the person's story of a job.
void tell_job(sql::Transaction& transaction, const JobRow& job, std::string headline,
              const Private& body, std::string_view by_name, Instant now);
// The next occurrence of a regular job, already with its volunteer. Gives its id.
JobId open_next(sql::Transaction& transaction, const JobRow& done, const VolunteerRow& volunteer,
                Instant now);
// Moves the need a job is for where that is allowed; a need closed by somebody else stays closed.
Result<void> move_need_of(sql::Transaction& transaction, const JobRow& job,
                          std::string_view status, std::string_view reason,
                          std::string_view by_name, Instant now);

// Puts an offer without telling anybody; false when the volunteer is being asked already.
Result<bool> put_offer(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                       std::string_view by_name, Instant now, std::string_view reasons = "");
// Whether a regular job is to come round once more.
bool comes_round(const JobRow& job, Instant now);

// Tells webhooks that a job was made, or changed to where it stands now.
void publish_job(sql::Transaction& transaction, const JobRow& job, std::string_view status,
                 Instant now);
// The line of work that keeps an open job owned; webhooks are told.
void refresh_job_work(sql::Transaction& transaction, const JobRow& job, Instant now);

}  // namespace kith::volunteering
