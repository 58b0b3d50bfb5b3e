#include "practice/people/store.hpp"

namespace kith::people {
namespace {

Result<void> done(sql::Transaction& transaction, PersonId person, std::int64_t changed,
                  std::string_view thing, std::string_view what) {
    if (changed == 0) return problem(NotFound{std::string(thing)});
    transaction.changed("person", person, what);
    return {};
}

}  // namespace

Result<void> mark_number_of(sql::Transaction& transaction, PersonId person, std::string_view number,
                            std::string_view state, std::string_view why) {
    const auto marked = transaction.execute(R"(
        UPDATE person_number SET state = $3, why_bad = $4 WHERE id = $2 AND person_id = $1)",
                                            person, number, state, why);
    return done(transaction, person, marked, "number", "number marked " + std::string(state));
}

Result<void> end_relation(sql::Transaction& transaction, PersonId person, std::string_view relation,
                          Instant now) {
    const auto ended = transaction.execute(R"(
        UPDATE relation SET ended_at = $3
         WHERE id = $2 AND person_id = $1 AND ended_at IS NULL)",
                                           person, relation, now);
    return done(transaction, person, ended, "relation", "relation ended");
}

Result<void> end_warning(sql::Transaction& transaction, PersonId person, std::string_view warning,
                         Instant now) {
    const auto ended = transaction.execute(R"(
        UPDATE warning_note SET ended_at = $3, version = version + 1
         WHERE id = $2 AND person_id = $1 AND ended_at IS NULL)",
                                           person, warning, now);
    return done(transaction, person, ended, "warning", "warning ended");
}

Result<void> review_warning(sql::Transaction& transaction, PersonId person,
                            std::string_view warning, Day review_on) {
    const auto reviewed = transaction.execute(R"(
        UPDATE warning_note SET review_on = $3, version = version + 1
         WHERE id = $2 AND person_id = $1 AND ended_at IS NULL)",
                                              person, warning, review_on);
    return done(transaction, person, reviewed, "warning", "warning reviewed");
}

std::vector<FlagKind> flag_kinds(sql::Session& session) {
    std::vector<FlagKind> kinds;
    using Row = std::tuple<std::string, std::string>;
    for (auto& [id, name] :
         session.all<Row>("SELECT id, name FROM flag_kind ORDER BY name LIMIT 200")) {
        kinds.push_back({.id = id, .name = name});
    }
    return kinds;
}

}  // namespace kith::people
