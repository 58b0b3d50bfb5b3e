// Webhooks and what is on its way to them: rows of this slice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/messages/messages.hpp"

namespace kith::messages {

using WebhookId = Id<struct Webhook>;
using DeliveryId = Id<struct Delivery>;

struct WebhookRow {
    WebhookId id;
    std::string organisation, account;
    std::string name, url;
    std::vector<std::string> events;
    bool active = true;
    Instant made_at;
    int version = 1;
};
std::optional<WebhookRow> webhook_row(sql::Session& session, const WebhookId& id);
// Those of an organisation, in the order they were made.
std::vector<WebhookRow> webhooks_of(sql::Session& session, std::string_view organisation,
                                    const std::optional<WebhookId>& after, std::size_t most);
std::string secret_of(sql::Session& session, const WebhookId& id);

struct NewWebhook {
    std::string name, url;
    std::vector<std::string> events;
    bool active = true;
};
// Gives its id; the secret was made with it.
WebhookId add_webhook(sql::Transaction& transaction, const web::Viewer& maker,
                      const NewWebhook& webhook, Instant now);
Result<void> change_webhook(sql::Transaction& transaction, const WebhookId& id, int version,
                            const NewWebhook& webhook);
void remove_webhook(sql::Transaction& transaction, const WebhookId& id);
// What is wrong with a subscription, of what the maker may do: an address, or an event.
std::optional<Invalid> fault_of(const web::Viewer& maker, const NewWebhook& webhook, bool inside);
// Whether somebody may know of an event.
bool may_know(const web::Viewer& viewer, std::string_view event);

struct DeliveryRow {
    DeliveryId id;
    WebhookId webhook;
    std::string event, body, state;
    int attempts = 0;
    std::string last_answer;
    Instant made_at;
    std::optional<Instant> ended_at;
};
std::optional<DeliveryRow> delivery_row(sql::Session& session, const DeliveryId& id);
// The newest first.
std::vector<DeliveryRow> deliveries_of(sql::Session& session, const WebhookId& webhook,
                                       std::string_view state,
                                       const std::optional<DeliveryId>& after, std::size_t most);
struct DeliveryCounts {
    int waiting = 0, delivered = 0, dead = 0;
};
DeliveryCounts delivery_counts(sql::Session& session, const WebhookId& webhook);
// One try: "delivered", "waiting" for another, or "dead".
void note_try(sql::Transaction& transaction, const DeliveryId& id, std::string_view state,
              std::string_view answer, Instant now);
// Puts what was given up, or delivered, on its way once more, with the same id.
void replay(sql::Transaction& transaction, const DeliveryId& id, Instant now);

}  // namespace kith::messages
