// Mail, text and letters: written in the transaction that causes them, sent by workers, kept with
// what became of them. Templates are data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "practice/people/people.hpp"

namespace kith::messages {

struct ToPerson {
    PersonId person;
    std::string template_id;                    // request-received, referral-outcome, summary
    std::map<std::string, std::string> values{}; // for ((name)) in the template
    std::string subject_kind{}, subject_id{};
    std::string same_message{};                   // one value for a message however often asked
    std::optional<std::string> channel{};       // left out: how the person wants to be reached
};
// Queues a message in the person's way and format, never against their safe-contact rule. False
// when there is no safe way; the caller then makes a call or a letter of it.
bool send(sql::Transaction& transaction, const ToPerson& message, Instant now);

struct ToAddress {
    std::string channel = "email";
    std::string recipient;                      // e-mail address, E.164, or postal address lines
    std::string template_id;
    std::map<std::string, std::string> values;
    std::string subject_kind{}, subject_id{};
    std::string same_message{};
    std::optional<AccountId> account{};
};
void send(sql::Transaction& transaction, const ToAddress& message, Instant now);

// Tells registered webhooks of an event, signed; `data` holds ids only.
void publish(sql::Transaction& transaction, std::string_view event, std::string_view json_data,
             Instant now);

// Fills templates when there are none.
void install_defaults(sql::Transaction& transaction, Instant now);

// How mail leaves: an SMTP server, or a folder where each message is a file (the default, so that
// a demonstration sends nothing to anybody).
struct Sender {
    std::string smtp_url{};   // smtp://host:587, empty for the folder
    std::string smtp_user{}, smtp_password{};
    std::string from{};
    std::string folder{};
};
// The queue kinds this slice handles: "message.send" and "webhook.send". Payload as queued.
void handle_send(sql::Database& database, const Sender& sender, std::string_view payload,
                 Instant now);
void handle_webhook(sql::Database& database, std::string_view payload, Instant now);

inline constexpr web::Permission manage_messages{
    "messages.manage", "see what was sent, print letters and change templates"};

std::vector<web::Route> routes();  // outbox, letters to print, templates

}  // namespace kith::messages
