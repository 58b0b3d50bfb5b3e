// SQL of the people slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/people/people.hpp"

namespace kith::people {

// One row of person, everything in it.
struct PersonRow {
    PersonId id;
    Reference reference;
    Details details;
    std::string ward{}, district{};
    std::optional<double> latitude{}, longitude{};
    std::string shares_note{};
    std::optional<PersonId> merged_into{};
    int version{};
};
std::optional<PersonRow> person_row(sql::Session& session, PersonId person);
// Follows merges to who the person is now.
std::optional<PersonRow> current_row(sql::Session& session, PersonId person);

std::vector<Number> numbers_of(sql::Session& session, PersonId person);
std::vector<Flag> flags_of(sql::Session& session, PersonId person);
std::vector<Relation> relations_of(sql::Session& session, PersonId person);
std::vector<Warning> warnings_of(sql::Session& session, PersonId person, Day today);

// What belongs to one person, changed; NotFound when this person has no such thing.
Result<void> mark_number_of(sql::Transaction& transaction, PersonId person, std::string_view number,
                            std::string_view state, std::string_view why);
Result<void> end_relation(sql::Transaction& transaction, PersonId person, std::string_view relation,
                          Instant now);
Result<void> end_warning(sql::Transaction& transaction, PersonId person, std::string_view warning,
                         Instant now);
Result<void> review_warning(sql::Transaction& transaction, PersonId person,
                            std::string_view warning, Day review_on);
struct FlagKind {
    std::string id, name;
};
std::vector<FlagKind> flag_kinds(sql::Session& session);

// Where a postcode is, when that is known.
struct Location {
    std::optional<double> latitude{}, longitude{};
    std::string ward{}, district{};
};
Location locate(sql::Session& session, const std::optional<Postcode>& postcode);

}  // namespace kith::people
