#include "practice/messages/outbox.hpp"

#include <stdexcept>

#include "platform/base/json.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/letters.hpp"
#include "practice/messages/mail.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view message_columns =
    "id, person_id, channel, format, recipient, subject, body, template, status, status_reason, "
    "attempts, made_at, sent_at, language, reads, foot";
constexpr int most_attempts = 10;  // then it has failed, until somebody sends it again

sql::Actor actor() { return sql::Actor::system("outbox"); }

// By SMTP where there is a server, else into the folder; texts go to the folder until a gateway
// for them is chosen.
void send_out(const Sender& sender, const MessageRow& row, Instant now) {
    if (row.channel == "email") {
        const Mail mail{.id = row.id,
                        .from = sender.from,
                        .to = row.recipient.for_reader(),
                        .subject = row.subject,
                        .body = row.body.for_reader(),
                        .at = now,
                        .language = row.language};
        if (sender.smtp_url.empty()) {
            write_to_folder(sender, ".eml", row.id, as_internet_message(mail));
        } else {
            send_by_smtp(sender, mail);
        }
    } else {
        write_to_folder(sender, ".txt", row.id,
                        row.recipient.for_reader() + "\n\n" + row.body.for_reader() + "\n");
    }
}

}  // namespace

MessageRow read(sql::Row& row, sql::Into<MessageRow>) {
    return {.id = row.next<std::string>(),
            .person = row.next<std::optional<PersonId>>(),
            .channel = row.next<std::string>(),
            .format = row.next<std::string>(),
            .recipient = row.next<Private>(),
            .subject = row.next<std::string>(),
            .body = row.next<Private>(),
            .template_id = row.next<std::string>(),
            .status = row.next<std::string>(),
            .status_reason = row.next<std::string>(),
            .attempts = row.next<int>(),
            .made_at = row.next<Instant>(),
            .sent_at = row.next<std::optional<Instant>>(),
            .language = row.next<std::string>(),
            .reads = row.next<std::string>(),
            .foot = foot_kept(row.next<std::string>())};
}

std::optional<MessageRow> message_row(sql::Session& session, std::string_view id) {
    return session.one<MessageRow>(
        "SELECT " + std::string(message_columns) + " FROM message WHERE id = $1", id);
}

std::vector<MessageRow> messages_page(sql::Session& session, std::string_view status,
                                      std::string_view channel, std::string_view after, int limit) {
    sql::Arguments with;
    std::string where = "1 = 1";
    if (!status.empty()) where += " AND status = " + with.add(status);
    if (!channel.empty()) where += " AND channel = " + with.add(channel);
    if (!after.empty()) where += " AND id < " + with.add(after);
    return session.all<MessageRow>("SELECT " + std::string(message_columns) +
                                       " FROM message WHERE " + where + " ORDER BY id DESC LIMIT " +
                                       with.add(limit),
                                   with);
}

std::vector<MessageRow> letters_to_print(sql::Session& session, std::string_view format,
                                         int limit) {
    return session.all<MessageRow>("SELECT " + std::string(message_columns) +
                                       " FROM message WHERE status = 'waiting' AND "
                                       "channel = 'letter' AND format = $1 ORDER BY id LIMIT $2",
                                   format, limit);
}

std::vector<MessageRow> letters_of(sql::Session& session, std::string_view pile_id) {
    return session.all<MessageRow>(
        "SELECT " + std::string(message_columns) + " FROM message WHERE pile_id = $1 ORDER BY "
        "CASE WHEN format IN ('', 'standard') THEN '' ELSE format END, recipient, id",
        pile_id);
}

void set_status(sql::Transaction& transaction, std::string_view id, std::string_view status,
                std::string_view reason, Instant now) {
    const std::optional<Instant> sent_at =
        status == "sent" || status == "printed" ? std::optional(now) : std::nullopt;
    transaction.execute(R"(
        UPDATE message
           SET status = $2, status_reason = $3, attempts = attempts + 1,
               sent_at = COALESCE(sent_at, $4)
         WHERE id = $1)",
                        id, status, reason, sent_at);
    transaction.changed({"message", std::string(id), std::string(status)});
}

void end_all(sql::Transaction& transaction, PersonId person, std::string_view why) {
    const auto ended = transaction.execute(R"(
        UPDATE message SET status = 'failed', status_reason = $2, pile_id = NULL
         WHERE person_id = $1 AND status = 'waiting')",
                                           person, why);
    if (ended > 0) {
        transaction.changed({"message", person.string(), "not sent", std::to_string(ended)});
    }
}

void handle_send(sql::Database& database, const Sender& sender, std::string_view payload,
                 Instant now) {
    const auto json = Json::parse(payload);
    const std::string id(json ? json->text_at("/message") : "");
    const auto row =
        database.read([&](sql::Session& session) { return message_row(session, id); });
    // Sent by an attempt whose end was lost: sending twice is worse than the line in the queue.
    if (!row || row->status != "waiting") return;
    try {
        send_out(sender, *row, now);
    } catch (const std::exception& error) {
        database.write(actor(), [&](sql::Transaction& transaction) {
            set_status(transaction, id, row->attempts + 1 < most_attempts ? "waiting" : "failed",
                       error.what(), now);
        });
        throw;
    }
    database.write(actor(), [&](sql::Transaction& transaction) {
        set_status(transaction, id, "sent", "", now);
    });
}

}  // namespace kith::messages
