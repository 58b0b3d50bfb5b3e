#include <array>

#include "platform/base/describe_values.hpp"
#include "platform/web/api.hpp"
#include "practice/messages/webhook.hpp"
#include "practice/messages/webhook_store.hpp"

namespace kith::messages {
namespace {

namespace api = web::api;

constexpr std::array<std::string_view, 3> states{"waiting", "delivered", "dead"};
constexpr std::array<std::string_view, 10> event_names{
    "contact.taken",    "need.created",     "need.changed", "concern.raised", "concern.closed",
    "referral.offered", "referral.changed", "job.created",  "job.changed",    "call.attempted"};

struct WebhookOut {
    WebhookId id;
    std::string name, url;
    std::vector<std::string> events;
    bool active = true;
    std::optional<std::string> secret{};
    Instant made_at;
    int version = 1;
};
constexpr auto describe(const WebhookOut*) {
    using W = WebhookOut;
    return description("Webhook", "Where another system is told of events",
                       field("id", &W::id, "Given by Kith"), field("name", &W::name, "For whom"),
                       field("url", &W::url, "Where events are POSTed"),
                       field("events", &W::events, "Which events"),
                       field("active", &W::active, "False: it is told of nothing"),
                       field("secret", &W::secret, "To check signatures; only when it is made"),
                       field("made_at", &W::made_at, "When it was made"),
                       field("version", &W::version, "Counts changes"));
}

struct WebhookIn {
    std::optional<std::string> name, url;
    std::optional<std::vector<std::string>> events;
    std::optional<bool> active;
};
constexpr auto describe(const WebhookIn*) {
    using W = WebhookIn;
    return description("WebhookDetails", "A new webhook, or what is changed of one",
                       field("name", &W::name, "For whom").at_least(1).at_most(100),
                       field("url", &W::url, "An https address on the internet").at_most(500),
                       field("events", &W::events, "Which events").at_least(1).at_most(20),
                       field("active", &W::active, "False: it is told of nothing"));
}

struct DeliveryOut {
    DeliveryId id;
    std::string event, state;
    int attempts = 0;
    std::string last_answer;
    Instant made_at;
    std::optional<Instant> ended_at;
};
constexpr auto describe(const DeliveryOut*) {
    using D = DeliveryOut;
    return description("Delivery", "One event on its way to a webhook",
                       field("id", &D::id, "Also its webhook-id header"),
                       field("event", &D::event, "Which event").one_of(event_names),
                       field("state", &D::state, "dead: given up until replayed").one_of(states),
                       field("attempts", &D::attempts, "How often it was tried"),
                       field("last_answer", &D::last_answer, "What came of the last try"),
                       field("made_at", &D::made_at, "When it happened"),
                       field("ended_at", &D::ended_at, "When it was delivered or given up"));
}

WebhookOut out(const WebhookRow& row) {
    return {.id = row.id, .name = row.name, .url = row.url, .events = row.events,
            .active = row.active, .made_at = row.made_at, .version = row.version};
}
Json print(const WebhookRow& row) { return to_json(out(row)); }

Json print_delivery(const DeliveryRow& row) {
    return to_json(DeliveryOut{.id = row.id, .event = row.event, .state = row.state,
                               .attempts = row.attempts, .last_answer = row.last_answer,
                               .made_at = row.made_at, .ended_at = row.ended_at});
}

// A webhook of the caller's own organisation.
Result<WebhookRow> own(sql::Session& session, const web::Context& context) {
    const auto id = WebhookId::parse(context.request.parameter("webhook"));
    const auto row = id ? webhook_row(session, *id) : std::nullopt;
    if (!row || row->organisation != context.viewer->organisation_id) {
        return problem(NotFound{"webhook"});
    }
    return *row;
}

web::Response list_webhooks(web::Context& context) {
    const auto paging = api::paging(context);
    auto found = context.app.database.read([&](sql::Session& session) {
        return webhooks_of(session, context.viewer->organisation_id,
                           api::after_of<WebhookId>(paging), paging.limit + 1);
    });
    return api::page_of(context, std::move(found), paging.limit, print);
}

web::Response read_webhook(web::Context& context) {
    return api::changed(
        context.app.database.read([&](sql::Session& session) { return own(session, context); }),
        print);
}

void apply(NewWebhook& webhook, const WebhookIn& in) {
    webhook.name = in.name.value_or(webhook.name);
    webhook.url = in.url.value_or(webhook.url);
    webhook.events = in.events.value_or(webhook.events);
    webhook.active = in.active.value_or(webhook.active);
}

web::Response create_webhook(web::Context& context) {
    const auto read = api::read<WebhookIn>(context);
    if (read.refusal) return *read.refusal;
    NewWebhook made{.name = {}, .url = {}, .events = {}};
    apply(made, *read.value);
    if (auto fault = fault_of(*context.viewer, made, webhooks_inside())) {
        return api::problem_response(*std::move(fault));
    }
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        const auto id = add_webhook(t, *context.viewer, made, context.now());
        WebhookOut shown = out(*webhook_row(t, id));
        shown.secret = secret_of(t, id);
        return api::Created{.path = "/api/v1/webhooks/" + id.string(), .value = to_json(shown)};
    });
}

web::Response change_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<WebhookIn>(context);
    if (read.refusal) return *read.refusal;
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<WebhookRow> {
            const auto row = KITH_TRY(own(t, context));
            NewWebhook details{.name = row.name, .url = row.url, .events = row.events,
                               .active = row.active};
            apply(details, *read.value);
            if (auto fault = fault_of(*context.viewer, details, webhooks_inside())) {
                return problem(*std::move(fault));
            }
            const auto done = change_webhook(t, row.id, version.number, details);
            if (!done) return tl::unexpected(done.error());
            return *webhook_row(t, row.id);
        });
    return api::changed(changed, print);
}

web::Response remove_by_api(web::Context& context) {
    const auto removed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<WebhookRow> {
            const auto row = KITH_TRY(own(t, context));
            remove_webhook(t, row.id);
            return row;
        });
    if (!removed) return api::problem_response(removed.error());
    return web::text(204, "");
}

web::Response list_deliveries(web::Context& context) {
    const auto webhook =
        context.app.database.read([&](sql::Session& session) { return own(session, context); });
    if (!webhook) return api::problem_response(webhook.error());
    const auto paging = api::paging(context);
    auto found = context.app.database.read([&](sql::Session& session) {
        return deliveries_of(session, webhook->id, context.request.query.get("state"),
                             api::after_of<DeliveryId>(paging), paging.limit + 1);
    });
    return api::page_of(context, std::move(found), paging.limit, print_delivery);
}

web::Response replay_by_api(web::Context& context) {
    const auto replayed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<DeliveryRow> {
            const auto webhook = KITH_TRY(own(t, context));
            const auto id = DeliveryId::parse(context.request.parameter("delivery"));
            const auto row = id ? delivery_row(t, *id) : std::nullopt;
            if (!row || row->webhook != webhook.id) return problem(NotFound{"delivery"});
            if (row->state == "waiting") return invalid("", "It is on its way already");
            replay(t, row->id, context.now());
            return *delivery_row(t, row->id);
        });
    if (!replayed) return api::problem_response(replayed.error());
    return api::one(print_delivery(*replayed), 0);
}

std::vector<api::Operation> operations() {
    using web::Method;
    const auto may = accounts::manage_tokens;
    return {
        {.method = Method::get, .path = "/api/v1/webhooks", .permission = may,
         .handler = list_webhooks, .summary = "Webhooks of the token's organisation",
         .gives = schema_of<WebhookOut>, .is_list = true},
        {.method = Method::post, .path = "/api/v1/webhooks", .permission = may,
         .handler = create_webhook, .summary = "Be told of events",
         .takes = schema_of<WebhookIn>, .gives = schema_of<WebhookOut>, .creates = true,
         .about = "Each event needs the permission to see such things. The secret is shown once."},
        {.method = Method::get, .path = "/api/v1/webhooks/{webhook}", .permission = may,
         .handler = read_webhook, .summary = "One webhook", .gives = schema_of<WebhookOut>},
        {.method = Method::patch, .path = "/api/v1/webhooks/{webhook}", .permission = may,
         .handler = change_by_api, .summary = "Change a webhook, or switch it off",
         .takes = schema_of<WebhookIn>, .gives = schema_of<WebhookOut>, .versioned = true},
        {.method = Method::remove, .path = "/api/v1/webhooks/{webhook}", .permission = may,
         .handler = remove_by_api, .summary = "Remove a webhook and what was on its way"},
        {.method = Method::get, .path = "/api/v1/webhooks/{webhook}/deliveries",
         .permission = may, .handler = list_deliveries,
         .summary = "What was sent to a webhook, the newest first",
         .gives = schema_of<DeliveryOut>, .is_list = true,
         .filters = {api::choice_of("state", "What became of them", states)}},
        {.method = Method::post,
         .path = "/api/v1/webhooks/{webhook}/deliveries/{delivery}/replay", .permission = may,
         .handler = replay_by_api, .summary = "Send an event once more",
         .gives = schema_of<DeliveryOut>},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::messages
