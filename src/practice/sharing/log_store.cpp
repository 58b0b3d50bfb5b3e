#include "practice/sharing/log_store.hpp"
#include "practice/sharing/views.hpp"

#include <map>

namespace kith::sharing {

Look read(sql::Row& row, sql::Into<Look>) {
    return {.id = row.next<std::string>(),
            .at = row.next<Instant>(),
            .account_id = row.next<std::string>(),
            .who = "",
            .organisation = row.next<std::string>(),
            .person_id = row.next<std::string>(),
            .action = row.next<std::string>(),
            .screen = row.next<std::string>(),
            .purpose = row.next<std::string>(),
            .basis = row.next<std::string>(),
            .results = row.next<std::int64_t>()};
}

Count read(sql::Row& row, sql::Into<Count>) {
    return {.account_id = row.next<std::string>(),
            .who = "",
            .organisation = row.next<std::string>(),
            .records = row.next<std::int64_t>(),
            .looks = row.next<std::int64_t>()};
}

namespace {

// Fills in the names of accounts and organisations, each asked for once.
template <class Line>
void name_everyone(sql::Session& session, std::vector<Line>& lines) {
    std::vector<std::string> account_ids;
    for (const auto& line : lines) account_ids.push_back(line.account_id);
    const auto names = accounts::names_of(session, account_ids);
    std::map<std::string, std::string> organisation_names;
    for (const auto& one : accounts::organisations(session)) {
        organisation_names.emplace(one.id.string(), one.name);
    }
    for (auto& line : lines) {
        const auto name = names.find(line.account_id);
        line.who = name != names.end()            ? name->second
                   : line.account_id == "public" ? "somebody not signed in"
                                                 : "the program";
        const auto organisation = organisation_names.find(line.organisation);
        line.organisation =
            organisation == organisation_names.end() ? "" : organisation->second;
    }
}

}  // namespace

namespace {

// The record of a person and those merged into it, and into those, as they stand now: a look was
// at the record as it was then, and its line is sealed, so the lines stay where they are.
std::string records_of(const std::string& person) {
    return "WITH RECURSIVE record(id) AS (SELECT CAST(" + person +
           " AS TEXT) UNION SELECT merged.id FROM person_known_facts merged JOIN record ON "
           "merged.merged_into = record.id) SELECT id FROM record";
}

}  // namespace

std::vector<Look> looks(sql::Session& session, const LookFilter& filter) {
    sql::Arguments with;
    std::string where = "1 = 1";
    if (filter.person) {
        where += " AND person_id IN (" + records_of(with.add(*filter.person)) + ")";
    }
    if (filter.account) where += " AND account_id = " + with.add(*filter.account);
    if (!filter.action.empty()) where += " AND action = " + with.add(filter.action);
    if (!filter.before.empty()) where += " AND id < " + with.add(filter.before);
    auto lines = session.all<Look>(
        "SELECT id, at, COALESCE(account_id, ''), COALESCE(organisation_id, ''), "
        "COALESCE(person_id, ''), action, screen, purpose, basis, results FROM access_log WHERE " +
            where + " ORDER BY id DESC LIMIT " + with.add(filter.most),
        with);
    name_everyone(session, lines);
    return lines;
}

std::vector<LookShown> looks_at(sql::Session& session, PersonId person, std::size_t most) {
    std::vector<LookShown> shown;
    for (const Look& look : looks(session, {.person = person, .most = most})) {
        shown.push_back({look.at, look.who, look.organisation,
                         std::string(action_words(look.action)), look.purpose, look.basis});
    }
    return shown;
}

std::vector<Count> most_looks(sql::Session& session, Instant since) {
    auto counts = session.all<Count>(R"(
        SELECT COALESCE(account_id, ''), COALESCE(MAX(organisation_id), ''),
               count(DISTINCT person_id), count(*)
          FROM access_log
         WHERE id >= $1 AND person_id IS NOT NULL
         GROUP BY account_id
         ORDER BY 3 DESC, 1
         LIMIT 20)",
                                     // Ids begin with their time, so the newest lines are found
                                     // without reading the rest.
                                     Uuid::of(since, 0, 0).text());
    name_everyone(session, counts);
    return counts;
}

}  // namespace kith::sharing
