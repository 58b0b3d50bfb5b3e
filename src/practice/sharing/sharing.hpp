// Who may see what of whom, and who looked. Every way to a person's record asks here first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/accounts/accounts.hpp"

namespace kith {

using PersonId = Id<struct Person>;

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

// Parts of a record that a decision opens or withholds.
enum class Part {
    name, contact, address, birth_date, nhs_number, communication, flags, relations, warnings,
    needs, notes, sensitive_notes, story, calls, referrals, jobs, concerns,
};
std::string_view part_name(Part part);

// What somebody looks for, said once a screen: "answering a call", "working a referral".
struct Purpose {
    std::string_view screen;
    std::string_view words;
};

// The answer to "may this viewer see this person, and which parts?", with why in words.
class Decision {
  public:
    bool allowed = false;
    std::string basis;                 // "a role that works with everyone", "referral R-…"
    std::vector<Part> parts;           // sorted
    bool sees(Part part) const;
};

// Decides by role, organisation and involvement. Reads only; does not log.
Decision decide(sql::Session& session, const web::Viewer& viewer, PersonId person);

// Writes the access log line of one look at one person.
void log_look(sql::Transaction& transaction, const web::Viewer& viewer, PersonId person,
              const Purpose& purpose, const Decision& decision, std::string_view action,
              Instant now);
// One line for a list, a search or an export, with how many people it showed.
void log_list(sql::Transaction& transaction, const web::Viewer& viewer, const Purpose& purpose,
              std::string_view action, std::size_t results, Instant now);

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
// Of these people, those that the viewer's organisation or account is involved with.
std::vector<PersonId> involved(sql::Session& session, const web::Viewer& viewer, std::size_t most);

// The access log is a chain: each line's hash covers its words and the hash of the line before it.
// Seals lines older than five seconds, for a timer of half a minute or so.
void seal(sql::Transaction& transaction, Instant now);
// What is wrong with the chain, in words: a sealed line changed, added or taken away.
std::vector<std::string> check(sql::Session& session);

std::vector<web::Route> routes();  // who looked at this record; governance pages

}  // namespace kith::sharing
