#include "practice/messages/webhook_store.hpp"

#include <algorithm>

#include "platform/base/json.hpp"
#include "platform/base/text.hpp"
#include "platform/base/vault.hpp"
#include "platform/sql/queue.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/webhook.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view columns =
    "id, organisation_id, account_id, name, url, events, active, made_at, version";
constexpr std::string_view delivery_columns =
    "id, webhook_id, event, body, state, attempts, last_answer, made_at, ended_at";
constexpr std::string_view sealed_for = "webhook secret";
constexpr auto deliveries_kept = std::chrono::hours(24 * 30);

void send_on_its_way(sql::Transaction& transaction, const DeliveryId& id) {
    sql::enqueue(transaction, {.kind = "webhook.send",
                               .payload = Json::object({{"delivery", id.text()}}).print()});
}

}  // namespace

WebhookRow read(sql::Row& row, sql::Into<WebhookRow>) {
    WebhookRow read{.id = row.next<WebhookId>(),
                    .organisation = row.next<std::string>(),
                    .account = row.next<std::string>(),
                    .name = row.next<std::string>(),
                    .url = row.next<std::string>(),
                    .events = {},
                    .made_at = {}};
    for (const auto event : text::words(row.next<std::string>())) read.events.emplace_back(event);
    read.active = row.next<bool>();
    read.made_at = row.next<Instant>();
    read.version = row.next<int>();
    return read;
}

DeliveryRow read(sql::Row& row, sql::Into<DeliveryRow>) {
    return {.id = row.next<DeliveryId>(),
            .webhook = row.next<WebhookId>(),
            .event = row.next<std::string>(),
            .body = row.next<std::string>(),
            .state = row.next<std::string>(),
            .attempts = row.next<int>(),
            .last_answer = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .ended_at = row.next<std::optional<Instant>>()};
}

DeliveryCounts read(sql::Row& row, sql::Into<DeliveryCounts>) {
    return {.waiting = row.next<int>(), .delivered = row.next<int>(), .dead = row.next<int>()};
}

std::optional<WebhookRow> webhook_row(sql::Session& session, const WebhookId& id) {
    return session.one<WebhookRow>(
        "SELECT " + std::string(columns) + " FROM webhook WHERE id = $1", id);
}

std::vector<WebhookRow> webhooks_of(sql::Session& session, std::string_view organisation,
                                    const std::optional<WebhookId>& after, std::size_t most) {
    return session.all<WebhookRow>("SELECT " + std::string(columns) +
                                       " FROM webhook WHERE organisation_id = $1 AND id > $2 "
                                       "ORDER BY id LIMIT $3",
                                   organisation, after ? after->string() : "",
                                   static_cast<std::int64_t>(most));
}

std::string secret_of(sql::Session& session, const WebhookId& id) {
    const auto kept = session.one<std::string>("SELECT secret FROM webhook WHERE id = $1", id);
    return vault::opened(sealed_for, kept.value_or("")).value_or("");
}

WebhookId add_webhook(sql::Transaction& transaction, const web::Viewer& maker,
                      const NewWebhook& webhook, Instant now) {
    const auto id = WebhookId::make(now);
    transaction.execute(R"(
        INSERT INTO webhook (id, organisation_id, account_id, name, url, events, secret, active,
                             made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        id, maker.organisation_id, maker.account_id, webhook.name, webhook.url,
                        text::join(webhook.events, " "), vault::sealed(sealed_for, make_secret()),
                        webhook.active, now);
    transaction.changed("webhook", id, "made", text::join(webhook.events, " "));
    return id;
}

Result<void> change_webhook(sql::Transaction& transaction, const WebhookId& id, int version,
                            const NewWebhook& webhook) {
    return transaction.update_versioned({"webhook", id.string(), "changed"}, R"(
        UPDATE webhook
           SET name = $3, url = $4, events = $5, active = $6, version = version + 1
         WHERE id = $1 AND version = $2)",
                                        id, version, webhook.name, webhook.url,
                                        text::join(webhook.events, " "), webhook.active);
}

void remove_webhook(sql::Transaction& transaction, const WebhookId& id) {
    transaction.execute("DELETE FROM webhook_delivery WHERE webhook_id = $1", id);
    transaction.execute("DELETE FROM webhook WHERE id = $1", id);
    transaction.changed("webhook", id, "removed");
}

bool may_know(const web::Viewer& viewer, std::string_view event) {
    const std::string_view wanted = permission_of(event);
    const auto has = [&](std::string_view name) {
        return std::ranges::count(viewer.permissions, name) > 0;
    };
    // Both ends of a referral may know of it.
    if (wanted == "referrals") return has("referrals.make") || has("referrals.answer");
    return !wanted.empty() && has(wanted);
}

std::optional<Invalid> fault_of(const web::Viewer& maker, const NewWebhook& webhook, bool inside) {
    Invalid faults;
    if (webhook.name.empty()) faults.errors.push_back({"name", "Say which system it is for"});
    if (auto fault = fault_of_address(webhook.url, inside)) {
        faults.errors.push_back({"url", *std::move(fault)});
    }
    if (webhook.events.empty()) faults.errors.push_back({"events", "Choose at least one event"});
    for (const std::string& event : webhook.events) {
        if (!may_know(maker, event)) {
            faults.errors.push_back({"events", "You may not be told of " + event});
        }
    }
    if (faults.errors.empty()) return std::nullopt;
    return faults;
}

// The council is told of everything it asked for, others of what concerns them.
void publish(sql::Transaction& transaction, const Happening& happening, Instant now) {
    if (transaction.actor().source.starts_with("import")) return;
    using Row = std::tuple<WebhookId, std::string, std::string>;
    const auto wanting = transaction.all<Row>(
        "SELECT id, organisation_id, events FROM webhook WHERE active = 1 ORDER BY id LIMIT 100");
    if (wanting.empty()) return;
    const std::string council = accounts::council(transaction).string();
    for (const auto& [id, organisation, events] : wanting) {
        const bool concerned = organisation == council ||
                               std::ranges::count(happening.organisations, organisation) > 0;
        if (!concerned || std::ranges::count(text::words(events), happening.event) == 0) continue;
        const auto delivery = DeliveryId::make(now);
        transaction.execute_quietly(R"(
            INSERT INTO webhook_delivery (id, webhook_id, event, body, state, made_at)
            VALUES ($1, $2, $3, $4, 'waiting', $5))",
                                    delivery, id, happening.event, body_of(happening, now), now);
        send_on_its_way(transaction, delivery);
    }
}

std::optional<DeliveryRow> delivery_row(sql::Session& session, const DeliveryId& id) {
    return session.one<DeliveryRow>(
        "SELECT " + std::string(delivery_columns) + " FROM webhook_delivery WHERE id = $1", id);
}

std::vector<DeliveryRow> deliveries_of(sql::Session& session, const WebhookId& webhook,
                                       std::string_view state,
                                       const std::optional<DeliveryId>& after, std::size_t most) {
    sql::Arguments with;
    std::string where = "webhook_id = " + with.add(webhook);
    if (!state.empty()) where += " AND state = " + with.add(state);
    if (after) where += " AND id < " + with.add(*after);
    return session.all<DeliveryRow>("SELECT " + std::string(delivery_columns) +
                                        " FROM webhook_delivery WHERE " + where +
                                        " ORDER BY id DESC LIMIT " +
                                        with.add(static_cast<std::int64_t>(most)),
                                    with);
}

DeliveryCounts delivery_counts(sql::Session& session, const WebhookId& webhook) {
    return session
        .one<DeliveryCounts>(R"(
            SELECT COUNT(*) FILTER (WHERE state = 'waiting'),
                   COUNT(*) FILTER (WHERE state = 'delivered'),
                   COUNT(*) FILTER (WHERE state = 'dead')
              FROM webhook_delivery
             WHERE webhook_id = $1)",
                             webhook)
        .value_or(DeliveryCounts{});
}

void note_try(sql::Transaction& transaction, const DeliveryId& id, std::string_view state,
              std::string_view answer, Instant now) {
    const auto ended = state == "waiting" ? std::nullopt : std::optional(now);
    transaction.execute_quietly(R"(
        UPDATE webhook_delivery
           SET state = $2, last_answer = $3, ended_at = $4, attempts = attempts + 1
         WHERE id = $1)",
                                id, state, answer, ended);
}

void replay(sql::Transaction& transaction, const DeliveryId& id, Instant) {
    transaction.execute(
        "UPDATE webhook_delivery SET state = 'waiting', ended_at = NULL WHERE id = $1", id);
    transaction.changed("webhook delivery", id, "sent again");
    send_on_its_way(transaction, id);
}

void forget_deliveries(sql::Transaction& transaction, Instant now) {
    transaction.execute_quietly("DELETE FROM webhook_delivery WHERE ended_at < $1",
                                now - deliveries_kept);
}

}  // namespace kith::messages
