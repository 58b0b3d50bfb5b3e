#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/pdf/canvas.hpp"
#include "platform/sql/queue.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/letters.hpp"
#include "practice/messages/template.hpp"
#include "practice/messages/way.hpp"

namespace kith::messages {
namespace {

struct Template {
    std::string id;
    int version;
    std::string language, subject, body;
};

struct Filled {
    std::string channel, format, recipient;
    std::optional<PersonId> person{};
    std::optional<AccountId> account{};
    std::string subject_kind{}, subject_id{}, same_message{};
    std::string reads{};
    std::vector<FootLine> foot{};
};

// The version in force in the language where there is one that fonts can print, if it is printed;
// else that in English.
Template published(sql::Session& session, std::string_view id, std::string_view language = english,
                   bool is_printed = false) {
    using Row = std::tuple<int, std::string, std::string, std::string>;
    std::optional<Template> chosen;
    for (auto& [version, in, subject, body] : session.all<Row>(R"(
             SELECT version, language, subject, body FROM message_wording
              WHERE template = $1 AND state = 'published' AND language IN ('en', $2))",
                                                                       id, language)) {
        const bool theirs = in != english;
        if (theirs && is_printed && !pdf::undrawable(subject + body).empty()) continue;
        if (theirs || !chosen) {
            chosen = Template{std::string(id), version, in, subject, body};
        }
    }
    if (!chosen) throw std::logic_error("there is no published template " + std::string(id));
    return *chosen;
}

std::map<std::string, std::string> with_council(sql::Session& session,
                                                std::map<std::string, std::string> values,
                                                std::string_view language, Instant now) {
    const auto face = accounts::council_face(session);
    values.try_emplace("council_name", face.name);
    values.try_emplace("council_phone", face.phone);
    values.try_emplace("date", written_in(london_day(now), language));
    return values;
}

void queue(sql::Transaction& transaction, const Template& form, const Filled& filled,
           const std::map<std::string, std::string>& values, Instant now) {
    const std::string id = Id<Filled>::make(now).string();
    const std::optional<std::string> same =
        filled.same_message.empty() ? std::nullopt : std::optional(filled.same_message);
    const auto added = transaction.execute(R"(
        INSERT INTO message (id, person_id, account_id, channel, format, recipient, subject, body,
                             template, template_version, subject_kind, subject_id, status, made_at,
                             same_message, language, reads, foot)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', $13, $14, $15, $16,
                $17)
        ON CONFLICT (same_message) DO NOTHING)",
                                           id, filled.person, filled.account, filled.channel,
                                           filled.format, filled.recipient,
                                           fill_in(form.subject, values),
                                           fill_in(form.body, values), form.id, form.version,
                                           filled.subject_kind, filled.subject_id, now, same,
                                           form.language, filled.reads,
                                           fill_in(kept(filled.foot), values));
    if (added == 0) return;
    transaction.changed({"message", id, "queued", filled.channel});
    // A letter waits to be printed; the rest is sent by a worker.
    if (filled.channel != "letter") {
        sql::enqueue(transaction, {.kind = "message.send",
                                   .payload = Json::object({{"message", id}}).print(),
                                   .idempotency_key = "message " + id});
    }
}

std::string postal_lines(const people::ToReach& reach) {
    if (reach.address.empty() || !reach.postcode) return "";
    return reach.name.for_reader() + "\n" + reach.address.for_reader() + "\n" +
           reach.postcode->for_reader();
}

}  // namespace

bool send(sql::Transaction& transaction, const ToPerson& message, Instant now) {
    const auto known = people::to_reach(transaction, message.person);
    if (!known) return false;
    const Reach reach{.care = known->care,
                      .email = known->email.for_reader(),
                      .mobile = known->mobile.for_reader(),
                      .postal = postal_lines(*known),
                      .name = known->name.for_reader()};
    const auto way = choose_way(reach, message.channel);
    if (!way) return false;
    const auto spoken = languages(transaction);
    const std::string recorded = reach.care.language;
    const std::string reads = language_named(recorded, spoken);
    const bool letter = way->channel == "letter";
    const auto form = published(transaction, message.template_id, reads,
                                letter && !made_by_hand(way->format));
    const bool needs_foot = letter && (form.language == english && reads != english);
    auto values = with_council(transaction, message.values, form.language, now);
    values.try_emplace("name", reach.name);
    queue(transaction, form,
          {.channel = way->channel,
           .format = way->format,
           .recipient = way->recipient,
           .person = message.person,
           .subject_kind = message.subject_kind,
           .subject_id = message.subject_id,
           .same_message = message.same_message,
           .reads = reads,
           .foot = needs_foot ? foot_lines(recorded, spoken) : std::vector<FootLine>{}},
          values, now);
    return true;
}

void send(sql::Transaction& transaction, const ToAddress& message, Instant now) {
    queue(transaction, published(transaction, message.template_id),
          {.channel = message.channel,
           .format = "standard",
           .recipient = message.recipient,
           .account = message.account,
           .subject_kind = message.subject_kind,
           .subject_id = message.subject_id,
           .same_message = message.same_message},
          with_council(transaction, message.values, english, now), now);
}

void install_defaults(sql::Transaction& transaction, Instant now) {
    const auto list = Json::parse(defaults::file("templates.json"));
    if (!list || list->array() == nullptr) {
        throw std::logic_error("src/defaults/templates.json is not a list");
    }
    // An upgrade brings new templates; those there are stay as the council has them.
    const auto known =
        transaction.all<std::string>("SELECT DISTINCT template FROM message_wording");
    for (const Json& form : *list->array()) {
        if (std::find(known.begin(), known.end(), form.text_at("/id")) != known.end()) continue;
        transaction.execute(R"(
            INSERT INTO message_wording (template, language, version, state, name, subject, body,
                                         made_by, made_at)
            VALUES ($1, 'en', 1, 'published', $2, $3, $4, 'system', $5))",
                            form.text_at("/id"), form.text_at("/name"), form.text_at("/subject"),
                            form.text_at("/body"), now);
        transaction.changed({"message template", std::string(form.text_at("/id")), "installed"});
    }
    install_languages(transaction);
}

}  // namespace kith::messages
