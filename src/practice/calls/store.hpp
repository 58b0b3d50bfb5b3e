// SQL of the calls slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/calls/calls.hpp"

namespace kith::calls {

struct CallRow {
    CallId id;
    PersonId person;
    std::optional<CallSeriesId> series;
    std::optional<NeedId> need;
    std::string purpose;
    std::string script;
    int priority = 0;
    std::string priority_why{};
    Instant due_at;
    std::optional<TeamId> team{};
    std::optional<AccountId> caller{};
    std::string status;
    int attempts = 0;
    std::string source{};
    std::optional<Instant> closed_at{};
    int version = 1;
};
CallRow read(sql::Row& row, sql::Into<CallRow>);
// The columns that make a CallRow, in its order.
std::string_view call_columns();
std::optional<CallRow> call_row(sql::Session& session, CallId call);
std::vector<CallRow> calls_of_person(sql::Session& session, PersonId person);
std::vector<CallRow> open_calls_for(sql::Session& session, NeedId need);

struct SeriesRow {
    CallSeriesId id;
    PersonId person;
    std::string purpose;
    int every_days = 7;
    std::optional<int> remaining{};
    std::optional<AccountId> caller{};
    std::optional<TeamId> team{};
    std::optional<Instant> ended_at{};
};
std::optional<SeriesRow> series_row(sql::Session& session, CallSeriesId series);

bool attempt_recorded(sql::Session& session, std::string_view same_request);
std::vector<CallId> open_calls_of_caller(sql::Session& session, AccountId caller);
std::vector<SeriesRow> open_series_of(sql::Session& session, PersonId person);

// The line of work that keeps an open call owned.
void refresh_call_work(sql::Transaction& transaction, const CallRow& call, Instant now);

}  // namespace kith::calls
