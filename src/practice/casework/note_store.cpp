#include "platform/sql/value_columns.hpp"
#include "practice/casework/store.hpp"

namespace kith::casework {

void add_note(sql::Transaction& transaction, const NewNote& note, Instant now) {
    const std::optional<std::string> same_request =
        note.same_request.empty() ? std::nullopt : std::optional(note.same_request);
    if (same_request && transaction.one<std::int64_t>(
                            "SELECT 1 FROM note WHERE same_request = $1", same_request)) {
        return;
    }
    const auto id = Id<NewNote>::make(now);
    const bool sensitive = note.kind == "sensitive";
    const std::string subject =
        note.subject_id.empty() ? note.person.string() : note.subject_id;
    transaction.execute(R"(
        INSERT INTO note (id, person_id, subject_kind, subject_id, kind, text, sensitive, made_by,
                          made_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                        id, note.person, note.subject_kind, subject, note.kind, note.text,
                        sensitive, note.by_name, now, same_request);
    transaction.changed("note", id, "added", note.kind);
    tell(transaction,
         {.person = note.person,
          .kind = "note",
          .subject_id = id.string(),
          .headline = sensitive ? "A sensitive note" : "A note",
          .body = note.text,
          .by_name = note.by_name,
          .sensitive = sensitive},
         now);
}

std::vector<std::string> check(sql::Session& session) {
    std::vector<std::string> faults;
    const auto look = [&](std::string_view what, std::string_view query) {
        const auto count = session.value<std::int64_t>(query);
        if (count > 0) faults.push_back(std::to_string(count) + " " + std::string(what));
    };
    look("open needs are on nobody's list", R"(
        SELECT count(*) FROM need
         WHERE closed_at IS NULL AND NOT EXISTS
               (SELECT 1 FROM work WHERE subject_kind = 'need' AND subject_id = need.id
                   AND done_at IS NULL))");
    look("open concerns are on nobody's list", R"(
        SELECT count(*) FROM concern
         WHERE answered_at IS NULL AND NOT EXISTS
               (SELECT 1 FROM work WHERE subject_kind = 'concern' AND subject_id = concern.id
                   AND done_at IS NULL))");
    look("lines of work belong to nobody", R"(
        SELECT count(*) FROM work
         WHERE done_at IS NULL AND account_id IS NULL AND team_id IS NULL
           AND organisation_id = '')");
    look("lines of work are open though their need is closed", R"(
        SELECT count(*) FROM work
         WHERE done_at IS NULL AND subject_kind = 'need' AND EXISTS
               (SELECT 1 FROM need WHERE need.id = work.subject_id AND closed_at IS NOT NULL))");
    return faults;
}

}  // namespace kith::casework
