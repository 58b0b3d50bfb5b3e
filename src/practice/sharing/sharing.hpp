// Who may see what of whom, and who looked. Every way to a person's record asks here first.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::web::api {
struct Operation;
}

namespace kith {

using PersonId = Id<struct Person>;
using AgreementId = Id<struct Agreement>;

}  // namespace kith

namespace kith::sharing {

inline constexpr web::Permission see_everyone{
    "people.see", "see the record of any person the council knows"};
inline constexpr web::Permission see_involved{
    "people.see-involved", "see the records of people referred to their organisation"};
inline constexpr web::Permission see_sensitive{
    "people.see-sensitive", "see sensitive notes and domestic abuse warnings"};
inline constexpr web::Permission govern{
    "sharing.govern", "see who looked at which record, and answer for it"};

inline constexpr web::Permission sign_agreements{
    "agreements.sign", "sign information-sharing agreements for their organisation"};
inline constexpr web::Permission open_in_emergencies{
    "people.emergency", "open a record in an emergency, with a reason that is looked at later"};

// Parts of a record that a decision opens or withholds.
enum class Part {
    name, contact, address, birth_date, nhs_number, communication, flags, relations, warnings,
    needs, notes, sensitive_notes, story, calls, referrals, jobs, concerns,
};
std::string_view part_name(Part part);

// What somebody looks for, said once a screen: "answering a call", "working a referral".
struct Purpose {
    std::string_view screen;  // "api" for other systems
    std::string_view words;
};

// The ways in which an agreement may let what we know be used.
enum class Means { page, list, api, referral, copy };
std::string_view means_name(Means means);

// The answer to "may this viewer see this person, and which parts?", with why in words.
class Decision {
  public:
    bool allowed = false;
    std::string basis{};               // "a role that works with everyone", "an open referral"
    std::vector<Part> parts{};         // sorted
    std::string agreement{};           // the reference of the agreement it rests on, if any
    std::string withheld_why{};        // why less is shown than was asked for
    bool emergency = false;            // opened in an emergency: logged as that
    bool sees(Part part) const;
};

// Decides by role, organisation, involvement, agreement in force, what the person said and what was
// opened in an emergency. Other organisations than the council see only what an agreement in force
// lets them. Reads only; does not log.
Decision decide(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now,
                Means means = Means::page);
// The same for several people with one statement.
std::map<PersonId, Decision> decide_each(sql::Session& session, const web::Viewer& viewer,
                                         const std::vector<PersonId>& people, Instant now,
                                         Means means);

// What an organisation may be shown of somebody by a referral, a list or a copy, before it is.
struct Reach {
    bool possible = false;
    std::vector<Part> parts{};      // sorted
    std::vector<std::string> agreements{};  // references
    std::string why_not{};          // a sentence
};
Reach reach_of(sql::Session& session, OrganisationId organisation, PersonId person, Means means,
               Instant now);
// The same for several people with one statement.
std::map<PersonId, Reach> reach_each(sql::Session& session, OrganisationId organisation,
                                     const std::vector<PersonId>& people, Means means,
                                     Instant now);
// The same of people in general, by organisation: what its agreements in force let it see, whatever
// people they cover. Organisations without one are left out; the council is not among them.
std::map<OrganisationId, Reach> reaches(sql::Session& session, Means means, Instant now);
// Each agreement in force that allows these means, once for each party that it opens something to:
// never the council. In the order of their references.
struct InForce {
    OrganisationId organisation;
    std::string reference{};
    std::vector<Part> parts{};
    std::vector<std::string> roles{};  // of those who sign in; empty: any
};
std::vector<InForce> agreements_in_force(sql::Session& session, Means means, Instant now);
// Whether the viewer belongs to another organisation than the council: then only agreements open
// anything to them.
bool from_elsewhere(sql::Session& session, const web::Viewer& viewer);

// Writes the access log line of one look at one person.
void log_look(sql::Transaction& transaction, const web::Viewer& viewer, PersonId person,
              const Purpose& purpose, const Decision& decision, std::string_view action,
              Instant now);
// One line for a list, a search or an export, with how many people it showed.
void log_list(sql::Transaction& transaction, const web::Viewer& viewer, const Purpose& purpose,
              std::string_view action, std::size_t results, Instant now);

// Looks at one person, newest first, as they are shown to the person: who with name and
// organisation, what they did in words, what for and by what right.
struct LookShown {
    Instant at;
    std::string who, organisation, action, purpose, basis;
};
std::vector<LookShown> looks_at(sql::Session& session, PersonId person, std::size_t most);

// Somebody starts to work with a person through a subject (a referral, a job), which lets them see
// what that level needs, or only `parts` when they are given; `release` ends it. Both are quiet
// when it is so already.
enum class Level { job, referral, whole_case };
struct Involvement {
    PersonId person;
    std::optional<OrganisationId> organisation{};
    std::optional<AccountId> account{};
    Level level = Level::referral;
    std::string subject_id;
    std::vector<Part> parts{};  // empty: what the level usually needs
};
void involve(sql::Transaction& transaction, const Involvement& involvement, Instant now);
void release(sql::Transaction& transaction, PersonId person, std::string_view subject_id,
             Instant now);
// Two records became one person: who works with the one works with the other, and what the one said
// and was promised holds for the other. Gives the rows of one of these tables that moved, which
// move_back() moves again.
inline constexpr std::array<std::string_view, 5> tables_of_people{
    "involvement", "consent", "objection_override", "emergency_access", "restriction"};
std::vector<std::string> move_person(sql::Transaction& transaction, std::string_view table,
                                     PersonId from, PersonId to);
void move_back(sql::Transaction& transaction, std::string_view table, PersonId from, PersonId to,
               const std::vector<std::string>& rows);
// Of these people, those that the viewer's organisation or account is involved with.
std::vector<PersonId> involved(sql::Session& session, const web::Viewer& viewer, std::size_t most);

// An information-sharing agreement, from draft to end.
struct NewParty {
    OrganisationId organisation;
    std::string status = "controller";  // controller, joint controller, processor
    std::string contact{};              // who answers for data protection there
};
struct NewAgreement {
    std::string title;
    std::vector<NewParty> parties;
    std::map<std::string, std::string> terms{};  // purpose, benefits, …: see agreement.hpp
    std::string lawful_basis{}, article9{};
    std::string covers = "referred";  // people referred to a party, or all whom the council knows
    std::string covers_flag{};        // only people with this flag
    std::optional<int> covers_age{};  // only people of this age or older
    std::string covers_district{};    // only people who live there
    std::vector<Part> parts{};
    std::vector<Means> means{};
    std::vector<std::string> roles{};  // of those who sign in; empty: any
    std::string onward{};              // none, with consent, with our agreement
    std::optional<int> retention_months{};
    std::optional<Day> starts_on{}, review_on{}, expires_on{};
    std::string made_by_name{};
};
AgreementId draft(sql::Transaction& transaction, const NewAgreement& agreement, Instant now);
// Words for every part of an agreement in words, about one purpose: where an agreement starts.
std::map<std::string, std::string> usual_terms(std::string_view purpose);
// Offers a draft for signature, signs it for every party and so brings it into force: for tests and
// the demonstration. Invalid with what is missing.
Result<void> sign_for_all(sql::Transaction& transaction, AgreementId agreement,
                          std::string_view signatory, Instant now);

// What somebody said about sharing. `organisation` left out: anybody we work with.
struct Said {
    PersonId person;
    std::optional<OrganisationId> organisation{};
    std::string answer;           // agreed, objects
    std::string asked;            // in the words they were asked
    std::string how;              // by phone, in person, by letter, on a form
    std::string said_by{};        // who said it, when not the person
    std::string asked_by{};       // account
    std::string asked_by_name;
    std::optional<Instant> until{};
    std::string same_request{};
};
// False when this request was recorded before.
bool record_said(sql::Transaction& transaction, const Said& said, Instant now);
// What the person's record says about sharing with anybody, when that changes: "not asked" takes
// back what was said before.
void say_generally(sql::Transaction& transaction, PersonId person, std::string_view answer,
                   std::string_view how, Instant now);
// "agreed", "objects" or "not asked" as it stands now, for all and for one organisation.
std::string stands(sql::Session& session, PersonId person,
                   const std::optional<OrganisationId>& organisation, Instant now);

// What was said about sharing, newest first.
struct SaidRow {
    std::string id;
    std::string organisation{};  // its name; empty: anybody we work with
    std::string answer, asked, how, said_by, asked_by_name;
    Instant at;
    std::optional<Instant> until{}, withdrawn_at{};
    std::string withdrawn_why{}, withdrawn_by_name{};
};
std::vector<SaidRow> said_by(sql::Session& session, PersonId person);
Result<void> withdraw(sql::Transaction& transaction, PersonId person, std::string_view id,
                      std::string_view why, std::string_view by_name, Instant now);

// Sharing in spite of an objection, asked for by one and decided by another.
struct Override {
    std::string id{};
    PersonId person;
    OrganisationId organisation;
    std::string organisation_name{};
    std::string ground, reason;
    std::string asked_by, asked_by_name;
    Instant asked_at{};
    std::string decided_by_name{};
    std::optional<Instant> decided_at{};
    std::string decision{};  // allowed, refused
    std::string decision_note{};
    Instant until;
    std::optional<Instant> ended_at{};
};
// Of one person, or of all: only those nobody has decided.
std::vector<Override> overrides(sql::Session& session, const std::optional<PersonId>& person);
Result<void> ask_override(sql::Transaction& transaction, const Override& asked, Instant now);
struct SecondLook {
    std::string decision;  // allowed, refused
    std::string note;
    std::string by, by_name;
};
// Forbidden to whoever asked for it.
Result<void> decide_override(sql::Transaction& transaction, std::string_view id,
                             const SecondLook& look, Instant now);
Result<void> end_override(sql::Transaction& transaction, std::string_view id, Instant now);

// A record opened in an emergency.
struct Emergency {
    std::string id{};
    PersonId person;
    std::string account, account_name, organisation;
    std::string reason;
    Instant opened_at{}, until{};
    std::string reviewed_by_name{};
    std::optional<Instant> reviewed_at{};
    std::string finding{}, finding_note{};
};
// Opens it for an hour to this account; the reason is needed. Quiet when it is open already.
Result<void> open_in_emergency(sql::Transaction& transaction, const web::Viewer& viewer,
                               PersonId person, std::string_view reason,
                               std::string_view same_request, Instant now);
// Those not reviewed yet, oldest first; with a person, all of that person's, newest first.
std::vector<Emergency> emergencies(sql::Session& session, const std::optional<PersonId>& person);
struct Finding {
    std::string finding;  // right, wrong, to look into
    std::string note;
    std::string by, by_name;
};
// Forbidden to whoever opened it.
Result<void> review_emergency(sql::Transaction& transaction, std::string_view id,
                              const Finding& finding, Instant now);

// Use of a record restricted at the person's request (UK GDPR article 18).
struct Restriction {
    std::string id, ground, reason, made_by_name;
    Instant made_at;
};
std::optional<Restriction> restriction(sql::Session& session, PersonId person);
Result<void> restrict_use(sql::Transaction& transaction, PersonId person, std::string_view ground,
                          std::string_view reason, std::string_view by_name, Instant now);
Result<void> lift_restriction(sql::Transaction& transaction, PersonId person,
                              std::string_view why, Instant now);

// The access log is a chain: each line's hash covers its words and the hash of the line before it.
// Seals lines older than five seconds, for a timer of half a minute or so.
void seal(sql::Transaction& transaction, Instant now);
// What is wrong with the chain, in words: a sealed line changed, added or taken away.
std::vector<std::string> check(sql::Session& session);

std::vector<web::Route> routes();  // who looked at this record; governance pages; agreements
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::sharing
