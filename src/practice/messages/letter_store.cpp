#include "platform/sql/value_columns.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

// Letters may leave a pile after it was put together, so they are counted.
constexpr std::string_view pile_columns =
    "id, made_at, made_by, (SELECT count(*) FROM message WHERE pile_id = letter_pile.id), "
    "posted_at, posted_by";
constexpr std::string_view not_by_hand =
    "format NOT IN ('braille', 'audio', 'British Sign Language video')";

Result<Pile> pile_or_problem(sql::Session& session, std::string_view id) {
    const auto found = pile(session, id);
    if (!found) return problem(NotFound{"pile of letters"});
    return *found;
}

}  // namespace

bool made_by_hand(std::string_view format) {
    return format == "braille" || format == "audio" || format == "British Sign Language video";
}

Pile read(sql::Row& row, sql::Into<Pile>) {
    return {.id = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .made_by = row.next<std::string>(),
            .letters = row.next<int>(),
            .posted_at = row.next<std::optional<Instant>>(),
            .posted_by = row.next<std::optional<std::string>>()};
}

std::optional<Pile> pile(sql::Session& session, std::string_view id) {
    return session.one<Pile>(
        "SELECT " + std::string(pile_columns) + " FROM letter_pile WHERE id = $1", id);
}

std::vector<Pile> piles(sql::Session& session, int limit) {
    return session.all<Pile>("SELECT " + std::string(pile_columns) +
                                 " FROM letter_pile ORDER BY "
                                 "CASE WHEN posted_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT $1",
                             limit);
}

std::optional<std::string> put_together(sql::Transaction& transaction, std::string_view by,
                                        int most, Instant now) {
    const std::string id = Id<Pile>::make(now).string();
    const auto taken = transaction.execute(
        "UPDATE message SET pile_id = $1 WHERE id IN (SELECT id FROM message WHERE "
        "status = 'waiting' AND channel = 'letter' AND pile_id IS NULL AND " +
            std::string(not_by_hand) + " ORDER BY id LIMIT $2)",
        id, most);
    if (taken == 0) return std::nullopt;
    transaction.execute(
        "INSERT INTO letter_pile (id, made_at, made_by, letters) VALUES ($1, $2, $3, $4)", id, now,
        by, taken);
    transaction.changed({"letter pile", id, "put together", std::to_string(taken)});
    return id;
}

Result<void> post_pile(sql::Transaction& transaction, std::string_view id, std::string_view by,
                       Instant now) {
    const auto found = pile_or_problem(transaction, id);
    if (!found) return tl::unexpected(found.error());
    if (found->posted_at) return {};
    transaction.execute("UPDATE letter_pile SET posted_at = $2, posted_by = $3 WHERE id = $1", id,
                        now, by);
    transaction.execute(
        "UPDATE message SET status = 'printed', attempts = attempts + 1, sent_at = $2 "
        "WHERE pile_id = $1 AND status = 'waiting'",
        id, now);
    transaction.changed({"letter pile", std::string(id), "posted"});
    return {};
}

Result<void> unpost_pile(sql::Transaction& transaction, std::string_view id) {
    const auto found = pile_or_problem(transaction, id);
    if (!found) return tl::unexpected(found.error());
    if (!found->posted_at) return {};
    transaction.execute("UPDATE letter_pile SET posted_at = NULL, posted_by = NULL WHERE id = $1",
                        id);
    transaction.execute(
        "UPDATE message SET status = 'waiting', sent_at = NULL "
        "WHERE pile_id = $1 AND status = 'printed'",
        id);
    transaction.changed({"letter pile", std::string(id), "not posted"});
    return {};
}

Result<void> break_up(sql::Transaction& transaction, std::string_view id) {
    const auto found = pile_or_problem(transaction, id);
    if (!found) return tl::unexpected(found.error());
    if (found->posted_at) return invalid("pile", "These letters have been posted");
    transaction.execute("UPDATE message SET pile_id = NULL WHERE pile_id = $1", id);
    transaction.execute("DELETE FROM letter_pile WHERE id = $1", id);
    transaction.changed({"letter pile", std::string(id), "broken up"});
    return {};
}

}  // namespace kith::messages
