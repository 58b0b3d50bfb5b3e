// Templates as versions: a draft is checked by somebody else, then published; what was sent under
// an earlier version stays explained by it. And the counts of the messages page.
#include "platform/base/json.hpp"
#include "platform/sql/queue.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/outbox.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view template_columns =
    "id, version, state, name, subject, body, made_by, made_at";

std::optional<TemplateRow> version_of(sql::Session& session, std::string_view id, int version) {
    return session.one<TemplateRow>("SELECT " + std::string(template_columns) +
                                        " FROM message_template WHERE id = $1 AND version = $2",
                                    id, version);
}

}  // namespace

TemplateRow read(sql::Row& row, sql::Into<TemplateRow>) {
    return {.id = row.next<std::string>(),
            .version = row.next<int>(),
            .state = row.next<std::string>(),
            .name = row.next<std::string>(),
            .subject = row.next<std::string>(),
            .body = row.next<std::string>(),
            .made_by = row.next<std::string>(),
            .made_at = row.next<Instant>()};
}

Count read(sql::Row& row, sql::Into<Count>) {
    return {.name = row.next<std::string>(),
            .format = row.next<std::string>(),
            .messages = row.next<int>()};
}

std::vector<Count> counts(sql::Session& session) {
    return session.all<Count>(
        "SELECT status, channel, count(*) FROM message GROUP BY status, channel "
        "ORDER BY status, channel");
}

std::vector<Count> letter_counts(sql::Session& session) {
    return session.all<Count>(
        "SELECT status, format, count(*) FROM message WHERE status = 'waiting' AND "
        "channel = 'letter' AND pile_id IS NULL GROUP BY status, format ORDER BY format");
}

std::map<std::string, std::string> template_names(sql::Session& session) {
    std::map<std::string, std::string> names;
    for (auto& [id, name] : session.all<std::tuple<std::string, std::string>>(
             "SELECT id, name FROM message_template WHERE state = 'published'")) {
        names.emplace(std::move(id), std::move(name));
    }
    return names;
}

std::vector<TemplateRow> templates(sql::Session& session) {
    return session.all<TemplateRow>(
        "SELECT " + std::string(template_columns) +
        " FROM message_template t WHERE version = "
        "(SELECT MAX(version) FROM message_template n WHERE n.id = t.id) ORDER BY name, id "
        "LIMIT 200");
}

std::vector<TemplateRow> versions_of(sql::Session& session, std::string_view id) {
    return session.all<TemplateRow>("SELECT " + std::string(template_columns) +
                                        " FROM message_template WHERE id = $1 "
                                        "ORDER BY version DESC LIMIT 50",
                                    id);
}

Result<int> save_draft(sql::Transaction& transaction, const TemplateRow& draft, int read_version,
                       Instant now) {
    const auto versions = versions_of(transaction, draft.id);
    if (versions.empty()) return problem(NotFound{"template"});
    const TemplateRow& newest = versions.front();
    if (newest.version != read_version) return problem(Stale{"template"});
    if (draft.subject.empty()) return invalid("subject", "Enter a subject");
    if (draft.body.empty()) return invalid("body", "Enter the message");
    const bool open = newest.state == "draft" || newest.state == "checked";
    const int version = open ? newest.version : newest.version + 1;
    if (open) {
        transaction.execute(R"(
            UPDATE message_template
               SET subject = $3, body = $4, state = 'draft', made_by = $5, made_at = $6
             WHERE id = $1 AND version = $2)",
                            draft.id, version, draft.subject, draft.body, draft.made_by, now);
    } else {
        transaction.execute(R"(
            INSERT INTO message_template (id, version, state, name, subject, body, made_by, made_at)
            VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7))",
                            draft.id, version, newest.name, draft.subject, draft.body,
                            draft.made_by, now);
    }
    transaction.changed({"message template", draft.id, "drafted"});
    return version;
}

Result<void> check_template(sql::Transaction& transaction, std::string_view id, int version,
                            std::string_view by) {
    const auto row = version_of(transaction, id, version);
    if (!row) return problem(NotFound{"template"});
    if (row->state != "draft") return problem(Stale{"template"});
    if (row->made_by == by) {
        return invalid("versions", "Somebody else than its writer must check a message");
    }
    transaction.execute(
        "UPDATE message_template SET state = 'checked' WHERE id = $1 AND version = $2", id,
        version);
    transaction.changed({"message template", std::string(id), "checked"});
    return {};
}

Result<void> publish_template(sql::Transaction& transaction, std::string_view id, int version) {
    const auto row = version_of(transaction, id, version);
    if (!row) return problem(NotFound{"template"});
    if (row->state != "checked") {
        return invalid("versions", "A message is published once somebody has checked it");
    }
    transaction.execute(
        "UPDATE message_template SET state = 'retired' WHERE id = $1 AND state = 'published'", id);
    transaction.execute(
        "UPDATE message_template SET state = 'published' WHERE id = $1 AND version = $2", id,
        version);
    transaction.changed({"message template", std::string(id), "published"});
    return {};
}

Result<void> send_again(sql::Transaction& transaction, std::string_view id) {
    const auto changed = transaction.execute(
        "UPDATE message SET status = 'waiting', attempts = 0 WHERE id = $1 AND status = 'failed'",
        id);
    if (changed == 0) return invalid("message", "This message did not fail");
    transaction.changed({"message", std::string(id), "sent again"});
    sql::enqueue(transaction,
                 {.kind = "message.send",
                  .payload = Json::object({{"message", std::string(id)}}).print()});
    return {};
}

}  // namespace kith::messages
