// What lists do to people: many at once, those who may be meant, and all of it taken back. The
// second face of people, for the lists slice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "practice/people/people.hpp"

namespace kith::people {

// For lists: many people at once. Each writes in a few statements and logs nothing, because whoever
// brings the list logs the batch as one change.
std::vector<PersonId> add_all(sql::Transaction& transaction,
                              const std::vector<const Details*>& people, Instant now);
struct NumberOf {
    PersonId person;
    NewNumber number;
    std::string id{};  // filled in
};
void add_numbers(sql::Transaction& transaction, std::vector<NumberOf>& numbers,
                 std::string_view source, Instant now);
struct FlagOf {
    PersonId person;
    std::string kind;
    std::string source;
    Day started_on;
    std::string id{};  // filled in
};
void set_flags(sql::Transaction& transaction, std::vector<FlagOf>& flags);
void end_flags(sql::Transaction& transaction, const std::vector<std::string>& ids, Day ended_on);
// The open flags that these people have from this source.
std::vector<FlagOf> flags_from(sql::Session& session, const std::vector<PersonId>& people,
                               std::string_view source);
// As standing(), for those of them there are; in any order.
std::vector<Standing> standings(sql::Session& session, const std::vector<PersonId>& people,
                                Day today);
// The points that each kind of flag adds to the need of a person who has it.
std::vector<std::tuple<std::string, std::string, int>> flag_points(sql::Session& session);

// Somebody known who may be meant, with what tells them from others.
struct Candidate {
    PersonId id;
    std::string first_name{}, middle_name{}, last_name{}, born_on{}, nhs_number{}, uprn{},
        address{}, postcode{};
    bool dead = false;
    std::vector<std::string> numbers{};  // phones and mail addresses that are not known to be bad
};
struct Candidates {
    std::vector<Candidate> people;
    // For each asked about, in order, where in `people` those are who may be meant.
    std::vector<std::vector<std::uint32_t>> of;
};
// Those who share with one of `asked` the NHS number, a phone or mail address, a name and the birth
// date, or a name and the postcode. `by_number_only`: only the NHS number.
Candidates candidates(sql::Session& session, const std::vector<const Details*>& asked,
                      bool by_number_only);

// Takes back what a list made: the numbers and flags with these ids, the flags it ended opened
// again, and people of whom nothing else is known. Gives how many people were removed.
std::int64_t take_back(sql::Transaction& transaction, const std::vector<PersonId>& added,
                       const std::vector<std::string>& numbers,
                       const std::vector<std::string>& flags,
                       const std::vector<std::string>& ended_flags);
// Of these, those who were changed since they were added, or have relations or warnings.
// `by_lists` is how often lists changed somebody, and changed them back, which does not count.
std::vector<PersonId> changed_since_added(sql::Session& session,
                                          const std::vector<PersonId>& people,
                                          const std::map<PersonId, int>& by_lists = {});
// A death that a list reports, told as any other. False when it was known.
bool record_death(sql::Transaction& transaction, PersonId person, Day died_on, Instant now);
void take_back_death(sql::Transaction& transaction, PersonId person, Instant now);
// The day on which they left the area, or that they are back. Nothing when that was known.
struct MoveRecorded {
    std::optional<Day> away_before{};
};
std::optional<MoveRecorded> record_move(sql::Transaction& transaction, PersonId person,
                                        const std::optional<Day>& moved_away_on, Instant now);
// The address a list gives now; what it was, for taking it back. Nothing when it is the same.
struct Address {
    Private address{};
    std::optional<Postcode> postcode{};
};
std::optional<Address> record_address(sql::Transaction& transaction, PersonId person,
                                      const Address& address, Instant now);

}  // namespace kith::people
