#include "platform/base/london.hpp"
#include "platform/base/reference.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/rights/store.hpp"

namespace kith::rights {

Request read(sql::Row& row, sql::Into<Request>) {
    return {.id = row.next<std::string>(),
            .reference = row.next<std::string>(),
            .person = row.next<PersonId>(),
            .kind = row.next<std::string>(),
            .words = row.next<Private>(),
            .asked_how = row.next<std::string>(),
            .identity = row.next<std::string>(),
            .asked_on = row.next<Day>(),
            .due_on = row.next<Day>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .state = row.next<std::string>(),
            .outcome = row.next<Private>(),
            .closed_by_name = row.next<std::string>(),
            .closed_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>()};
}

namespace {

constexpr std::string_view columns =
    "SELECT id, reference, person_id, kind, words, asked_how, identity, asked_on, due_on, "
    "made_by_name, made_at, state, outcome, closed_by_name, closed_at, version "
    "FROM rights_request ";

}  // namespace

std::string_view kind_words(std::string_view kind) {
    if (kind == "copy") return "A copy of what is held";
    if (kind == "correction") return "A correction";
    if (kind == "restriction") return "No further use for now";
    if (kind == "objection") return "An objection";
    if (kind == "erasure") return "An end of the record";
    return "Who has looked";
}

Day due_day(Day asked_on) {
    using namespace std::chrono;
    year_month_day next = asked_on.date() + months{1};
    if (!next.ok()) next = next.year() / next.month() / last;
    return Day(next);
}

void add_request(sql::Transaction& transaction, const Request& made, std::string_view same,
                 Instant now) {
    const std::string id = Id<Request>::make(now).string();
    const auto done = transaction.execute(
        R"(
        INSERT INTO rights_request (id, reference, person_id, kind, words, asked_how, identity,
                                    asked_on, due_on, made_by_name, made_at, state, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', $12)
        ON CONFLICT (same_request) DO NOTHING)",
        id, Reference::make('Q'), made.person, made.kind, made.words, made.asked_how,
        made.identity, made.asked_on, made.due_on, made.made_by_name, now,
        same.empty() ? std::optional<std::string>() : std::optional<std::string>(same));
    if (done == 0) return;
    transaction.changed("person", made.person, "asked about their record", made.kind);
    casework::put_work(transaction,
                       {.subject_kind = "rights request",
                        .subject_id = id,
                        .person = made.person,
                        .title = "Answer what somebody asks about their record",
                        .path = "/rights/" + id,
                        .owner = {.team = accounts::answering_team(transaction, "governance")},
                        .due_at = start_of_day(made.due_on)},
                       now);
}

Result<void> close_request(sql::Transaction& transaction, const Request& row,
                           std::string_view state, const Private& outcome,
                           std::string_view by_name, Instant now) {
    if (outcome.empty()) return invalid("outcome", "Say what was done, or why not");
    auto done = transaction.update_versioned(
        {.entity = "rights request", .id = row.id, .what = std::string(state)}, R"(
        UPDATE rights_request
           SET state = $3, outcome = $4, closed_by_name = $5, closed_at = $6,
               version = version + 1
         WHERE id = $1 AND version = $2 AND closed_at IS NULL)",
        row.id, row.version, state, outcome, by_name, now);
    if (done) casework::finish_work(transaction, "rights request", row.id, now);
    return done;
}

std::optional<Request> request(sql::Session& session, std::string_view id) {
    return session.one<Request>(std::string(columns) + "WHERE id = $1", id);
}

std::vector<Request> requests_of(sql::Session& session, PersonId person) {
    return session.all<Request>(
        std::string(columns) + "WHERE person_id = $1 ORDER BY made_at DESC LIMIT 100", person);
}

std::vector<Request> open_requests(sql::Session& session) {
    return session.all<Request>(std::string(columns) +
                                "WHERE closed_at IS NULL ORDER BY due_on, id LIMIT 200");
}

}  // namespace kith::rights
