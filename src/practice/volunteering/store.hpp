// SQL of the volunteering slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

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
    std::optional<double> latitude{}, longitude{};
    std::string status;
    std::optional<VolunteerId> volunteer{};
    std::string step{};
    std::optional<Pence> money{};
    Instant made_at;
    std::optional<Instant> accepted_at{}, closed_at{};
    std::string outcome{};
    int version = 1;
};
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
    std::optional<Day> paused_until{};
    int version = 1;
};
std::optional<VolunteerRow> volunteer_row(sql::Session& session, VolunteerId volunteer);
std::optional<VolunteerRow> volunteer_of_account(sql::Session& session, AccountId account);

std::vector<std::string> offers_of(sql::Session& session, VolunteerId volunteer);
// The kinds of checks that are in date.
std::vector<std::string> checks_in_date(sql::Session& session, VolunteerId volunteer, Day today);
// Jobs the volunteer has taken and not finished.
int jobs_in_hand(sql::Session& session, VolunteerId volunteer);

// The line of work that keeps an open job owned.
void refresh_job_work(sql::Transaction& transaction, const JobRow& job, Instant now);

}  // namespace kith::volunteering
