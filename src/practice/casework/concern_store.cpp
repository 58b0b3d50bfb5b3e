#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/concern.hpp"
#include "practice/casework/hooks.hpp"
#include "practice/casework/lists.hpp"
#include "practice/messages/messages.hpp"

namespace kith::casework {
namespace {

constexpr int most_escalated_at_once = 200;

void tell_of(sql::Transaction& transaction, const ConcernRow& concern, std::string headline,
             const Private& body, std::string_view by_name, Instant now) {
    tell(transaction,
         {.person = concern.person,
          .kind = "concern",
          .subject_id = concern.id.string(),
          .headline = std::move(headline),
          .body = body,
          .by_name = std::string(by_name),
          .sensitive = concern.kind == "abuse"},
         now);
}

void publish_concern(sql::Transaction& transaction, std::string_view event, const ConcernRow& row,
                     Instant now) {
    messages::publish(transaction,
                      {.event = std::string(event),
                       .id = row.id.string(),
                       .reference = std::string(row.reference.text())},
                      now);
}

}  // namespace

void put_concern_work(sql::Transaction& transaction, const ConcernRow& concern, Instant now) {
    put_work(transaction,
             {.subject_kind = "concern",
              .subject_id = concern.id.string(),
              .person = concern.person,
              .title = concern.escalated > 0 ? "A concern nobody has answered" : "Answer a concern",
              .path = path(concern.id).str(),
              .owner = {.account = concern.account, .team = concern.team},
              .due_at = concern.answer_by,
              .priority = concern.urgency == "danger now" ? 10 : 5 + concern.escalated,
              .urgent = concern.urgency != "soon" || concern.escalated > 0},
             now);
    announce(transaction, "concerns");
}

ConcernRow read(sql::Row& row, sql::Into<ConcernRow>) {
    return {.id = row.next<ConcernId>(),
            .reference = row.next<Reference>(),
            .person = row.next<PersonId>(),
            .kind = row.next<std::string>(),
            .text = row.next<Private>(),
            .urgency = row.next<std::string>(),
            .raised_by = row.next<std::optional<AccountId>>(),
            .raised_by_name = row.next<std::string>(),
            .raised_from = row.next<std::string>(),
            .raised_at = row.next<Instant>(),
            .status = row.next<std::string>(),
            .account = row.next<std::optional<AccountId>>(),
            .team = row.next<std::optional<TeamId>>(),
            .answer_by = row.next<Instant>(),
            .escalated = row.next<int>(),
            .outcome = row.next<Private>(),
            .outcome_kind = row.next<std::string>(),
            .told_raiser = row.next<std::string>(),
            .answered_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>()};
}

std::optional<ConcernRow> concern_row(sql::Session& session, ConcernId concern) {
    return session.one<ConcernRow>(
        "SELECT " + std::string(concern_columns) + " FROM concern WHERE id = $1", concern);
}

ConcernId raise_concern(sql::Transaction& transaction, const NewConcern& raised, Instant now) {
    if (!raised.same_request.empty()) {
        if (const auto before = transaction.one<ConcernId>(
                "SELECT id FROM concern WHERE same_request = $1", raised.same_request)) {
            return *before;
        }
    }
    const auto id = ConcernId::make(now);
    const std::optional<std::string> same_request =
        raised.same_request.empty() ? std::nullopt : std::optional(raised.same_request);
    transaction.execute(R"(
        INSERT INTO concern (id, reference, person_id, kind, text, urgency, raised_by,
                             raised_by_name, raised_from, raised_at, status, team_id, answer_by,
                             same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'new', $11, $12, $13))",
                        id, sql::free_reference(transaction, "concern", 'W'),
                        raised.person, raised.kind,
                        raised.text, raised.urgency, raised.raised_by, raised.raised_by_name,
                        raised.raised_from, now,
                        accounts::answering_team(transaction, "concerns"),
                        answer_by(raised.urgency, now), same_request);
    transaction.changed("concern", id, "raised", raised.urgency);
    const auto row = concern_row(transaction, id);
    tell_of(transaction, *row,
            "A concern: " + std::string(concern_kind_name(raised.kind)), raised.text,
            raised.raised_by_name, now);
    put_concern_work(transaction, *row, now);
    publish_concern(transaction, "concern.raised", *row, now);
    return id;
}

Result<void> own_concern(sql::Transaction& transaction, ConcernId id, AccountId owner,
                         std::string_view by_name, Instant now) {
    const auto before = concern_row(transaction, id);
    if (!before) return problem(NotFound{"concern"});
    if (before->answered_at) return invalid("concern", "This concern has been answered already");
    if (before->account == owner) return {};
    transaction.execute(R"(
        UPDATE concern SET status = 'owned', account_id = $2, version = version + 1 WHERE id = $1)",
                        id, owner);
    transaction.changed("concern", id, "owned");
    const auto row = concern_row(transaction, id);
    tell_of(transaction, *row, "Concern taken on by " + std::string(by_name), {}, by_name, now);
    put_concern_work(transaction, *row, now);
    return {};
}

Result<void> answer_concern(sql::Transaction& transaction, ConcernId id,
                            const ConcernAnswer& answer, Instant now) {
    const auto before = concern_row(transaction, id);
    if (!before) return problem(NotFound{"concern"});
    if (before->answered_at) return invalid("concern", "This concern has been answered already");
    if (answer.outcome.empty()) return invalid("outcome", "Say what you found and what you did");
    transaction.execute(R"(
        UPDATE concern
           SET status = 'answered', outcome = $2, outcome_kind = $3, told_raiser = $4,
               answered_by = $5, answered_at = $6, account_id = COALESCE(account_id, $5),
               version = version + 1
         WHERE id = $1)",
                        id, answer.outcome, answer.kind, answer.told_raiser, answer.by, now);
    transaction.changed("concern", id, "answered", answer.kind);
    tell_of(transaction, *before, "Concern answered: " + answer.kind, answer.outcome,
            answer.by_name, now);
    finish_work(transaction, "concern", id.text(), now);
    publish_concern(transaction, "concern.closed", *before, now);
    announce(transaction, "concerns");
    return {};
}

Result<void> pass_concern(sql::Transaction& transaction, ConcernId id, TeamId team,
                          const Private& why, std::string_view by_name, Instant now) {
    const auto before = concern_row(transaction, id);
    if (!before) return problem(NotFound{"concern"});
    if (before->answered_at) return invalid("team", "This concern has been answered already");
    const auto to = accounts::team(transaction, team);
    if (!to) return invalid("team", "Select a team");
    if (before->team == team && !before->account && before->status == "passed on") return {};
    transaction.execute(R"(
        UPDATE concern
           SET status = 'passed on', team_id = $2, account_id = NULL, version = version + 1
         WHERE id = $1)",
                        id, team);
    transaction.changed("concern", id, "passed on");
    const auto row = concern_row(transaction, id);
    tell_of(transaction, *row, "Concern passed to " + to->name, why, by_name, now);
    put_concern_work(transaction, *row, now);
    return {};
}

std::vector<ConcernRow> concern_list(sql::Session& session, const ConcernFilter& filter,
                                     std::size_t most) {
    sql::Arguments with;
    std::string where = filter.answered ? "answered_at IS NOT NULL" : "answered_at IS NULL";
    if (filter.account) where += " AND account_id = " + with.add(*filter.account);
    if (filter.team) where += " AND team_id = " + with.add(*filter.team);
    where += filter.answered ? " ORDER BY answered_at DESC, id" : " ORDER BY answer_by, id";
    const std::string limit = with.add(static_cast<std::int64_t>(most));
    return session.all<ConcernRow>("SELECT " + std::string(concern_columns) +
                                       " FROM concern WHERE " + where + " LIMIT " + limit,
                                   with);
}

std::vector<ConcernRow> open_concerns_of(sql::Session& session, PersonId person) {
    return session.all<ConcernRow>(
        "SELECT " + std::string(concern_columns) +
            " FROM concern WHERE person_id = $1 AND answered_at IS NULL "
            "ORDER BY answer_by LIMIT 20",
        person);
}

std::vector<ConcernRow> raised_by(sql::Session& session, AccountId account, std::size_t most) {
    return session.all<ConcernRow>(
        "SELECT " + std::string(concern_columns) +
            " FROM concern WHERE raised_by = $1 ORDER BY raised_at DESC, id DESC LIMIT $2",
        account, static_cast<std::int64_t>(most));
}

void escalate(sql::Transaction& transaction, Instant now) {
    for (const ConcernRow& late : transaction.all<ConcernRow>(
             "SELECT " + std::string(concern_columns) +
                 " FROM concern WHERE answered_at IS NULL AND answer_by < $1 "
                 "ORDER BY answer_by, id LIMIT $2",
             now, most_escalated_at_once)) {
        transaction.execute(R"(
            UPDATE concern
               SET escalated = escalated + 1, answer_by = $2, version = version + 1
             WHERE id = $1)",
                            late.id, next_answer_by(late.urgency, now));
        transaction.changed("concern", late.id, "escalated");
        put_concern_work(transaction, *concern_row(transaction, late.id), now);
        if (late.escalated == 0) {
            tell_of(transaction, late, "Concern not answered in time: raised again with the team",
                    {}, "Kith", now);
        }
    }
}

html::Url path(ConcernId concern) { return html::Url::path("/concerns/{}", concern); }

}  // namespace kith::casework
