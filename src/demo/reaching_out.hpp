// Reaching everyone in the demonstration county: a cohort saved, its round worked for some days,
// and a list from outside of which not every row is sure who it means.
#pragma once

#include <map>
#include <optional>

#include "demo/history.hpp"
#include "practice/reaching/ledger.hpp"

namespace kith::demo {

// A round of calls and how far it has come.
struct Round {
    ReachId id;
    std::map<PersonId, int> calls{};  // without an answer
};
inline constexpr int round_began = 9;  // days ago

Round begin_round(sql::Transaction& transaction, const Cast& cast, Instant at);
// What was done in it on one day, at or before `at`.
void work_on_round(sql::Transaction& transaction, Chance& chance, const Cast& cast, Round& round,
                   int days_ago, Instant at);

// Imports the day's list of those who asked for help while they shield: people known, people new, a
// row that cannot be used, and some who may be known.
void import_a_list(sql::Database& database, const Cast& cast, const Clock& clock);

}  // namespace kith::demo
