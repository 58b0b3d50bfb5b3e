// SQL of the reaching slice: rows to values and back. Only this slice includes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "practice/reaching/condition.hpp"
#include "practice/reaching/order.hpp"
#include "practice/reaching/reaching.hpp"

namespace kith::reaching {

struct CohortRow {
    CohortId id;
    std::string reference, name, purpose;
    std::vector<Condition> conditions{};
    std::string made_by_name;
    Instant made_at, changed_at;
    std::optional<Instant> retired_at{};
    int version = 1;
};
std::optional<CohortRow> cohort(sql::Session& session, CohortId id);
std::vector<CohortRow> cohorts(sql::Session& session);  // not retired, by name

struct NewCohort {
    std::string name, purpose;
    std::vector<Condition> conditions;
    std::string by_name;
    std::string same_request{};
};
CohortId add_cohort(sql::Transaction& transaction, const NewCohort& cohort, Instant now);
Result<void> change_cohort(sql::Transaction& transaction, const CohortRow& read,
                           const NewCohort& to, Instant now);
void retire_cohort(sql::Transaction& transaction, CohortId id, Instant now);
struct VersionRow {
    int version = 1;
    std::string name;
    std::vector<Condition> conditions{};
    std::int64_t people = 0;
    std::string made_by_name;
    Instant made_at;
};
std::vector<VersionRow> versions(sql::Session& session, CohortId id);

// How many people fit now: living, not moved away. The SQL is made from the conditions' kinds; all
// values are bound.
std::int64_t count(sql::Session& session, const std::vector<Condition>& conditions, Instant now);
// How many fit each condition by itself, in their order.
std::vector<std::int64_t> counts_each(sql::Session& session,
                                      const std::vector<Condition>& conditions, Instant now);
struct InWard {
    std::string code, name;
    std::int64_t people = 0, reached = 0, tried = 0;
};
std::vector<InWard> by_ward(sql::Session& session, const std::vector<Condition>& conditions,
                            Instant now);

// Those who fit, with their place in the order of need, first in need first.
struct Member {
    PersonId person;
    std::string ward{};
    Standing standing{};
};
std::vector<Member> members(sql::Session& session, const std::vector<Condition>& conditions,
                            const std::vector<Weight>& weights, Instant now, std::size_t most);

std::vector<Weight> weights(sql::Session& session);
Result<void> change_weight(sql::Transaction& transaction, const Weight& weight);

// What a form offers to choose from: id and name, by what they are (flags, wards, …).
using Offered = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;
Offered offered(sql::Session& session);

}  // namespace kith::reaching
