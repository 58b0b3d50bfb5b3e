// Volunteers and the jobs they do: offered without a name, done from a phone, worries heard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/pence.hpp"
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
inline constexpr web::Permission edit_handbook{
    "volunteers.handbook", "change kinds of job, volunteer roles and their steps"};

struct NewJob {
    NeedId need;
    std::string kind;            // a need category
    std::string title;           // no names: "Shopping, today"
    Private instructions{};
    Instant due_at;
    std::optional<Instant> from_at{};
    int minutes = 60;
    bool urgent = false;
    std::optional<int> every_days{};   // a regular job such as a weekly call
    std::string by_name;
    std::optional<Day> until_on{};     // the last day of a regular job
    int places = 1;                    // how many volunteers do it together
    std::string vehicle{}, language{}, skills{};  // what it asks for besides its checks
    std::string experience{};  // preferred: ids of the handbook, with commas between several
};
// Turns a need into a job; the job already open for the need when there is one.
Result<JobId> make_job(sql::Transaction& transaction, const NewJob& job, Instant now);

struct NewVolunteer {
    std::optional<AccountId> account{};
    Private name, phone{}, email;
    std::optional<Day> born_on{};
    std::optional<Postcode> postcode{};
    std::string travels_by = "car";
    int travels_metres = 5000;
    Private about{};
    std::string languages{}, experience{}, interests{};
    int hours_a_week = 3;
    int jobs_at_once = 2;
    std::vector<std::string> offers{};  // need categories; left empty, they follow from the roles
    std::vector<std::string> roles{};   // of the handbook
    std::string contact_by = "email";   // email, text, phone
    std::string skills{};               // "first aid, sign language"
    std::string group{};                // the name of the group they come from
    std::vector<std::pair<int, int>> times{};           // minutes of the week, London; empty: any
    struct Check {
        std::string kind;                             // identity, dbs basic, dbs enhanced, training
        Day passed_on;
        std::optional<Day> expires_on{};
    };
    std::vector<Check> checks{};
    std::string status = "active";                      // applying for those who just signed up
    std::string same_request{};  // one value for a form however often it is sent
};
// Gives the volunteer of the same request where there is one.
VolunteerId add_volunteer(sql::Transaction& transaction, const NewVolunteer& volunteer,
                          Instant now);

// Changes what is known of a volunteer, offers and times included; Stale when the version was
// overtaken. Checks and standing are changed by themselves.
Result<void> change_volunteer(sql::Transaction& transaction, VolunteerId volunteer, int version,
                              const NewVolunteer& details);
void add_check(sql::Transaction& transaction, VolunteerId volunteer,
               const NewVolunteer::Check& check, Instant now);

// Offers a job to a volunteer; Invalid with the reason when they are not suitable.
// `reasons` say why them, as the volunteer and the coordinator read it.
Result<void> offer(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                   std::string_view by_name, Instant now, std::string_view reasons = "");
// The volunteer says yes: others are told it is taken, and the person becomes visible to them.
// Once only: whoever comes second is told kindly that somebody was quicker.
Result<void> accept(sql::Transaction& transaction, JobId job, VolunteerId volunteer, Instant now);
struct JobStep {
    std::string what;             // started, collected, delivered, done
    Private note{};
    std::optional<Pence> money{};
    int minutes = 0;              // with "done": time given
    std::string mood{};           // of a regular contact: good, as usual, low
    std::string same_request{};
};
// "Done" of a regular job opens its next occurrence with the same volunteer.
Result<void> take_step(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                       const JobStep& step, Instant now);

// The volunteer says no, this time.
Result<void> pass(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                  std::string_view reason, Instant now);
// A job taken on goes back to the board, before others, and the person closes to the volunteer.
Result<void> give_back(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                       std::string_view reason, Instant now);
// The coordinator takes an offer back that nobody answered yet.
Result<void> withdraw_offer(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                            std::string_view by_name, Instant now);
// A job is not needed any more, or a regular one ends well; the need is met when `met`, else it
// waits again. `said` is why in words for the volunteer, who may not know the reason.
Result<void> end_job(sql::Transaction& transaction, JobId job, bool met, std::string_view reason,
                     std::string_view by_name, Instant now, std::string_view said = "");
// The same for every place of a job that several do together.
Result<void> call_off_all(sql::Transaction& transaction, JobId job, std::string_view reason,
                          std::string_view said, std::string_view by_name, Instant now);

// Calls off what is open for a need that is closed. A team's job goes on when one of them met it.
void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now);

// Suspending somebody, or their leaving, returns their jobs to the board at once; a break takes
// back offers that wait. `until` is for breaks.
struct Standing {
    std::string status;  // active, paused, suspended, left
    std::string reason{};
    std::optional<Day> until{};
};
Result<void> change_standing(sql::Transaction& transaction, VolunteerId volunteer, int version,
                             const Standing& standing, std::string_view by_name, Instant now);

// Offers that nobody answered move on; run every few minutes.
void move_on(sql::Transaction& transaction, Instant now);
// Referees and volunteers are reminded, checks that run out are told of; run every hour or so.
void chase(sql::Transaction& transaction, Instant now);
// Those who left are forgotten when their time is over; run once a day.
void forget(sql::Transaction& transaction, Instant now);

// Fills an empty handbook with the kinds of job, the roles and the steps that come with Kith.
void install_defaults(sql::Transaction& transaction, Instant now);

// What must never be: two at one door, nobody where somebody is believed to come, a ledger that
// does not add up. In words; empty when all is well.
std::vector<std::string> check(sql::Session& session);

// The account of somebody leaving is no volunteer's any more: their jobs return to the board. For
// accounts::on_leaving.
void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now);
// Somebody whom volunteers help has died: their jobs end, and whoever looks after the volunteers is
// asked to tell those who had one, gently and by themselves.
void person_died(sql::Transaction& transaction, PersonId person, Instant now);

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);
html::Url path(JobId job);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::volunteering
