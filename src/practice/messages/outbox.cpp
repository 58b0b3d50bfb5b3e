#include "practice/messages/outbox.hpp"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/json.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/mail.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view message_columns =
    "id, person_id, channel, format, recipient, subject, body, template, status, status_reason, "
    "attempts, made_at, sent_at";
constexpr long seconds_to_call = 10;
constexpr int most_attempts = 10;  // then it has failed, until somebody sends it again

sql::Actor actor() { return sql::Actor::system("outbox"); }

// Makes the one call of a webhook. Gives the HTTP status; throws when nobody answers.
long post(const std::string& url, const std::string& body, const std::string& signature) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                   curl_easy_cleanup);
    curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
    list = curl_slist_append(list, ("Kith-Signature: sha256=" + signature).c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list,
                                                                              curl_slist_free_all);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_to_call);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 0L);
    const CURLcode sent = curl_easy_perform(curl.get());
    if (sent != CURLE_OK) throw std::runtime_error(curl_easy_strerror(sent));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

// By SMTP where there is a server, else into the folder; texts go to the folder until a gateway
// for them is chosen.
void send_out(const Sender& sender, const MessageRow& row, Instant now) {
    if (row.channel == "email") {
        const Mail mail{.id = row.id,
                        .from = sender.from,
                        .to = row.recipient.for_reader(),
                        .subject = row.subject,
                        .body = row.body.for_reader(),
                        .at = now};
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
            .sent_at = row.next<std::optional<Instant>>()};
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

void handle_webhook(sql::Database& database, std::string_view payload, Instant) {
    const auto json = Json::parse(payload);
    if (!json) return;
    using Row = std::tuple<std::string, std::string>;
    const auto hook = database.read([&](sql::Session& session) {
        return session.one<Row>("SELECT url, secret FROM webhook WHERE id = $1 AND active = 1",
                                json->text_at("/webhook"));
    });
    if (!hook) return;
    const std::string body = Json::object({{"event", json->text_at("/event")},
                                           {"at", json->text_at("/at")},
                                           {"data", *json->at("/data")}})
                                 .print();
    const long status =
        post(std::get<0>(*hook), body, hex(hmac_sha256(std::get<1>(*hook), body)));
    if (status < 200 || status > 299) {
        throw std::runtime_error("the webhook answered " + std::to_string(status));
    }
}

}  // namespace kith::messages
