// Mail, text and letters: written in the transaction that causes them, sent by workers, kept with
// what became of them. Templates are data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/api_event.hpp"
#include "practice/people/people.hpp"

namespace kith::sql {
struct Work;
}

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

// Puts a version of a message in another language in force, as somebody wrote and checked it.
struct Translated {
    std::string template_id, language;  // "pl"
    std::string subject, body;
    std::string by;
};
void put_in_force(sql::Transaction& transaction, const Translated& wording, Instant now);

// Nothing that still waits goes to somebody, who has died.
void end_all(sql::Transaction& transaction, PersonId person, std::string_view why);

// Something that happened, for webhooks: ids and references only, never words about somebody.
struct Happening {
    std::string event;         // "need.created"
    std::string id;
    std::string reference{};
    std::string status{};      // where it stands now
    std::vector<std::string> organisations{};  // that it concerns besides the council
};
// Puts it on its way to every webhook that asked for it. Imports say nothing line by line.
void publish(sql::Transaction& transaction, const Happening& happening, Instant now);
// The events there are, for the OpenAPI document.
const std::vector<web::api::Event>& events();

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
// Throws when it must be tried again.
void handle_webhook(sql::Database& database, const sql::Work& work, Instant now);
// Lets webhooks lead to this machine and private networks, and by plain http: for trying them, and
// for systems beside this one. Set by main before any request.
void allow_webhooks_inside();
// Forgets deliveries that ended a month ago; for the nightly timer.
void forget_deliveries(sql::Transaction& transaction, Instant now);

inline constexpr web::Permission manage_messages{
    "messages.manage", "see what was sent, print letters and change templates"};

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();  // outbox, letters to print, templates, webhooks
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::messages
