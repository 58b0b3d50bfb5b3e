// Pairs of records that may be one person, what people said of them, and households.
#pragma once

#include <string>
#include <vector>

#include "practice/lists/lists.hpp"

namespace kith::lists {

struct NewPair {
    std::string import_id{};
    std::int64_t row_number = 0;
    PersonId left;   // known longer
    PersonId right;
    double probability = 0;
    bool needs_help = false;  // somebody waits for help: asked first
    std::string reasons{};
};
// How much is learnt by asking: most where it could be either, more where somebody needs help.
double worth_asking(double probability, bool needs_help);
void put_pairs(sql::Transaction& transaction, const std::vector<NewPair>& pairs, Instant now);

struct Pair {
    std::string id;
    PersonId left, right;
    double probability = 0;
    std::string reasons{}, state{};
    std::optional<std::string> merge_id{};
    Instant made_at;
};
std::optional<Pair> pair(sql::Session& session, std::string_view id);
// The open pair most worth asking this account, which it has not answered; not `except`.
std::optional<Pair> next_pair(sql::Session& session, std::string_view account,
                              std::string_view except);

struct DeskState {
    std::int64_t open = 0, decided = 0, mine = 0, not_sure = 0;
    std::int64_t twice = 0, agreed = 0;  // pairs that two people answered, and the same way
};
DeskState desk_state(sql::Session& session, std::string_view account);

// What somebody says of a pair: "one", "two", "household" or "not sure". One merges; a pair that
// somebody is not sure of stays for others. Tells those who work with the person.
Result<void> answer_pair(sql::Transaction& transaction, std::string_view pair_id,
                         std::string_view answer, std::string_view account, std::string_view name,
                         Instant now);
// The pair is open again, its merge split.
Result<void> undo_answer(sql::Transaction& transaction, std::string_view pair_id,
                         std::string_view account, std::string_view name, Instant now);
std::vector<Pair> decided_by(sql::Session& session, std::string_view account, std::size_t most);
// Pairs of people that are no more, when an import is taken back.
void drop_pairs(sql::Transaction& transaction, std::string_view import_id);

// What somebody said of people who may live together; a household is made when they do.
bool household_answered(sql::Session& session, const std::vector<PersonId>& people);
void answer_household(sql::Transaction& transaction, const std::vector<PersonId>& people, bool yes,
                      std::string_view account, Instant now);

void tell_workers(sql::Transaction& transaction, PersonId person, std::string_view what,
                  std::string_view subject, Instant now);

}  // namespace kith::lists
