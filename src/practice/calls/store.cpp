#include "practice/calls/store.hpp"

#include "platform/sql/value_columns.hpp"

namespace kith::calls {
namespace {

constexpr std::string_view columns =
    "id, person_id, series_id, need_id, purpose, script, priority, priority_why, due_at, team_id, "
    "caller_id, status, attempts, source, closed_at, version";

}  // namespace

std::string_view call_columns() { return columns; }

CallRow read(sql::Row& row, sql::Into<CallRow>) {
    return {.id = row.next<CallId>(),
            .person = row.next<PersonId>(),
            .series = row.next<std::optional<CallSeriesId>>(),
            .need = row.next<std::optional<NeedId>>(),
            .purpose = row.next<std::string>(),
            .script = row.next<std::string>(),
            .priority = row.next<int>(),
            .priority_why = row.next<std::string>(),
            .due_at = row.next<Instant>(),
            .team = row.next<std::optional<TeamId>>(),
            .caller = row.next<std::optional<AccountId>>(),
            .status = row.next<std::string>(),
            .attempts = row.next<int>(),
            .source = row.next<std::string>(),
            .closed_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>()};
}

SeriesRow read(sql::Row& row, sql::Into<SeriesRow>) {
    return {.id = row.next<CallSeriesId>(),
            .person = row.next<PersonId>(),
            .purpose = row.next<std::string>(),
            .every_days = row.next<int>(),
            .remaining = row.next<std::optional<int>>(),
            .caller = row.next<std::optional<AccountId>>(),
            .team = row.next<std::optional<TeamId>>(),
            .ended_at = row.next<std::optional<Instant>>()};
}

std::optional<CallRow> call_row(sql::Session& session, CallId call) {
    return session.one<CallRow>(
        "SELECT " + std::string(columns) + " FROM call WHERE id = $1", call);
}

std::vector<CallRow> calls_of_person(sql::Session& session, PersonId person) {
    return session.all<CallRow>("SELECT " + std::string(columns) +
                                    " FROM call WHERE person_id = $1 "
                                    "ORDER BY closed_at DESC NULLS FIRST, due_at, id LIMIT 100",
                                person);
}

std::vector<CallRow> open_calls_for(sql::Session& session, NeedId need) {
    return session.all<CallRow>("SELECT " + std::string(columns) +
                                    " FROM call WHERE need_id = $1 AND closed_at IS NULL "
                                    "ORDER BY due_at, id LIMIT 100",
                                need);
}

std::optional<SeriesRow> series_row(sql::Session& session, CallSeriesId series) {
    return session.one<SeriesRow>(R"(
        SELECT id, person_id, purpose, every_days, remaining, caller_id, team_id, ended_at
          FROM call_series
         WHERE id = $1)",
                                  series);
}

bool attempt_recorded(sql::Session& session, std::string_view same_request) {
    if (same_request.empty()) return false;
    return session
        .one<std::int64_t>("SELECT 1 FROM call_attempt WHERE same_request = $1", same_request)
        .has_value();
}

std::vector<CallId> open_calls_of_caller(sql::Session& session, AccountId caller) {
    return session.all<CallId>(
        "SELECT id FROM call WHERE caller_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 5000",
        caller);
}

std::vector<SeriesRow> open_series_of(sql::Session& session, PersonId person) {
    return session.all<SeriesRow>(R"(
        SELECT id, person_id, purpose, every_days, remaining, caller_id, team_id, ended_at
          FROM call_series
         WHERE person_id = $1 AND ended_at IS NULL
         ORDER BY started_on, id
         LIMIT 20)",
                                  person);
}

void refresh_call_work(sql::Transaction& transaction, const CallRow& call, Instant now) {
    if (call.closed_at) {
        casework::finish_work(transaction, "call", call.id.text(), now);
        return;
    }
    casework::put_work(transaction,
                       {.subject_kind = "call",
                        .subject_id = call.id.string(),
                        .person = call.person,
                        .title = "Ring: " + call.purpose,
                        .path = html::Url::path("/calls/{}", call.id).str(),
                        .owner = {.account = call.caller, .team = call.team},
                        .due_at = call.due_at,
                        .priority = call.priority / 10},
                       now);
}

}  // namespace kith::calls
