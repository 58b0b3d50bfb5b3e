// Messages as rows: what waits, what was sent, what became of it. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/messages/language.hpp"
#include "practice/messages/messages.hpp"

namespace kith::messages {

struct MessageRow {
    std::string id;
    std::optional<PersonId> person;
    std::string channel, format;
    Private recipient;
    std::string subject;
    Private body;
    std::string template_id;
    std::string status, status_reason;
    int attempts = 0;
    Instant made_at;
    std::optional<Instant> sent_at;
    std::string language{};        // that it is in
    std::string reads{};           // that its reader reads, where it is known
    std::vector<FootLine> foot{};  // below a letter
};
std::optional<MessageRow> message_row(sql::Session& session, std::string_view id);
// Newest first, of one status or all (""), older than the message `after` ("" from the newest).
std::vector<MessageRow> messages_page(sql::Session& session, std::string_view status,
                                      std::string_view channel, std::string_view after, int limit);
std::vector<MessageRow> letters_to_print(sql::Session& session, std::string_view format, int limit);
// How many there are of each status and channel; of letters, for each format.
struct Count {
    std::string name, format;
    int messages = 0;
};
std::vector<Count> counts(sql::Session& session);
std::vector<Count> letter_counts(sql::Session& session);

struct TemplateRow {
    std::string id;
    int version = 1;
    std::string state;  // draft, checked, published, retired
    std::string name, subject, body, made_by;
    Instant made_at;
    std::string language = std::string(english);
    int english_version = 0;  // that it was written from; 0 in English
};
// What each template is called, by its id.
std::map<std::string, std::string> template_names(sql::Session& session);
// The newest version of each template in English; all versions in one language, newest first.
std::vector<TemplateRow> templates(sql::Session& session);
std::vector<TemplateRow> versions_of(sql::Session& session, std::string_view id,
                                     std::string_view language = english);
// The version in force, if there is one; of English there always is.
std::optional<TemplateRow> in_force(sql::Session& session, std::string_view id,
                                    std::string_view language);
// Which template or language: each version there is of it.
struct WordingKey {
    std::string id;
    std::string language = std::string(english);
};
// A draft of the next version, or the draft there is changed. Invalid without words, with names
// that nothing fills in, or without those of the English in force; Stale when the draft is not the
// version that was read, which is 0 before the first in a language.
Result<int> save_draft(sql::Transaction& transaction, const TemplateRow& draft, int read_version,
                       Instant now);
// Draft to checked, by somebody else than who wrote it, and checked to published. What was
// withdrawn and nothing has followed is published again.
Result<void> check_template(sql::Transaction& transaction, const WordingKey& key, int version,
                            std::string_view by);
Result<void> publish_template(sql::Transaction& transaction, const WordingKey& key, int version);
// Nothing is in force in that language any more; Invalid in English, which is always in force.
Result<void> withdraw_template(sql::Transaction& transaction, const WordingKey& key, int version);

// How a template stands in a language other than English.
struct Spoken {
    std::string id, language;
    int in_force = 0, open = 0;  // versions; 0 for none
    bool behind = false;         // English has changed since
};
std::vector<Spoken> spoken(sql::Session& session);

std::vector<Language> languages(sql::Session& session);  // by name, English first
// Added when there is none of that code at version 0; Stale when it is not the version that was
// read.
Result<void> save_language(sql::Transaction& transaction, const Language& language);
void install_languages(sql::Transaction& transaction);

// Puts a message that could not be sent in line again; Invalid when it did not fail.
Result<void> send_again(sql::Transaction& transaction, std::string_view id);
void set_status(sql::Transaction& transaction, std::string_view id, std::string_view status,
                std::string_view reason, Instant now);

}  // namespace kith::messages
