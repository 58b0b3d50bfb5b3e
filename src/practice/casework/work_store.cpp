#include <algorithm>

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/lists.hpp"

namespace kith::casework {
namespace {

constexpr std::string_view work_columns =
    "subject_kind, subject_id, person_id, title, path, account_id, team_id, organisation_id, "
    "due_at, priority, urgent";

constexpr int most_handed_over = 5000;

bool before(const WorkLine& one, const WorkLine& other) {
    if (one.urgent != other.urgent) return one.urgent;
    if (one.due_at != other.due_at) return one.due_at < other.due_at;
    return one.priority > other.priority;
}

// One stretch of one index: the urgent or the other lines of one owner, due first.
std::string stretch(const std::string& owner, bool urgent, const std::string& limit, int number) {
    return "SELECT * FROM (SELECT " + std::string(work_columns) + " FROM work WHERE " + owner +
           " AND urgent = " + (urgent ? "1" : "0") +
           " AND done_at IS NULL ORDER BY due_at LIMIT " + limit + ") AS part" +
           std::to_string(number);
}

}  // namespace

WorkLine read(sql::Row& row, sql::Into<WorkLine>) {
    return {.subject_kind = row.next<std::string>(),
            .subject_id = row.next<std::string>(),
            .person = row.next<std::optional<PersonId>>(),
            .title = row.next<std::string>(),
            .path = row.next<std::string>(),
            .owner = {.account = row.next<std::optional<AccountId>>(),
                      .team = row.next<std::optional<TeamId>>(),
                      .organisation = row.next<std::optional<OrganisationId>>()},
            .due_at = row.next<Instant>(),
            .priority = row.next<int>(),
            .urgent = row.next<bool>()};
}

std::vector<WorkLine> work_lines(sql::Session& session, const WorkScope& scope, std::size_t most) {
    sql::Arguments with;
    const std::string limit = with.add(static_cast<std::int64_t>(most));
    std::vector<std::string> parts;
    const auto add = [&](const std::string& owner) {
        for (const bool urgent : {true, false}) {
            parts.push_back(stretch(owner, urgent, limit, static_cast<int>(parts.size())));
        }
    };
    if (scope.account) add("account_id = " + with.add(*scope.account));
    for (const TeamId& team : scope.teams) {
        add("account_id IS NULL AND team_id = " + with.add(team));
    }
    if (scope.organisation) {
        add("account_id IS NULL AND team_id IS NULL AND organisation_id = " +
            with.add(*scope.organisation));
    }
    if (parts.empty()) return {};
    auto lines = session.all<WorkLine>(text::join(parts, " UNION ALL "), with);
    std::stable_sort(lines.begin(), lines.end(), before);
    if (lines.size() > most) lines.erase(lines.begin() + static_cast<int>(most), lines.end());
    return lines;
}

void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now) {
    for (const NeedId& id : transaction.all<NeedId>(
             "SELECT id FROM need WHERE account_id = $1 AND closed_at IS NULL LIMIT $2", leaver,
             most_handed_over)) {
        transaction.execute(
            "UPDATE need SET account_id = $2, version = version + 1 WHERE id = $1", id, to);
        transaction.changed("need", id, "handed over");
        refresh_need_work(transaction, *need(transaction, id), now);
    }
    for (const ConcernId& id : transaction.all<ConcernId>(
             "SELECT id FROM concern WHERE account_id = $1 AND answered_at IS NULL LIMIT $2",
             leaver, most_handed_over)) {
        transaction.execute(R"(
            UPDATE concern
               SET account_id = $2, status = $3, version = version + 1
             WHERE id = $1)",
                            id, to, to ? "owned" : "new");
        transaction.changed("concern", id, "handed over");
        put_concern_work(transaction, *concern_row(transaction, id), now);
    }
}

}  // namespace kith::casework
