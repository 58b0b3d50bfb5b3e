// Rows for the pages of this slice. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

struct OfferRow {
    JobId job;
    VolunteerId volunteer;
    Private volunteer_name;
    Instant offered_at, answer_by;
    std::string reasons, status, pass_reason;
    std::optional<Instant> answered_at;
};
std::vector<OfferRow> offers_of_job(sql::Session& session, JobId job);
// The latest offer of a job to a volunteer.
std::optional<OfferRow> offer_to(sql::Session& session, JobId job, VolunteerId volunteer);

// A volunteer's own: offers that wait, jobs in hand by when they are due, the last done.
std::vector<JobRow> offered_to(sql::Session& session, VolunteerId volunteer, Instant now);
std::vector<JobRow> in_hand(sql::Session& session, VolunteerId volunteer);
std::vector<JobRow> done_by(sql::Session& session, VolunteerId volunteer, int most);
int minutes_given(sql::Session& session, VolunteerId volunteer, Day since);

struct StepRow {
    Instant at;
    std::string what;
    Private note;
    std::string mood;
    std::optional<Pence> money;
    std::string by_name;
};
std::vector<StepRow> steps_of_job(sql::Session& session, JobId job);
// The contacts of a regular job, over all its occurrences, newest first.
std::vector<StepRow> contacts_of_need(sql::Session& session, NeedId need, int most);

struct BoardFilter {
    std::string kind{}, area{};
    Instant now;
    Instant day_begins;
};
// What stands on the board, in its order: late and returned first, then urgent, then by due.
std::vector<JobRow> board(sql::Session& session, const BoardFilter& filter, int most);
std::vector<JobRow> done_since(sql::Session& session, const BoardFilter& filter, int most);
// Every job, newest first, of one status or kind when they are given, older than `after`.
std::vector<JobRow> jobs_page(sql::Session& session, std::string_view status,
                              std::string_view kind, std::string_view after, int most);
std::vector<std::string> areas_of_jobs(sql::Session& session);
// Names of volunteers by id, for lists of jobs.
std::vector<std::pair<VolunteerId, Private>> names_of(sql::Session& session,
                                                      const std::vector<VolunteerId>& volunteers);

struct CheckRow {
    std::string id;
    std::string kind;
    Day passed_on;
    std::optional<Day> expires_on;
    std::string note;
    int version = 1;  // of the handbook's page that was taken
    bool read_again = false;  // a later version asks for it
};
std::vector<CheckRow> checks_of(sql::Session& session, VolunteerId volunteer);
// The steps whose words have changed since they were read, and which ask to be read again.
std::vector<std::string> to_read_again(const std::vector<CheckRow>& checks);
std::vector<std::pair<int, int>> times_of(sql::Session& session, VolunteerId volunteer);

struct VolunteerFilter {
    std::string status{}, kind{}, typed{};
    std::string after_name{};  // keyset: name, then id
    std::string after_id{};
};
std::vector<VolunteerRow> volunteers_page(sql::Session& session, const VolunteerFilter& filter,
                                          int most);

}  // namespace kith::volunteering
