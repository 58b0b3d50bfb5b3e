// Messages as rows: what waits, what was sent, what became of it. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/messages/messages.hpp"

namespace kith::messages {

struct MessageRow {
    std::string id;
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
void set_status(sql::Transaction& transaction, std::string_view id, std::string_view status,
                std::string_view reason, Instant now);

}  // namespace kith::messages
