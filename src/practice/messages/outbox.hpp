// Messages as rows: what waits, what was sent, what became of it. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

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
};
// What each template is called, by its id.
std::map<std::string, std::string> template_names(sql::Session& session);
// The newest version of each template; all versions of one, newest first.
std::vector<TemplateRow> templates(sql::Session& session);
std::vector<TemplateRow> versions_of(sql::Session& session, std::string_view id);
// A draft of the next version, or the draft there is changed. Invalid without words; Stale when the
// draft is not the version that was read.
Result<int> save_draft(sql::Transaction& transaction, const TemplateRow& draft, int read_version,
                       Instant now);
// Draft to checked, by somebody else than who wrote it, and checked to published.
Result<void> check_template(sql::Transaction& transaction, std::string_view id, int version,
                            std::string_view by);
Result<void> publish_template(sql::Transaction& transaction, std::string_view id, int version);

// Puts a message that could not be sent in line again; Invalid when it did not fail.
Result<void> send_again(sql::Transaction& transaction, std::string_view id);
void set_status(sql::Transaction& transaction, std::string_view id, std::string_view status,
                std::string_view reason, Instant now);

}  // namespace kith::messages
