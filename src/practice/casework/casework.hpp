// Contacts, needs, notes, concerns, the person's story, and the one list of work people trust.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/json.hpp"
#include "practice/people/people.hpp"

namespace kith::web::api {
struct Operation;
}

namespace kith {

using ContactId = Id<struct Contact>;
using NeedId = Id<struct Need>;
using ConcernId = Id<struct Concern>;

}  // namespace kith

namespace kith::casework {

inline constexpr web::Permission take_contacts{"contacts.take", "take calls and requests for help"};
inline constexpr web::Permission see_needs{"needs.see", "see people's needs and where they stand"};
inline constexpr web::Permission work_needs{"needs.work", "assign needs and change their status"};
inline constexpr web::Permission raise_concerns{"concerns.raise", "say that they are worried"};
inline constexpr web::Permission work_concerns{"concerns.work", "own and answer concerns"};
inline constexpr web::Permission edit_policy{
    "policy.edit", "change need categories, call scripts and message templates"};

// One question of a category's short form: data, never code.
struct Question {
    std::string id;
    std::string label{};
    std::string hint{};
    std::string kind;                  // text, long text, yes no, choices, number
    std::vector<std::string> choices{};
};

struct Category {
    std::string id;   // food, prescriptions, talk, dogs, lifts, equipment, money, housing, carers,
                      // health, other
    int version = 1;
    std::string name;
    std::string hint{};
    bool public_form = true;
    std::string usual_route{};  // volunteers, team, organisation
    int days_to_meet = 7;
    std::vector<Question> questions{};
};
std::vector<Category> categories(sql::Session& session);  // published, in order
std::optional<Category> category(sql::Session& session, std::string_view id);

struct Script {
    std::string id;
    int version = 1;
    std::string name;
    std::vector<std::string> prompts{};  // asked in order; kept as data
};
std::optional<Script> script(sql::Session& session, std::string_view id);

struct NewContact {
    PersonId person;
    std::string channel;               // phone, web, email, letter, text, visit, list, api
    std::string direction = "in";
    std::string asked_by = "self";     // self, someone else, organisation
    Private asker_name{}, asker_relation{}, asker_phone{}, asker_email{}, asker_organisation{};
    bool person_agrees = true;
    Private summary{};
    std::string sharing_said{};
    std::optional<AccountId> taken_by{};
    std::string same_request{};          // one value for a form however often it is sent
};

struct Recorded {
    ContactId id;
    Reference reference;
    bool repeated = false;  // this same request was recorded before
};
Recorded record_contact(sql::Transaction& transaction, const NewContact& contact, Instant now);

struct Due {
    std::string kind = "by";  // by, on, between, as soon as possible
    std::optional<Day> from{};
    std::optional<Day> on{};    // left out: the category's usual days
};

struct NewNeed {
    PersonId person;
    std::optional<ContactId> contact{};
    std::string category;
    Private details{};
    Json answers = Json::object({});
    bool urgent = false;
    bool health_critical = false;
    Due due{};
    std::optional<std::string> route{};  // left out: the category's usual route
};

struct Opened {
    NeedId id;
    Reference reference;
    bool joined = false;  // the same need was open already and took in what is new
};
// Opens a need with an owner (the answering team) and a next date, or joins one of the category
// that is open for the person. Tells the story, puts it on the work list.
Opened open_need(sql::Transaction& transaction, const NewNeed& need, Instant now);

struct NeedView {
    NeedId id;
    Reference reference;
    PersonId person;
    std::string category;
    std::string title;
    Private details{};
    Json answers{};
    std::string status;        // waiting, assigned, in progress, blocked, met, not met, withdrawn
    std::string status_reason{};
    bool urgent = false;
    bool health_critical = false;
    std::string due_kind{};
    std::optional<Day> due_from{};
    Day due_on;
    std::string route{};
    std::optional<AccountId> account{};
    std::optional<TeamId> team{};
    std::optional<OrganisationId> organisation{};
    Instant made_at;
    std::optional<Instant> closed_at{};
    int version = 1;
    int category_version = 1;
    std::optional<ContactId> contact{};
};
Result<NeedView> need(sql::Session& session, NeedId id);
std::vector<NeedView> needs_of(sql::Session& session, PersonId person);  // open first

// A change of status by another slice: a job is accepted, a referral done. Illegal moves are
// Invalid; `reason` is needed for blocked, not met and withdrawn.
Result<void> move_need(sql::Transaction& transaction, NeedId need, std::string_view status,
                       std::string_view reason, std::string_view by_name, Instant now);
struct Owner {
    std::optional<AccountId> account{};
    std::optional<TeamId> team{};
    std::optional<OrganisationId> organisation{};
};
Result<void> assign_need(sql::Transaction& transaction, NeedId need, const Owner& owner,
                         std::string_view by_name, Instant now);

struct NewConcern {
    PersonId person;
    std::string kind = "worry";      // worry, fall, health, abuse, home, carer, money, other
    Private text;
    std::string urgency = "today";   // danger now, today, soon
    std::optional<AccountId> raised_by{};
    std::string raised_by_name{};
    std::string raised_from{};         // job, call, referral, visit, public
    std::string same_request{};
};
// Raises a concern: owned by the answering team, to be answered in time, seen at once by handlers
// through the live topic "concerns".
ConcernId raise_concern(sql::Transaction& transaction, const NewConcern& concern, Instant now);

// One line of the person's story. `kind` picks the picture: contact, need, note, concern, call,
// referral, job, message, list, change.
struct Story {
    PersonId person;
    std::string kind;
    std::string subject_id;
    std::string headline;            // plain words, no names: "Shopping delivered"
    Private body{};
    std::optional<AccountId> by{};
    std::string by_name;
    std::optional<OrganisationId> organisation{};
    bool sensitive = false;
};
void tell(sql::Transaction& transaction, const Story& story, Instant at);
// The newest lines of the story of somebody whose record is open, as far as the viewer may see.
html::Html recent_story(sql::Session& session, const people::PersonView& person, std::size_t most,
                        Instant now);

// A line on somebody's list of work. Putting it again for the same subject changes it.
struct Work {
    std::string subject_kind;        // need, concern, call, referral, job, review
    std::string subject_id;
    std::optional<PersonId> person{};
    std::string title;               // no names: "Answer a concern"
    std::string path{};                // where the work is done
    Owner owner{};                     // organisation is filled with the council when left out
    Instant due_at;
    int priority = 0;                // higher first among equals
    bool urgent = false;
};
void put_work(sql::Transaction& transaction, const Work& work, Instant now);
void finish_work(sql::Transaction& transaction, std::string_view subject_kind,
                 std::string_view subject_id, Instant now);

struct NewNote {
    PersonId person;
    std::string subject_kind = "person";  // person, need, call, referral, job, concern
    std::string subject_id{};
    std::string kind = "general";         // general, call, visit, handover, plan, sensitive
    Private text;
    std::string by_name;
    std::string same_request{};           // one value for a form however often it is sent
};
void add_note(sql::Transaction& transaction, const NewNote& note, Instant now);

// For lists: many at once, in a few statements, told as one change by whoever brings the list.
struct ListedNeed {
    NewNeed need;
    std::string ward{};
    bool person_is_new = false;  // nothing can be open for them
};
// Opens each, or joins the one that is open; needs that were opened carry their id.
std::vector<Opened> open_needs(sql::Transaction& transaction, const std::vector<ListedNeed>& needs,
                               Instant now);
void tell_all(sql::Transaction& transaction, const std::vector<Story>& lines, Instant at);
// Work that is known to be on no list yet.
void put_new_work(sql::Transaction& transaction, const std::vector<Work>& work, Instant now);
// Of these, those whom somebody spoke or wrote with, or has tried to, since then.
std::vector<PersonId> in_touch(sql::Session& session, const std::vector<PersonId>& people,
                               Instant since);
// Of these, those whose story holds more than lines of `subject_id`.
std::vector<PersonId> with_more_than(sql::Session& session, const std::vector<PersonId>& people,
                                     std::string_view subject_id);
// Removes what a list opened and nobody has worked on, with its work, and its lines in the stories.
// Gives the needs that were left because somebody had.
std::vector<NeedId> take_back(sql::Transaction& transaction, const std::vector<NeedId>& needs,
                              const std::vector<PersonId>& people, std::string_view subject_id);
void take_back_work(sql::Transaction& transaction, std::string_view subject_kind,
                    const std::vector<std::string>& subject_ids);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);
// Who works with this person now: accounts that own an open need or concern of theirs.
std::vector<AccountId> working_with(sql::Session& session, PersonId person);

// Takes a concern on, or answers it: the outcome is told to whoever raised it, in `told_raiser`.
Result<void> own_concern(sql::Transaction& transaction, ConcernId concern, AccountId owner,
                         std::string_view by_name, Instant now);
struct ConcernAnswer {
    std::string kind;     // all well, help arranged, passed to social care, emergency, no contact
    Private outcome;
    std::string told_raiser{};
    AccountId by;
    std::string by_name;
};
Result<void> answer_concern(sql::Transaction& transaction, ConcernId concern,
                            const ConcernAnswer& answer, Instant now);
// Concerns nobody answered in time go up; run every minute.
void escalate(sql::Transaction& transaction, Instant now);

// Fills need categories and call scripts when there are none.
void install_defaults(sql::Transaction& transaction, Instant now);

// What somebody leaving had in hand goes to `to`, else back to its team. For accounts::on_leaving.
void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now);

// What is open without an owner or a next date, in words: empty when all is well.
std::vector<std::string> check(sql::Session& session);

html::Url path(NeedId need);
html::Url path(ConcernId concern);

// What another slice shows on a person's page: its calls, referrals, jobs. Added by main, before
// the first request; shown in the order added, and left out when empty.
using Panel = html::Html (*)(sql::Session& session, const web::Viewer& viewer, PersonId person,
                             Instant now);
void add_panel(Panel panel);

// Called with a topic of live pages, "work" or "concerns", after what changed it is committed.
// Set by main, before the first request.
void on_change(std::function<void(std::string_view topic)> publish);

// A need is closed: told in the transaction that closes it to whatever was arranged for it, with
// why in words, so that nobody rings or calls in vain. Registered by main, in the order told.
struct ClosedNeed {
    NeedId id;
    std::string status;  // met, not met, withdrawn
    std::string why;     // "This need is met", or the reason given
    std::string by_name;
};
using OnClosed = void (*)(sql::Transaction& transaction, const ClosedNeed& need, Instant now);
void on_closed(OnClosed told);

// Closes every open need of a person, such as somebody who has died.
void withdraw_all(sql::Transaction& transaction, PersonId person, std::string_view reason,
                  std::string_view by_name, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::casework
