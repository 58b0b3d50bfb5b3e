#include "practice/calls/day_store.hpp"

#include <algorithm>

#include "platform/sql/value_columns.hpp"

namespace kith::calls {
namespace {

std::string whose_condition(const Whose& whose, sql::Arguments& with) {
    if (whose.what == "nobody") return " AND caller_id IS NULL";
    if (whose.what == "mine" && whose.account) {
        return " AND caller_id = " + with.add(*whose.account);
    }
    if (whose.teams.empty()) return "";
    return " AND team_id IN (" + with.add_each(whose.teams) + ")";
}

// After the last call of the page before, in the order of the list.
std::string after_condition(const CallRow& last, sql::Arguments& with) {
    const std::string priority = with.add(last.priority);
    const std::string due = with.add(last.due_at);
    const std::string id = with.add(last.id);
    return " AND (priority < " + priority + " OR (priority = " + priority + " AND (due_at > " +
           due + " OR (due_at = " + due + " AND id > " + id + "))))";
}

}  // namespace

std::vector<CallRow> day_calls(sql::Session& session, const Whose& whose, Instant from,
                               Instant until, const std::optional<CallRow>& after) {
    sql::Arguments with;
    std::string where = "closed_at IS NULL AND due_at >= " + with.add(from) + " AND due_at < " +
                        with.add(until) + whose_condition(whose, with);
    if (after) where += after_condition(*after, with);
    return session.all<CallRow>("SELECT " + std::string(call_columns()) + " FROM call WHERE " +
                                    where + " ORDER BY priority DESC, due_at, id LIMIT " +
                                    with.add(std::int64_t{calls_a_page + 1}),
                                with);
}

AttemptRow read(sql::Row& row, sql::Into<AttemptRow>) {
    return {.call = row.next<CallId>(),
            .at = row.next<Instant>(),
            .by = row.next<std::string>(),
            .outcome = row.next<std::string>(),
            .note = row.next<Private>()};
}

std::vector<AttemptRow> attempts_of(sql::Session& session, const std::vector<CallId>& calls) {
    if (calls.empty()) return {};
    sql::Arguments with;
    const std::string ids = with.add_each(calls);
    return session.all<AttemptRow>(
        "SELECT call_id, at, by_account, outcome, note FROM call_attempt WHERE call_id IN (" + ids +
            ") ORDER BY at DESC, id DESC LIMIT 1000",
        with);
}

std::vector<Unshared> unshared(sql::Session& session, Instant until, int most) {
    using Row = std::tuple<CallId, std::optional<AccountId>>;
    std::vector<Unshared> calls;
    for (const auto& [call, account] : session.all<Row>(R"(
        SELECT call.id,
               (SELECT call_attempt.by_account
                  FROM call_attempt
                  JOIN call AS earlier ON earlier.id = call_attempt.call_id
                 WHERE earlier.person_id = call.person_id AND call_attempt.outcome = 'spoke'
                 ORDER BY call_attempt.at DESC
                 LIMIT 1)
          FROM call
         WHERE call.closed_at IS NULL AND call.caller_id IS NULL AND call.due_at < $1
         ORDER BY call.priority DESC, call.due_at, call.id
         LIMIT $2)",
                                                        until, most)) {
        calls.push_back({.call = call, .knows_them = account});
    }
    return calls;
}

std::size_t count_unshared(sql::Session& session, Instant until) {
    return static_cast<std::size_t>(session.value<std::int64_t>(
        "SELECT count(*) FROM call WHERE closed_at IS NULL AND caller_id IS NULL AND due_at < $1",
        until));
}

std::vector<Handler> loads(sql::Session& session, const std::vector<AccountId>& accounts,
                           Instant until) {
    std::vector<Handler> handlers;
    for (const AccountId account : accounts) handlers.push_back({.account = account});
    using Row = std::tuple<AccountId, std::int64_t>;
    for (const auto& [account, count] : session.all<Row>(R"(
        SELECT caller_id, count(*)
          FROM call
         WHERE closed_at IS NULL AND caller_id IS NOT NULL AND due_at < $1
         GROUP BY caller_id)",
                                                         until)) {
        const auto found = std::find_if(handlers.begin(), handlers.end(), [&](const Handler& one) {
            return one.account == account;
        });
        if (found != handlers.end()) found->calls = static_cast<std::size_t>(count);
    }
    return handlers;
}

}  // namespace kith::calls
