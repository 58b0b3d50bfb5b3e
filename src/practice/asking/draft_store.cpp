#include "practice/asking/draft_store.hpp"

#include "platform/sql/value_columns.hpp"
#include "platform/web/seal.hpp"

namespace kith::asking {
namespace {

constexpr std::string_view draft_columns =
    "id, answers, links_sent, expires_at, sent_at, COALESCE(reference, ''), what_next";
constexpr std::string_view why_unlogged = "answers nobody has sent yet are not part of a case";

std::string select_where(std::string_view condition) {
    return "SELECT " + std::string(draft_columns) + " FROM request_draft WHERE " +
           std::string(condition);
}

Answers read_answers(const std::string& text) {
    const auto json = Json::parse(text);
    return json ? Answers::from_json(*json) : Answers{};
}

}  // namespace

Draft read(sql::Row& row, sql::Into<Draft>) {
    return {.id = row.next<DraftId>(),
            .answers = read_answers(row.next<std::string>()),
            .links_sent = row.next<int>(),
            .expires_at = row.next<Instant>(),
            .sent_at = row.next<std::optional<Instant>>(),
            .reference = row.next<std::string>(),
            .what_next = row.next<std::string>()};
}

DraftId start_draft(sql::Transaction& transaction, std::string_view token, const Answers& answers,
                    Instant now) {
    const auto id = DraftId::make(now);
    transaction.execute(R"(
        INSERT INTO request_draft (id, token_hash, answers, made_at, changed_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        id, web::token_hash(token), answers.to_json().print(), now, now,
                        Instant(now + draft_kept));
    transaction.unlogged(why_unlogged);
    return id;
}

std::optional<Draft> draft_of(sql::Session& session, std::string_view token, Instant now) {
    if (token.empty()) return std::nullopt;
    return session.one<Draft>(select_where("token_hash = $1 AND expires_at > $2"),
                              web::token_hash(token), now);
}

std::optional<Draft> draft_of_link(sql::Session& session, std::string_view token, Instant now) {
    return session.one<Draft>(
        select_where("link_hash = $1 AND expires_at > $2 AND sent_at IS NULL"),
        web::token_hash(token), now);
}

std::optional<Draft> draft_row(sql::Session& session, DraftId id) {
    return session.one<Draft>(select_where("id = $1"), id);
}

bool save_answers(sql::Transaction& transaction, DraftId id, const Answers& answers, Instant now) {
    const auto saved = transaction.execute(R"(
        UPDATE request_draft
           SET answers = $2, changed_at = $3, expires_at = $4, version = version + 1
         WHERE id = $1 AND sent_at IS NULL)",
                                           id, answers.to_json().print(), now,
                                           Instant(now + draft_kept));
    transaction.unlogged(why_unlogged);
    return saved == 1;
}

bool set_link(sql::Transaction& transaction, DraftId id, std::string_view token, Instant now) {
    const auto set = transaction.execute(R"(
        UPDATE request_draft
           SET link_hash = $2, links_sent = links_sent + 1, changed_at = $3, expires_at = $4,
               version = version + 1
         WHERE id = $1 AND sent_at IS NULL AND links_sent < $5)",
                                         id, web::token_hash(token), now,
                                         Instant(now + draft_kept), most_links);
    transaction.unlogged(why_unlogged);
    return set == 1;
}

void hand_over(sql::Transaction& transaction, DraftId id, std::string_view token, Instant now) {
    transaction.execute(R"(
        UPDATE request_draft SET token_hash = $2, changed_at = $3, version = version + 1
         WHERE id = $1)",
                        id, web::token_hash(token), now);
    transaction.unlogged(why_unlogged);
}

bool claim(sql::Transaction& transaction, DraftId id, Instant now) {
    const auto claimed = transaction.execute(
        "UPDATE request_draft SET sent_at = $2 WHERE id = $1 AND sent_at IS NULL", id, now);
    if (claimed == 1) transaction.changed("request", id, "sent");
    return claimed == 1;
}

void finish(sql::Transaction& transaction, DraftId id, ContactId contact,
            const Reference& reference, std::string_view what_next) {
    transaction.execute(R"(
        UPDATE request_draft
           SET contact_id = $2, reference = $3, what_next = $4, answers = '{}', link_hash = NULL,
               version = version + 1
         WHERE id = $1)",
                        id, contact, reference, what_next);
}

void forget_drafts(sql::Transaction& transaction, Instant now) {
    transaction.execute("DELETE FROM request_draft WHERE expires_at <= $1", now);
    transaction.unlogged(why_unlogged);
}

}  // namespace kith::asking
