#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/calls/call.hpp"
#include "practice/calls/store.hpp"
#include "practice/messages/messages.hpp"

namespace kith::calls {
namespace {

constexpr int hour_of_series = 10;

CallId insert(sql::Transaction& transaction, const NewCall& call,
              std::optional<CallSeriesId> series, Instant now) {
    const auto id = CallId::make(now);
    transaction.execute(R"(
        INSERT INTO call (id, person_id, series_id, need_id, purpose, script, priority,
                          priority_why, due_at, team_id, caller_id, status, source, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due', $12, $13))",
                        id, call.person, series, call.need, call.purpose, call.script,
                        call.priority, call.priority_why, call.due_at,
                        accounts::answering_team(transaction, "calls"), call.caller, call.source,
                        now);
    transaction.changed("call", id, "booked", call.purpose);
    refresh_call_work(transaction, *call_row(transaction, id), now);
    return id;
}

// The open call of that purpose takes the earlier time and the higher priority. Whoever asked for
// it in the first place may also lower it, as when a list says that less is needed.
void bring_forward(sql::Transaction& transaction, const CallRow& open, const NewCall& asked,
                   Instant now) {
    const bool again = asked.source == open.source && asked.priority != open.priority;
    const bool more = again || asked.priority > open.priority;
    if (asked.due_at >= open.due_at && !more) return;
    transaction.execute(R"(
        UPDATE call
           SET due_at = $2, priority = $3, priority_why = $4, version = version + 1
         WHERE id = $1)",
                        open.id, std::min(asked.due_at, open.due_at),
                        more ? asked.priority : open.priority,
                        more ? asked.priority_why : open.priority_why);
    transaction.changed("call", open.id, "brought forward");
    refresh_call_work(transaction, *call_row(transaction, open.id), now);
}

void tell_attempt(sql::Transaction& transaction, const CallRow& call, const Attempt& attempt,
                  Instant now) {
    casework::tell(transaction,
                   {.person = call.person,
                    .kind = "call",
                    .subject_id = call.id.string(),
                    .headline = "We rang (" + call.purpose +
                                "): " + std::string(outcome_words(attempt.outcome)),
                    .body = attempt.note,
                    .by = attempt.by,
                    .by_name = attempt.by_name},
                   now);
}

// Three tries reached nobody: a letter where one may be sent, and a visit for the team to arrange.
void reach_another_way(sql::Transaction& transaction, const CallRow& call, Instant now) {
    const bool written = messages::send(transaction,
                                        messages::ToPerson{.person = call.person,
                                                           .template_id = "could-not-reach",
                                                           .subject_kind = "call",
                                                           .subject_id = call.id.string(),
                                                           .same_message =
                                                               "not reached " + call.id.string()},
                                        now);
    casework::raise_concern(transaction,
                            {.person = call.person,
                             .kind = "worry",
                             .text = Private(std::string("We could not reach them: three calls ") +
                                             "(" + call.purpose + ") were not answered. " +
                                             (written ? "A message is on its way. "
                                                      : "There is no safe way to write. ") +
                                             "Please arrange a visit."),
                             .urgency = "today",
                             .raised_by_name = "Kith",
                             .raised_from = "call",
                             .same_request = "not reached " + call.id.string()},
                            now);
}

void book_next_of_series(sql::Transaction& transaction, const CallRow& call, Instant now) {
    if (!call.series) return;
    const auto series = series_row(transaction, *call.series);
    if (!series || series->ended_at) return;
    const int left = series->remaining.value_or(2) - 1;
    transaction.execute(R"(
        UPDATE call_series SET remaining = $2, ended_at = $3, version = version + 1 WHERE id = $1)",
                        series->id, series->remaining ? std::optional(left) : std::nullopt,
                        left <= 0 ? std::optional(now) : std::nullopt);
    transaction.changed("call series", series->id, "call made");
    if (left <= 0) return;
    const Day day = london_day(now) + series->every_days;
    insert(transaction,
           {.person = call.person,
            .need = call.need,
            .purpose = call.purpose,
            .script = call.script,
            .due_at = instant_of({day, TimeOfDay(hour_of_series, 0)}),
            .priority = call.priority,
            .priority_why = call.priority_why,
            // The same caller where possible: somebody known is easier to talk to.
            .caller = series->caller,
            .source = "series"},
           series->id, now);
}

void cancel(sql::Transaction& transaction, const CallRow& call, Instant now) {
    transaction.execute(
        "UPDATE call SET status = 'cancelled', closed_at = $2, version = version + 1 WHERE id = $1",
        call.id, now);
    transaction.changed("call", call.id, "cancelled");
    casework::finish_work(transaction, "call", call.id.text(), now);
}

}  // namespace

CallId book(sql::Transaction& transaction, const NewCall& call, Instant now) {
    const auto open = transaction.one<CallId>(
        "SELECT id FROM call WHERE person_id = $1 AND purpose = $2 AND closed_at IS NULL",
        call.person, call.purpose);
    if (!open) return insert(transaction, call, std::nullopt, now);
    bring_forward(transaction, *call_row(transaction, *open), call, now);
    return *open;
}

CallSeriesId start_series(sql::Transaction& transaction, const NewSeries& series, Instant now) {
    const auto id = CallSeriesId::make(now);
    transaction.execute(R"(
        INSERT INTO call_series (id, person_id, purpose, every_days, remaining, caller_id, team_id,
                                 started_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                        id, series.person, series.purpose, series.every_days, series.times,
                        series.caller, accounts::answering_team(transaction, "calls"),
                        series.start);
    transaction.changed("call series", id, "started", series.purpose);
    const auto open = transaction.one<CallId>(
        "SELECT id FROM call WHERE person_id = $1 AND purpose = $2 AND closed_at IS NULL",
        series.person, series.purpose);
    if (open) {
        transaction.execute("UPDATE call SET series_id = $2 WHERE id = $1", *open, id);
        return id;
    }
    insert(transaction,
           {.person = series.person,
            .purpose = series.purpose,
            .script = "welfare",
            .due_at = instant_of({series.start, TimeOfDay(hour_of_series, 0)}),
            .caller = series.caller,
            .source = "series"},
           id, now);
    return id;
}

Result<void> record_attempt(sql::Transaction& transaction, CallId id, const Attempt& attempt,
                            Instant now) {
    const auto call = call_row(transaction, id);
    if (!call) return problem(NotFound{"call"});
    if (attempt_recorded(transaction, attempt.same_request)) return {};
    if (call->closed_at) return invalid("outcome", "This call is closed: somebody has recorded it");
    const Next next = after_attempt(attempt.outcome, call->attempts, attempt.call_back_at, now);
    if (!next.refusal.empty()) return invalid("outcome", next.refusal);
    transaction.execute(R"(
        INSERT INTO call_attempt (id, call_id, at, by_account, number_id, outcome, note,
                                  call_back_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        Id<Attempt>::make(now), id, now, attempt.by, attempt.number_id,
                        attempt.outcome, attempt.note, attempt.call_back_at,
                        attempt.same_request.empty() ? std::nullopt
                                                     : std::optional(attempt.same_request));
    const bool closed = next.status != "due";
    transaction.execute(R"(
        UPDATE call
           SET status = $2, attempts = attempts + 1, due_at = $3, closed_at = $4,
               version = version + 1
         WHERE id = $1)",
                        id, next.status, next.due_at.value_or(call->due_at),
                        closed ? std::optional(now) : std::nullopt);
    transaction.changed("call", id, attempt.outcome);
    messages::publish(transaction,
                      {.event = "call.attempted", .id = id.string(), .status = attempt.outcome},
                      now);
    if (attempt.number_id && (next.retire_number || attempt.outcome == "spoke")) {
        people::mark_number(transaction, *attempt.number_id, next.retire_number ? "bad" : "good",
                            next.retire_number ? "Wrong number when we rang" : "", now);
    }
    tell_attempt(transaction, *call, attempt, now);
    refresh_call_work(transaction, *call_row(transaction, id), now);
    if (next.needs_visit) reach_another_way(transaction, *call, now);
    if (attempt.outcome == "spoke") book_next_of_series(transaction, *call, now);
    return {};
}

Result<void> end_series(sql::Transaction& transaction, CallSeriesId id, std::string_view reason,
                        Instant now) {
    const auto series = series_row(transaction, id);
    if (!series) return problem(NotFound{"series of calls"});
    if (series->ended_at) return {};
    transaction.execute(R"(
        UPDATE call_series SET ended_at = $2, end_reason = $3, version = version + 1
         WHERE id = $1)",
                        id, now, reason);
    transaction.changed("call series", id, "ended", reason);
    for (const CallRow& call : calls_of_person(transaction, series->person)) {
        if (!call.closed_at && call.series == id) cancel(transaction, call, now);
    }
    return {};
}

Result<void> assign(sql::Transaction& transaction, CallId id,
                    const std::optional<AccountId>& caller, Instant now) {
    const auto call = call_row(transaction, id);
    if (!call) return problem(NotFound{"call"});
    if (call->closed_at || call->caller == caller) return {};
    transaction.execute("UPDATE call SET caller_id = $2, version = version + 1 WHERE id = $1", id,
                        caller);
    transaction.changed("call", id, caller ? "assigned" : "back to the team");
    refresh_call_work(transaction, *call_row(transaction, id), now);
    return {};
}

void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now) {
    for (const CallId call : open_calls_of_caller(transaction, leaver)) {
        (void)assign(transaction, call, to, now);
    }
    transaction.execute(R"(
        UPDATE call_series SET caller_id = $2, version = version + 1
         WHERE caller_id = $1 AND ended_at IS NULL)",
                        leaver, to);
    transaction.unlogged("each call that moved is logged; a series follows its calls");
}

void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now) {
    for (const CallRow& call : open_calls_for(transaction, need.id)) {
        cancel(transaction, call, now);
    }
}

void end_all(sql::Transaction& transaction, PersonId person, std::string_view reason, Instant now) {
    transaction.execute(R"(
        UPDATE call_series SET ended_at = $2, end_reason = $3
         WHERE person_id = $1 AND ended_at IS NULL)",
                        person, now, reason);
    for (const CallRow& call : calls_of_person(transaction, person)) {
        if (!call.closed_at) cancel(transaction, call, now);
    }
    transaction.changed("person", person, "calls ended", reason);
}

}  // namespace kith::calls
