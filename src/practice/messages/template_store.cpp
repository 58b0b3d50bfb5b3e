// Templates as versions in a language: a draft is checked by somebody else, then published; what
// was sent under an earlier version stays explained by it. And the counts of the messages page.
#include <stdexcept>

#include "platform/base/json.hpp"
#include "platform/sql/queue.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/outbox.hpp"
#include "practice/messages/template.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view template_columns =
    "template, version, state, name, subject, body, made_by, made_at, language, english_version";

std::optional<TemplateRow> version_of(sql::Session& session, const WordingKey& key, int version) {
    return session.one<TemplateRow>(
        "SELECT " + std::string(template_columns) +
            " FROM message_wording WHERE template = $1 AND language = $2 AND version = $3",
        key.id, key.language, version);
}

void set_state(sql::Transaction& transaction, const WordingKey& key, int version,
               std::string_view state) {
    transaction.execute("UPDATE message_wording SET state = $4 "
                        "WHERE template = $1 AND language = $2 AND version = $3",
                        key.id, key.language, version, state);
    const std::string words =
        key.language == english ? std::string(state) : std::string(state) + " in " + key.language;
    transaction.changed({"message template", key.id, words});
}

bool is_open(const TemplateRow& row) { return row.state == "draft" || row.state == "checked"; }

// What is wrong with the words, given the English in force. In English, names of any version are
// known, because the program fills them in.
Result<void> fit(sql::Session& session, const TemplateRow& row, const TemplateRow& original) {
    if (row.subject.empty()) return invalid("subject", "Enter a subject");
    if (row.body.empty()) return invalid("body", "Enter the message");
    std::vector<std::string> needed, known;
    if (row.language == english) {
        std::string all;
        for (const auto& version : versions_of(session, row.id)) {
            if (!is_open(version)) all += version.subject + "\n" + version.body + "\n";
        }
        known = names_in(all);
    } else {
        known = needed = names_in(original.subject + "\n" + original.body);
    }
    const auto fault = fault_of_names(row.subject + "\n" + row.body, needed, known);
    if (!fault.empty()) return invalid("body", fault);
    return {};
}

void put(sql::Transaction& transaction, const TemplateRow& row, bool is_new) {
    if (is_new) {
        transaction.execute(R"(
            INSERT INTO message_wording (template, language, version, state, name, subject, body,
                                         english_version, made_by, made_at)
            VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9))",
                            row.id, row.language, row.version, row.name, row.subject, row.body,
                            row.english_version, row.made_by, row.made_at);
        return;
    }
    transaction.execute(R"(
        UPDATE message_wording
           SET subject = $4, body = $5, state = 'draft', english_version = $6, made_by = $7,
               made_at = $8
         WHERE template = $1 AND language = $2 AND version = $3)",
                        row.id, row.language, row.version, row.subject, row.body,
                        row.english_version, row.made_by, row.made_at);
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
            .made_at = row.next<Instant>(),
            .language = row.next<std::string>(),
            .english_version = row.next<int>()};
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
             "SELECT template, name FROM message_wording "
             "WHERE state = 'published' AND language = 'en'")) {
        names.emplace(std::move(id), std::move(name));
    }
    return names;
}

std::vector<TemplateRow> templates(sql::Session& session) {
    return session.all<TemplateRow>(
        "SELECT " + std::string(template_columns) +
        " FROM message_wording t WHERE language = 'en' AND version = (SELECT MAX(version) FROM "
        "message_wording n WHERE n.template = t.template AND n.language = 'en') "
        "ORDER BY name, template LIMIT 200");
}

std::vector<TemplateRow> versions_of(sql::Session& session, std::string_view id,
                                     std::string_view language) {
    return session.all<TemplateRow>("SELECT " + std::string(template_columns) +
                                        " FROM message_wording WHERE template = $1 AND "
                                        "language = $2 ORDER BY version DESC LIMIT 50",
                                    id, language);
}

std::optional<TemplateRow> in_force(sql::Session& session, std::string_view id,
                                    std::string_view language) {
    return session.one<TemplateRow>("SELECT " + std::string(template_columns) +
                                        " FROM message_wording WHERE template = $1 AND "
                                        "language = $2 AND state = 'published'",
                                    id, language);
}

Result<int> save_draft(sql::Transaction& transaction, const TemplateRow& draft, int read_version,
                       Instant now) {
    const auto original = in_force(transaction, draft.id, english);
    if (!original) return problem(NotFound{"template"});
    const auto versions = versions_of(transaction, draft.id, draft.language);
    const int newest = versions.empty() ? 0 : versions.front().version;
    if (newest != read_version) return problem(Stale{"template"});
    TemplateRow row = draft;
    if (const auto fits = fit(transaction, row, *original); !fits) {
        return tl::unexpected(fits.error());
    }
    const bool open = !versions.empty() && is_open(versions.front());
    row.version = open ? newest : newest + 1;
    row.name = original->name;
    row.english_version = row.language == english ? 0 : original->version;
    row.made_at = now;
    put(transaction, row, !open);
    transaction.changed({"message template", row.id, "drafted"});
    return row.version;
}

Result<void> check_template(sql::Transaction& transaction, const WordingKey& key, int version,
                            std::string_view by) {
    const auto row = version_of(transaction, key, version);
    if (!row) return problem(NotFound{"template"});
    if (row->state != "draft") return problem(Stale{"template"});
    if (row->made_by == by) {
        return invalid("versions", "Somebody else than its writer must check a message");
    }
    set_state(transaction, key, version, "checked");
    return {};
}

Result<void> publish_template(sql::Transaction& transaction, const WordingKey& key, int version) {
    const auto row = version_of(transaction, key, version);
    if (!row) return problem(NotFound{"template"});
    const auto before = in_force(transaction, key.id, key.language);
    const bool withdrawn = row->state == "retired" && !before;
    if (row->state != "checked" && !withdrawn) {
        return invalid("versions", "A message is published once somebody has checked it");
    }
    const auto original = in_force(transaction, key.id, english);
    if (!original) return problem(NotFound{"template"});
    if (const auto fits = fit(transaction, *row, *original); !fits) {
        return tl::unexpected(fits.error());
    }
    if (before) set_state(transaction, key, before->version, "retired");
    set_state(transaction, key, version, "published");
    return {};
}

Result<void> withdraw_template(sql::Transaction& transaction, const WordingKey& key, int version) {
    if (key.language == english) {
        return invalid("versions", "English is always in force. Write a new version instead");
    }
    const auto row = version_of(transaction, key, version);
    if (!row) return problem(NotFound{"template"});
    if (row->state != "published") return problem(Stale{"template"});
    set_state(transaction, key, version, "retired");
    return {};
}

void put_in_force(sql::Transaction& transaction, const Translated& wording, Instant now) {
    const WordingKey key{wording.template_id, wording.language};
    const auto versions = versions_of(transaction, key.id, key.language);
    const int newest = versions.empty() ? 0 : versions.front().version;
    const auto saved = save_draft(transaction,
                                  {.id = key.id,
                                   .state = "draft",
                                   .name = {},
                                   .subject = wording.subject,
                                   .body = wording.body,
                                   .made_by = wording.by,
                                   .made_at = now,
                                   .language = key.language},
                                  newest, now);
    if (!saved) throw std::invalid_argument("a message cannot be put in force as it was written");
    set_state(transaction, key, *saved, "checked");
    if (!publish_template(transaction, key, *saved)) {
        throw std::invalid_argument("a message cannot be put in force as it was written");
    }
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
