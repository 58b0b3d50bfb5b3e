// Volunteers and the jobs they do: offered without a name, done from a phone, worries heard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/casework/casework.hpp"

namespace kith {

using VolunteerId = Id<struct Volunteer>;
using JobId = Id<struct Job>;

}  // namespace kith

namespace kith::volunteering {

inline constexpr web::Permission see_volunteers{"volunteers.see",
                                                "see volunteers and their checks"};
inline constexpr web::Permission coordinate{"jobs.coordinate", "offer jobs to volunteers"};
inline constexpr web::Permission do_jobs{"jobs.do",
                                         "take jobs as a volunteer and say how they went"};

struct NewJob {
    NeedId need;
    std::string kind;            // a need category
    std::string title;           // no names: "Shopping, today"
    Private instructions;
    Instant due_at;
    std::optional<Instant> from_at;
    int minutes = 60;
    bool urgent = false;
    std::optional<int> every_days;   // a regular job such as a weekly call
    std::string by_name;
};
// Turns a need into a job; the job already open for the need when there is one.
Result<JobId> make_job(sql::Transaction& transaction, const NewJob& job, Instant now);

// Offers that nobody answered move on; run every few minutes.
void move_on(sql::Transaction& transaction, Instant now);

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);
html::Url path(JobId job);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();

}  // namespace kith::volunteering
