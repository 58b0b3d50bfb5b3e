// The volunteer's phone pages, from what they may know.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/befriending/views.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {

struct MyJobs {
    VolunteerRow volunteer;
    std::vector<JobRow> offered, taken, done;
    std::vector<people::Card> people{};  // of the jobs taken on
    int minutes = 0;                     // given this year
    std::vector<PairRow> asked{};        // would they like to talk with somebody?
    bool read_again = false;             // something they read has changed since
};
Html my_jobs_body(const MyJobs& mine, Instant now);

// A job offered: what, where about, when, how long; never who.
struct OfferPage {
    JobRow job;
    VolunteerRow volunteer;
    OfferRow offer;
    JobKind kind;
};
Html offer_body(const web::Context& context, const OfferPage& page);

// A job taken on: what is needed to do it.
struct TakenPage {
    JobRow job;
    people::PersonView person;
    std::vector<StepRow> steps;
    std::optional<PairRow> pair{};  // two who talk regularly
    std::string council_phone{};
    std::optional<Order> order{};   // what to get, and how it is paid
    std::optional<ShopRow> shop{};
    JobKind kind{};
};
// Fills in all but the job and the person.
void read_for_the_door(sql::Session& session, TakenPage& page);
std::string taken_title(const TakenPage& page);
// Its parts, on the phone and on paper: what must be known before going, where and how, what the
// steps are called, what to remember.
Html stop_first(const people::PersonView& person);
Html where_and_how(const TakenPage& page, Instant now);
std::string_view step_name(std::string_view step);
Html rules_part(const JobKind& kind);
Html taken_body(const web::Context& context, const TakenPage& page, const web::FormReader& typed);

// The one step that comes next, as a big button, with what it asks.
Html step_form(const web::Context& context, const TakenPage& page, std::string_view step,
               const web::FormReader& typed);
// A worry in two touches: open, tell. It works without a signal.
Html worry_form(const web::Context& context, const JobRow& job);

// A job that is done: thanks, and still a way to say what worries.
Html done_body(const web::Context& context, const JobRow& job);
Html give_back_body(const web::Context& context, const JobRow& job, const web::FormReader& typed);

}  // namespace kith::volunteering
