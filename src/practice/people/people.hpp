// Residents and how to reach them. A person is seen only through open(), which asks sharing for a
// decision, gives only the permitted parts and writes the access log in the same transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/base/email.hpp"
#include "platform/base/nhs_number.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/postcode.hpp"
#include "platform/base/private.hpp"
#include "platform/base/reference.hpp"
#include "platform/html/html.hpp"
#include "practice/sharing/sharing.hpp"

namespace kith::web::api {
struct Operation;
}

namespace kith::people {

inline constexpr web::Permission search_people{"people.search", "search for people by name"};
inline constexpr web::Permission edit_people{"people.edit", "add people and change their details"};

struct Number {
    std::string id;
    std::string kind;   // phone, email
    Private value;
    std::string label{};  // home, mobile, daughter
    std::string state{};  // unchecked, good, bad
    std::string why_bad{};
};

struct Flag {
    std::string kind;
    std::string name;
    std::string source;
    Day started_on;
    bool shown_first = false;
};

struct Relation {
    std::string id;
    std::string kind;
    Private name;
    Private phone{};
    std::optional<PersonId> person{};
    bool cares_for = false;
    bool emergency_contact = false;
    bool may_speak_for = false;
};

struct Warning {
    std::string id;
    Private text;
    Private advice{};
    Day review_on;
    bool overdue = false;
};

// What must be seen before any contact.
struct Care {
    Private safe_contact{};          // a rule staff cannot miss
    bool safe_voicemail = true;
    std::string contact_by{};        // phone, text, email, letter, visit, through someone
    std::string best_time{};
    std::string language{};
    bool interpreter = false;
    std::string format{};            // standard, large print, easy read, braille, audio, ...
    std::string hearing{};
    std::string sight{};
    std::string support{};
    bool do_not_call = false;
    std::string do_not_call_why{};
    std::optional<Day> died_on{};
    std::optional<Day> moved_away_on{};
};

// The permitted parts of one person; what the decision withholds is empty and named in `withheld`.
struct PersonView {
    PersonId id;
    Reference reference;
    Private first_name{}, middle_name{}, last_name{}, known_as{};
    std::optional<Day> born_on{};
    std::optional<NhsNumber> nhs_number{};
    std::string uprn{};
    Private address{};
    std::optional<Postcode> postcode{};
    std::string ward{};
    std::optional<double> latitude{}, longitude{};
    std::optional<bool> lives_alone{};
    Care care{};
    std::vector<Number> numbers{};
    std::vector<Flag> flags{};
    std::vector<Relation> relations{};
    std::vector<Warning> warnings{};
    std::string shares{};       // not asked, agreed, objects
    int version = 1;
    sharing::Decision decision{};
    std::vector<sharing::Part> withheld{};

    Private full_name() const;  // known-as name first where there is one
};

// The one way to a person's record. Forbidden when the decision says no (which is logged too);
// NotFound when there is no such person. A merged person's id leads to who they are now.
Result<PersonView> open(sql::Transaction& transaction, const web::Viewer& viewer, PersonId person,
                        const sharing::Purpose& purpose, Instant now);
// The same from a handler: a refusal is logged in a transaction of its own, so that it stays.
Result<PersonView> open(web::Context& context, PersonId person, const sharing::Purpose& purpose);

// The fewest words by which a person can be recognised on a list that the viewer may see.
struct Card {
    PersonId id;
    Reference reference;
    Private name{};
    std::optional<Day> born_on{};
    std::optional<Postcode> postcode{};
    Private first_phone{};
    std::string chips{};        // "hearing loss, do not call" : what must be known before contact
    std::vector<std::string> why{};  // on search results: "same phone", "name sounds alike"
};

// Cards of these people for a list page, in the order given; logs one list line. People whom the
// viewer may not see are left out.
std::vector<Card> cards(sql::Transaction& transaction, const web::Viewer& viewer,
                        const std::vector<PersonId>& people, const sharing::Purpose& purpose,
                        Instant now);

// Wards by code, for places and filters.
struct Ward {
    std::string code{};
    std::string name;
    std::string district{};
};
std::vector<Ward> wards(sql::Session& session);
std::string ward_name(sql::Session& session, std::string_view code);  // "" when not known

// Where a postcode is, when that is known.
struct PlaceOf {
    std::optional<double> latitude{}, longitude{};
    std::string ward{};
};
PlaceOf place_of(sql::Session& session, const std::optional<Postcode>& postcode);

// Likely people for anything typed: names, birth date, postcode, phone, NHS number, reference, in
// any order and unfinished. Best first, with why. Logs one search line.
std::vector<Card> search(sql::Transaction& transaction, const web::Viewer& viewer,
                         std::string_view typed, std::size_t most, Instant now);

struct NewNumber {
    std::string kind;
    std::string value;  // E.164 or an e-mail address; what was written, when it is bad
    std::string label{};
    std::string why_bad{};  // not empty: kept as bad, so that nobody asks for it again
};

// What is known of somebody when their record is made or changed.
struct Details {
    Private first_name{}, middle_name{}, last_name{}, known_as{};
    std::optional<Day> born_on{};
    std::optional<NhsNumber> nhs_number{};
    std::string uprn{};
    Private address{};
    std::optional<Postcode> postcode{};
    std::optional<bool> lives_alone{};
    std::vector<NewNumber> numbers{};
    Care care{};
    std::string shares = "not asked";
    std::string source;  // phone, web, list:<import>, demonstration
};

// A new record. Its place, ward and search keys are filled from the postcode.
PersonId add(sql::Transaction& transaction, const Details& details, Instant now);
// Changes what `details` holds and says differently; Stale when the version was overtaken.
Result<void> change(sql::Transaction& transaction, PersonId person, int version,
                    const Details& details, Instant now);

// Changes only what must be known before any contact; Stale when the version was overtaken.
Result<void> change_care(sql::Transaction& transaction, PersonId person, int version,
                         const Care& care, Instant now);

// Records what somebody said about sharing, and shows it on their record when it is about all.
void say(sql::Transaction& transaction, const sharing::Said& said, Instant now);
// The record shows what still stands, after something said was taken back or ran out.
void restate_sharing(sql::Transaction& transaction, PersonId person, Instant now);

// Exact identity for lists and public requests: NHS number, or name with birth date and postcode,
// or name with a phone number. Nothing when none or more than one fits.
std::optional<PersonId> identify(sql::Session& session, const Details& details);

void mark_number(sql::Transaction& transaction, std::string_view number_id, std::string_view state,
                 std::string_view why, Instant now);
// False when the record holds the number already, good or bad.
bool add_number(sql::Transaction& transaction, PersonId person, const NewNumber& number,
                std::string_view source, Instant now);
void set_flag(sql::Transaction& transaction, PersonId person, std::string_view kind,
              std::string_view source, Day started_on);
void end_flag(sql::Transaction& transaction, PersonId person, std::string_view kind,
              std::string_view source, Day ended_on);

// For letters and messages, which go to the person themselves: what is known about reaching them,
// without showing it to anybody. The first good number of each kind.
struct ToReach {
    Private name{};
    Care care{};
    Private email{}, mobile{};
    Private address{};
    std::optional<Postcode> postcode{};
};
std::optional<ToReach> to_reach(sql::Session& session, PersonId person);

// Where people live, for a round of doors, a file of letters or a list shared with a partner: as
// far as the viewer may see of each by these means. Logs one line of `action` (list, export).
// Several hundred at once.
struct Door {
    Card card;
    Private address{};
    std::optional<double> latitude{}, longitude{};
    std::vector<std::string> flags{};
    std::vector<sharing::Part> withheld{};
};
std::vector<Door> doors(sql::Transaction& transaction, const web::Viewer& viewer,
                        const std::vector<PersonId>& people, const sharing::Purpose& purpose,
                        std::string_view action, Instant now);

// Numbers that may reach somebody whose own do not: of those they live with, of their relations.
struct Lead {
    PersonId person;
    Private number;
    std::string whose;  // "their daughter", "somebody at the same address"
};
std::vector<Lead> leads(sql::Session& session, const std::vector<PersonId>& people);

// What a look at somebody is compared with, for those who watch over looks: never for a page.
struct Likeness {
    std::string first_key{}, last_key{}, postcode{};
    std::vector<std::string> numbers{};
    int people_of_last_key = 0;
};
std::optional<Likeness> likeness(sql::Session& session, PersonId person);
// The postcodes of records that hold one of these phones or e-mail addresses.
std::vector<std::string> postcodes_with(sql::Session& session,
                                        const std::vector<std::string>& contacts);

// The facts engines and lists need, without opening the record: place and order of need.
struct Standing {
    PersonId id;
    std::string ward{};
    std::optional<double> latitude{}, longitude{};
    std::optional<Day> died_on{};
    bool do_not_call = false;
    int need_points = 0;       // from flags and age, by data
    std::string need_why{};      // in words
};
std::optional<Standing> standing(sql::Session& session, PersonId person, Day today);

// Fills the kinds of flags when there are none.
void install_defaults(sql::Transaction& transaction, Instant now);
void add_ward(sql::Transaction& transaction, const Ward& ward, std::string_view outline,
              int population);
void add_place(sql::Transaction& transaction, const Postcode& postcode, double latitude,
               double longitude, std::string_view ward, std::string_view district);
// Several at once, for files of them; each postcode once.
struct Place {
    Postcode postcode;
    double latitude, longitude;
    std::string ward, district;
};
void add_places(sql::Transaction& transaction, const std::vector<Place>& places);
// Gives people whose postcode has a place since then theirs. Gives how many.
std::int64_t place_people(sql::Transaction& transaction);
struct NewRelation {
    std::string kind;                     // daughter, husband, neighbour, ...
    Private name{}, phone{};
    std::optional<PersonId> other{};
    bool cares_for = false, emergency_contact = false, may_speak_for = false;
};
void add_relation(sql::Transaction& transaction, PersonId person, const NewRelation& relation,
                  Instant now);
void add_warning(sql::Transaction& transaction, PersonId person, const Private& text,
                 const Private& advice, Day review_on, Instant now);

// Two records are one person. The kept record fills what it lacks from the other by rule, every
// slice moves what it knows of the other, and split() gives both back as they were.
struct Merging {
    std::string id;
    PersonId kept, merged;
};
struct Merge {
    std::string id;
    PersonId kept, merged;
    std::string reason;
    Instant at;
    std::string by_name;
    std::optional<Instant> split_at{};
};
Result<Merge> merge(sql::Transaction& transaction, PersonId kept, PersonId merged,
                    std::string_view reason, std::string_view by_name, Instant now);
Result<Merge> split(sql::Transaction& transaction, std::string_view merge_id,
                    std::string_view by_name, Instant now);
std::vector<Merge> merges_of(sql::Session& session, PersonId person);
// Moves the rows of a slice's own table from the merged to the kept person, and remembers which.
// `where` leaves some out; it may name $1, the merged, and $2, the kept.
void take_over(sql::Transaction& transaction, const Merging& merging, std::string_view table,
               std::string_view key = "id", std::string_view person_column = "person_id",
               std::string_view where = "1 = 1");
// Gives them back to the person they came from, those that are still where they were moved.
void give_back(sql::Transaction& transaction, const Merging& merging, std::string_view table,
               std::string_view key = "id", std::string_view person_column = "person_id");
// What else a slice needs to know again when they are parted.
void remember(sql::Transaction& transaction, const Merging& merging, std::string_view what,
              std::string_view id);
std::vector<std::string> remembered(sql::Session& session, const Merging& merging,
                                    std::string_view what);
// What each slice does when two become one, and when they are parted. Registered once, by main.
struct OnMerge {
    void (*merged)(sql::Transaction& transaction, const Merging& merging, Instant now);
    void (*parted)(sql::Transaction& transaction, const Merging& merging, Instant now);
};
void on_merge(OnMerge hooks);

// People of one address, for confirming as a household.
struct Home {
    std::string address;
    std::string postcode;
    std::vector<PersonId> people;
    std::string why;
};
std::vector<Home> likely_homes(sql::Session& session, std::string_view after, std::size_t most);
std::string make_household(sql::Transaction& transaction, const std::vector<PersonId>& people,
                           std::string_view name, Instant now);
void undo_household(sql::Transaction& transaction, std::string_view household);

// The strip at the head of every page about a person: who, how to reach them, what to know first.
// As `heading` its name is the page's h1; else it leads to the person.
html::Html banner(const PersonView& person, Day today, bool heading = false);
// One line of a list: the name, which leads to the person, and what tells them from another.
html::Html card_line(const Card& card);
html::Url path(PersonId person);

// Somebody is known to have died: told once, in the transaction that first says so, to whatever
// would still write or call. Registered once, by main.
using OnDeath = void (*)(sql::Transaction& transaction, PersonId person, Day died_on, Instant now);
void on_death(OnDeath told);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::people
