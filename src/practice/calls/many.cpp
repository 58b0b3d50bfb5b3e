// Calls by the thousand, for lists, and what two records becoming one does to them.
#include <map>
#include <set>

#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/calls/store.hpp"

namespace kith::calls {
namespace {

using Booked = std::set<std::pair<PersonId, std::string>>;

Booked booked_already(sql::Session& session, const std::vector<CallOfList>& calls) {
    std::vector<PersonId> people;
    for (const CallOfList& each : calls) {
        if (!each.person_is_new) people.push_back(each.call.person);
    }
    Booked booked;
    using Row = std::tuple<PersonId, std::string>;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& [person, purpose] : session.all<Row>(
                 "SELECT person_id, purpose FROM call WHERE closed_at IS NULL AND person_id IN (" +
                     list + ")",
                 with)) {
            booked.emplace(person, purpose);
        }
    });
    return booked;
}

casework::Work work_of(const NewCall& call, CallId id, TeamId team) {
    return {.subject_kind = "call",
            .subject_id = id.string(),
            .person = call.person,
            .title = "Ring: " + call.purpose,
            .path = html::Url::path("/calls/{}", id).str(),
            .owner = {.account = call.caller, .team = team},
            .due_at = call.due_at,
            .priority = call.priority / 10};
}

}  // namespace

std::vector<std::optional<CallId>> book_all(sql::Transaction& transaction,
                                            const std::vector<CallOfList>& calls, Instant now) {
    if (calls.empty()) return {};
    Booked booked = booked_already(transaction, calls);
    const TeamId team = accounts::answering_team(transaction, "calls");
    std::vector<std::optional<CallId>> made(calls.size());
    std::vector<casework::Work> work;
    sql::Bulk rows(transaction, R"(
        INSERT INTO call (id, person_id, need_id, purpose, script, priority, priority_why, due_at,
                          team_id, caller_id, status, source, made_at))",
                   13);
    const std::string at = iso_text(now);
    for (std::size_t each = 0; each < calls.size(); ++each) {
        const NewCall& call = calls[each].call;
        if (!booked.emplace(call.person, call.purpose).second) continue;
        const auto id = CallId::make(now);
        rows.add(id, call.person, call.need, call.purpose, call.script, call.priority,
                 call.priority_why, call.due_at, team, call.caller, "due", call.source, at);
        work.push_back(work_of(call, id, team));
        made[each] = id;
    }
    rows.finish();
    transaction.unlogged("whoever brings a list logs its batches");
    casework::put_new_work(transaction, work, now);
    for (std::size_t each = 0; each < calls.size(); ++each) {
        if (!made[each]) book(transaction, calls[each].call, now);
    }
    return made;
}

std::vector<CallId> take_back(sql::Transaction& transaction, const std::vector<CallId>& calls) {
    std::set<CallId> begun;
    sql::in_pieces(calls, [&](const std::string& list, const sql::Arguments& with) {
        for (const CallId& call : transaction.all<CallId>(
                 "SELECT id FROM call WHERE id IN (" + list +
                     ") AND (attempts > 0 OR status <> 'due' OR caller_id IS NOT NULL)",
                 with)) {
            begun.insert(call);
        }
    });
    std::vector<std::string> untouched;
    for (const CallId& call : calls) {
        if (!begun.contains(call)) untouched.push_back(call.string());
    }
    casework::take_back_work(transaction, "call", untouched);
    sql::in_pieces(untouched, [&](const std::string& list, const sql::Arguments& with) {
        transaction.execute("DELETE FROM call WHERE id IN (" + list + ")", with);
    });
    transaction.unlogged("whoever takes a list back logs it");
    return {begun.begin(), begun.end()};
}

void resume_all(sql::Transaction& transaction, PersonId person, Instant ended_at, Instant now) {
    transaction.execute(R"(
        UPDATE call_series SET ended_at = NULL, end_reason = ''
         WHERE person_id = $1 AND ended_at = $2)",
                        person, ended_at);
    for (const CallRow& call : calls_of_person(transaction, person)) {
        if (call.status != "cancelled" || call.closed_at != ended_at) continue;
        transaction.execute(R"(
            UPDATE call SET status = 'due', closed_at = NULL, version = version + 1
             WHERE id = $1)",
                            call.id);
        refresh_call_work(transaction, *call_row(transaction, call.id), now);
    }
    transaction.changed("person", person, "calls resumed");
}

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now) {
    // One open call of a purpose: the kept person's stays, the other's rests until a split.
    const auto both = transaction.all<CallId>(R"(
        SELECT other.id
          FROM call AS other
         WHERE other.person_id = $1 AND other.closed_at IS NULL AND EXISTS
               (SELECT 1 FROM call AS own
                 WHERE own.person_id = $2 AND own.purpose = other.purpose
                   AND own.closed_at IS NULL)
         LIMIT 100)",
                                              merging.merged, merging.kept);
    for (const CallId& call : both) {
        transaction.execute(R"(
            UPDATE call SET status = 'cancelled', closed_at = $2, version = version + 1
             WHERE id = $1)",
                            call, now);
        people::remember(transaction, merging, "call resting", call.text());
        casework::finish_work(transaction, "call", call.text(), now);
    }
    people::take_over(transaction, merging, "call");
    people::take_over(transaction, merging, "call_series");
    transaction.unlogged("the merge itself is logged");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now) {
    people::give_back(transaction, merging, "call");
    people::give_back(transaction, merging, "call_series");
    for (const std::string& id : people::remembered(transaction, merging, "call resting")) {
        transaction.execute(R"(
            UPDATE call SET status = 'due', closed_at = NULL, version = version + 1
             WHERE id = $1 AND person_id = $2 AND status = 'cancelled')",
                            id, merging.merged);
        if (const auto call = call_row(transaction, CallId::parse(id).value())) {
            refresh_call_work(transaction, *call, now);
        }
    }
    transaction.unlogged("the split itself is logged");
}

}  // namespace kith::calls
