#include "practice/lists/review.hpp"

#include <algorithm>

#include "platform/sql/bulk.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view pair_columns =
    "id, left_id, right_id, probability, reasons, state, merge_id, made_at";

std::string key_of(std::vector<PersonId> people) {
    std::sort(people.begin(), people.end());
    std::string key;
    for (const PersonId& person : people) key += person.string() + " ";
    return key;
}

}  // namespace

Pair read(sql::Row& row, sql::Into<Pair>) {
    auto id = row.next<std::string>();
    const auto left = row.next<PersonId>();
    Pair read{.id = std::move(id), .left = left, .right = row.next<PersonId>(), .made_at = {}};
    read.probability = row.next<double>();
    read.reasons = row.next<std::string>();
    read.state = row.next<std::string>();
    read.merge_id = row.next<std::optional<std::string>>();
    read.made_at = row.next<Instant>();
    return read;
}

double worth_asking(double probability, bool needs_help) {
    const double chance = std::clamp(probability, 0.0, 1.0);
    // The answer is least foreseen at one half.
    return 4 * chance * (1 - chance) + (needs_help ? 0.5 : 0);
}

void put_pairs(sql::Transaction& transaction, const std::vector<NewPair>& pairs, Instant now) {
    sql::Bulk rows(transaction, R"(
        INSERT INTO review_pair (id, import_id, row_number, left_id, right_id, probability, worth,
                                 reasons, state, made_at))",
                   10, "ON CONFLICT (left_id, right_id) DO NOTHING");
    for (const NewPair& pair : pairs) {
        const auto import = pair.import_id.empty() ? std::nullopt : std::optional(pair.import_id);
        rows.add(Id<Pair>::make(now), import, pair.row_number, pair.left, pair.right,
                 pair.probability, worth_asking(pair.probability, pair.needs_help), pair.reasons,
                 "open", now);
    }
    rows.finish();
    transaction.unlogged("a question put to reviewers changes nothing yet");
}

std::optional<Pair> pair(sql::Session& session, std::string_view id) {
    return session.one<Pair>(
        "SELECT " + std::string(pair_columns) + " FROM review_pair WHERE id = $1", id);
}

std::optional<Pair> next_pair(sql::Session& session, std::string_view account,
                              std::string_view except) {
    return session.one<Pair>("SELECT " + std::string(pair_columns) + R"(
          FROM review_pair
         WHERE state = 'open' AND id <> $2 AND NOT EXISTS
               (SELECT 1 FROM review_answer
                 WHERE review_answer.pair_id = review_pair.id AND account_id = $1)
         ORDER BY worth DESC, id
         LIMIT 1)",
                             account, except);
}

std::vector<Pair> decided_by(sql::Session& session, std::string_view account, std::size_t most) {
    return session.all<Pair>("SELECT " + std::string(pair_columns) + R"(
          FROM review_pair
         WHERE decided_by = $1 AND state IN ('one', 'two', 'household')
         ORDER BY decided_at DESC, id
         LIMIT $2)",
                             account, most);
}

DeskState desk_state(sql::Session& session, std::string_view account) {
    DeskState state;
    state.open = session.value<std::int64_t>(
        "SELECT count(*) FROM review_pair WHERE state = 'open'");
    state.decided = session.value<std::int64_t>(
        "SELECT count(*) FROM review_pair WHERE state IN ('one', 'two', 'household')");
    state.mine = session.value<std::int64_t>(
        "SELECT count(*) FROM review_answer WHERE account_id = $1", account);
    state.not_sure = session.value<std::int64_t>(
        "SELECT count(DISTINCT pair_id) FROM review_answer WHERE answer = 'not sure'");
    using Twice = std::tuple<std::int64_t, std::int64_t>;
    const auto [twice, agreed] = session.value<Twice>(R"(
        SELECT count(*), COALESCE(SUM(CASE WHEN answers = 1 THEN 1 ELSE 0 END), 0)
          FROM (SELECT pair_id, count(DISTINCT answer) AS answers
                  FROM review_answer WHERE answer <> 'not sure'
                 GROUP BY pair_id HAVING count(*) > 1) AS both_said)");
    state.twice = twice;
    state.agreed = agreed;
    return state;
}

bool household_answered(sql::Session& session, const std::vector<PersonId>& people) {
    return session
        .one<std::int64_t>("SELECT 1 FROM household_answer WHERE members = $1", key_of(people))
        .has_value();
}

void answer_household(sql::Transaction& transaction, const std::vector<PersonId>& people, bool yes,
                      std::string_view account, Instant now) {
    if (household_answered(transaction, people)) return;
    const auto household =
        yes ? std::optional(people::make_household(transaction, people, "Household", now))
            : std::nullopt;
    transaction.execute(R"(
        INSERT INTO household_answer (id, members, answer, household_id, at, account_id)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<struct HouseholdAnswer>::make(now), key_of(people), yes ? "yes" : "no",
                        household, now, account);
    transaction.changed({.entity = "household", .id = household.value_or(key_of(people)),
                         .what = yes ? "confirmed" : "refused"});
}

void drop_pairs(sql::Transaction& transaction, std::string_view import_id) {
    transaction.execute(R"(
        DELETE FROM review_answer WHERE pair_id IN
               (SELECT id FROM review_pair WHERE import_id = $1 AND state = 'open'))",
                        import_id);
    transaction.execute("DELETE FROM review_pair WHERE import_id = $1 AND state = 'open'",
                        import_id);
    transaction.unlogged("questions of an import that is taken back go with it");
}

}  // namespace kith::lists
