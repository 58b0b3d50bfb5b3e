#include "platform/sql/value_columns.hpp"
#include "practice/casework/hooks.hpp"
#include "practice/casework/store.hpp"

namespace kith::casework {

void tell(sql::Transaction& transaction, const Story& story, Instant at) {
    transaction.execute(R"(
        INSERT INTO story (id, person_id, at, kind, subject_id, headline, body, by_account, by_name,
                           organisation_id, sensitive, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                (SELECT count(*) FROM story WHERE person_id = $2 AND at = $3)))",
                        Id<Story>::make(at), story.person, at, story.kind, story.subject_id,
                        story.headline, story.body, story.by, story.by_name, story.organisation,
                        story.sensitive);
    transaction.changed("person", story.person, "story", story.kind);
}

void put_work(sql::Transaction& transaction, const Work& work, Instant now) {
    transaction.execute(R"(
        INSERT INTO work (id, subject_kind, subject_id, person_id, title, path, account_id,
                          team_id, organisation_id, due_at, priority, urgent, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
                COALESCE($9, (SELECT min(id) FROM organisation_facts WHERE kind = 'council')),
                $10, $11, $12, $13)
        ON CONFLICT (subject_kind, subject_id) WHERE done_at IS NULL DO UPDATE
           SET title = excluded.title, path = excluded.path, account_id = excluded.account_id,
               team_id = excluded.team_id, organisation_id = excluded.organisation_id,
               due_at = excluded.due_at, priority = excluded.priority, urgent = excluded.urgent)",
                        Id<Work>::make(now), work.subject_kind, work.subject_id, work.person,
                        work.title, work.path, work.owner.account, work.owner.team,
                        work.owner.organisation, work.due_at, work.priority, work.urgent, now);
    transaction.changed({work.subject_kind, work.subject_id, "on the work list"});
    announce(transaction, "work");
}

void finish_work(sql::Transaction& transaction, std::string_view subject_kind,
                 std::string_view subject_id, Instant now) {
    const auto done = transaction.execute(R"(
        UPDATE work SET done_at = $3
         WHERE subject_kind = $1 AND subject_id = $2 AND done_at IS NULL)",
                                          subject_kind, subject_id, now);
    if (done > 0) {
        transaction.changed({std::string(subject_kind), std::string(subject_id), "work done"});
        announce(transaction, "work");
    }
}

}  // namespace kith::casework
