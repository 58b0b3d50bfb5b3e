// The pages of webhooks: which there are, what became of each event, and sending one again.
#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "practice/messages/views.hpp"
#include "practice/messages/webhook.hpp"
#include "practice/messages/webhook_store.hpp"

namespace kith::messages {
namespace {

constexpr std::size_t most_webhooks = 100;
constexpr std::size_t deliveries_a_page = 50;

web::Response show(web::Context& context, std::string title, const Html& body, const Url& back,
                   std::string_view back_text, const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.before = govuk::back_link({.text = back_text, .href = back});
    shown.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>)", title) + body;
    shown.title = std::move(title);
    shown.current = "/admin";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

Html state_tag(std::string_view state) {
    const std::string_view colour = state == "delivered" ? "green"
                                    : state == "dead"    ? "red"
                                                         : "yellow";
    const std::string_view words = state == "delivered" ? "delivered"
                                   : state == "dead"    ? "given up"
                                                        : "on its way";
    return govuk::tag({.text = words, .classes = "govuk-tag--" + std::string(colour)});
}

Html webhook_table(const std::vector<WebhookRow>& all) {
    if (all.empty()) {
        return markup(R"(<p class="govuk-body">No webhooks yet. Make one for each system that should
            be told when something happens here, such as a need being opened.</p>)");
    }
    govuk::Table table{.head = {{.text = "For"}, {.text = "Address"}, {.text = "Events"},
                                {.text = "State"}},
                       .rows = {}};
    for (const WebhookRow& one : all) {
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                             Url::path("/admin/webhooks/{}", one.id), one.name)},
             {.text = one.url},
             {.text = std::to_string(one.events.size())},
             {.text = one.active ? Html("in use") : Html("switched off")}});
    }
    return web::scrolling("Webhooks", govuk::table(table));
}

Html fields(const web::Context& context, const web::FormReader& form,
            const std::vector<std::string>& chosen) {
    govuk::Checkboxes boxes{.fieldset = {.legend = {.text = "Tell it when"}},
                            .error_message = form.errors().shown("events"),
                            .name = "events",
                            .values = chosen,
                            .items = {},
                            .classes = "govuk-checkboxes--small"};
    std::vector<std::string> kept;
    for (const KnownEvent& known : known_events()) {
        if (!may_know(*context.viewer, known.event.name)) {
            kept.emplace_back(known.event.name);
            continue;
        }
        boxes.items.push_back(
            {.text = markup("{} (<code>{}</code>)", known.event.about, known.event.name),
             .value = std::string(known.event.name)});
    }
    if (!kept.empty()) {
        boxes.hint = {.text = "Your roles do not see " + text::listed(kept)};
    }
    const auto line = [&](std::string name, std::string label, std::string hint) {
        return govuk::input({.label = {.text = label},
                             .hint = {.text = hint},
                             .error_message = form.errors().shown(name),
                             .id = name,
                             .name = name,
                             .value = form.typed(name)});
    };
    return line("name", "Which system is it for?", "") +
           line("url", "Address", "Begins with https://") + govuk::checkboxes(boxes);
}

std::vector<std::string> chosen_in(const web::Context& context) {
    std::vector<std::string> chosen;
    for (const auto sent : context.request.form.all("events")) chosen.emplace_back(sent);
    return chosen;
}

web::Response list_page(web::Context& context, const web::FormReader& form, const Html& first) {
    const auto all = context.app.database.read([&](sql::Session& session) {
        return webhooks_of(session, context.viewer->organisation_id, std::nullopt, most_webhooks);
    });
    const bool knows_some =
        std::any_of(known_events().begin(), known_events().end(), [&](const KnownEvent& known) {
            return may_know(*context.viewer, known.event.name);
        });
    const Html make =
        knows_some ? web::form(context, Url::path("/admin/webhooks"),
                               fields(context, form, chosen_in(context)) +
                                   govuk::button({.text = "Make the webhook"}))
                   : markup(R"(<p class="govuk-body">Your roles see nothing of what a webhook is
                         told. Somebody who works with needs, calls, jobs or referrals can make it,
                         if their role may set up Kith too.</p>)");
    const Html guide = markup(
        R"(<p class="govuk-body">Events hold ids and references only. The
            <a class="govuk-link" href="{}">guide for programs</a> says how they are signed. A
            webhook is told only of what the roles of whoever made it may see.</p>)",
        Url::path("/api").at("events"));
    return show(context, "Webhooks",
                first + guide + webhook_table(all) +
                    markup(R"(<h2 class="govuk-heading-m">Make a webhook</h2>)") + make,
                Url::path("/admin"), "Set up Kith", &form.errors());
}

web::Response show_webhooks(web::Context& context) {
    static const web::Fields nothing;
    return list_page(context, web::FormReader(nothing), {});
}

NewWebhook read_webhook(web::Context& context, web::FormReader& form) {
    NewWebhook made{.name = form.text("name", 100), .url = form.text("url", 500),
                    .events = chosen_in(context)};
    if (const auto fault = fault_of(*context.viewer, made, webhooks_inside())) {
        form.errors().add(*fault);
    }
    return made;
}

web::Response make_webhook(web::Context& context) {
    web::FormReader form(context.request.form);
    const NewWebhook made = read_webhook(context, form);
    if (!form.ok()) return list_page(context, form, {});
    std::string secret;
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        const auto id = add_webhook(transaction, *context.viewer, made, context.now());
        secret = secret_of(transaction, id);
    });
    return show(context, "The webhook is made",
                govuk::inset_text({.text = markup("The secret of {}: <code>{}</code>", made.name,
                                                  secret)}) +
                    govuk::warning_text({.text = "It is shown only now. Copy it into the other "
                                                 "system, which checks with it that what it is "
                                                 "told comes from here."}),
                Url::path("/admin/webhooks"), "Webhooks");
}

std::optional<WebhookRow> asked(web::Context& context) {
    const auto id = WebhookId::parse(context.request.parameter("webhook"));
    if (!id) return std::nullopt;
    auto row = context.app.database.read(
        [&](sql::Session& session) { return webhook_row(session, *id); });
    if (!row || row->organisation != context.viewer->organisation_id) return std::nullopt;
    return row;
}

Html delivery_table(const web::Context& context, const WebhookRow& webhook,
                    const std::vector<DeliveryRow>& found) {
    if (found.empty()) {
        return markup(R"(<p class="govuk-body">Nothing was sent yet. What happens from now on
            appears here with what became of it.</p>)");
    }
    govuk::Table table{.head = {{.text = "Event"}, {.text = "When"}, {.text = "State"},
                                {.text = "Tries"}, {.text = "Last answer"}, {.text = "Again"}},
                       .rows = {}};
    for (const DeliveryRow& one : found) {
        const auto again = [&] {
            return web::button_form(
                context, Url::path("/admin/webhooks/{}/deliveries/{}", webhook.id, one.id),
                markup(R"(Send again<span class="govuk-visually-hidden"> {} {}</span>)",
                       one.event, one.id.text()),
                true);
        };
        table.rows.push_back(
            {{.text = markup("<code>{}</code>", one.event)},
             {.text = written_near(one.made_at, context.now())},
             {.text = state_tag(one.state)},
             {.text = std::to_string(one.attempts)},
             {.text = one.last_answer},
             {.text = one.state == "waiting" ? Html() : again()}});
    }
    return web::scrolling("What was sent", govuk::table(table));
}

web::Response webhook_page(web::Context& context, const WebhookRow& webhook,
                           const web::FormReader& form, const std::vector<std::string>& chosen) {
    const auto after = DeliveryId::parse(context.request.query.get("after"));
    auto [counts, found] = context.app.database.read([&](sql::Session& session) {
        return std::pair(delivery_counts(session, webhook.id),
                         deliveries_of(session, webhook.id, "",
                                       after ? std::optional(*after) : std::nullopt,
                                       deliveries_a_page + 1));
    });
    Html more;
    if (found.size() > deliveries_a_page) {
        found.erase(found.begin() + deliveries_a_page, found.end());
        more = markup(R"(<p><a class="govuk-link" href="{}">Older ones</a></p>)",
                      Url::path("/admin/webhooks/{}", webhook.id)
                          .with("after", found.back().id));
    }
    const Html sums = markup(R"(<p class="govuk-body">{} delivered, {} on their way, {} given up.
        {}</p>)", counts.delivered, counts.waiting, counts.dead,
                             webhook.active ? "" : "The webhook is switched off.");
    const Html version = markup(R"(<input type="hidden" name="version" value="{}">)",
                                std::to_string(webhook.version));
    const Html active = govuk::checkboxes(
        {.name = "active", .values = webhook.active ? std::vector<std::string>{"yes"}
                                                    : std::vector<std::string>{},
         .items = {{.text = "In use", .value = "yes"}}, .classes = "govuk-checkboxes--small"});
    return show(context, webhook.name,
                sums + delivery_table(context, webhook, found) + more +
                    markup(R"(<h2 class="govuk-heading-m">Change it</h2>)") +
                    web::form(context, Url::path("/admin/webhooks/{}", webhook.id),
                              version + fields(context, form, chosen) + active +
                                  govuk::button({.text = "Save"})) +
                    web::button_form(context, Url::path("/admin/webhooks/{}/remove", webhook.id),
                                     "Remove this webhook", true),
                Url::path("/admin/webhooks"), "Webhooks", &form.errors());
}

web::Response show_webhook(web::Context& context) {
    const auto webhook = asked(context);
    if (!webhook) return web::problem_page(context, NotFound{"webhook"});
    web::Fields known;
    known.add("name", webhook->name);
    known.add("url", webhook->url);
    return webhook_page(context, *webhook, web::FormReader(known), webhook->events);
}

web::Response save_webhook(web::Context& context) {
    const auto webhook = asked(context);
    if (!webhook) return web::problem_page(context, NotFound{"webhook"});
    web::FormReader form(context.request.form);
    NewWebhook made = read_webhook(context, form);
    made.active = context.request.form.get("active") == "yes";
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Open the page again");
    if (!form.ok() || !version) return webhook_page(context, *webhook, form, made.events);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return change_webhook(transaction, webhook->id, static_cast<int>(*version), made);
        });
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("The webhook was changed.");
    return web::see_other(Url::path("/admin/webhooks/{}", webhook->id));
}

web::Response remove_one(web::Context& context) {
    const auto webhook = asked(context);
    if (!webhook) return web::problem_page(context, NotFound{"webhook"});
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        remove_webhook(transaction, webhook->id);
    });
    context.flash("The webhook was removed.");
    return web::see_other(Url::path("/admin/webhooks"));
}

web::Response send_again(web::Context& context) {
    const auto webhook = asked(context);
    const auto id = DeliveryId::parse(context.request.parameter("delivery"));
    if (!webhook || !id) return web::problem_page(context, NotFound{"event"});
    const bool replayed = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            const auto row = delivery_row(transaction, *id);
            if (!row || row->webhook != webhook->id) return false;
            if (row->state != "waiting") replay(transaction, row->id, context.now());
            return true;
        });
    if (!replayed) return web::problem_page(context, NotFound{"event"});
    context.flash("It is on its way again.");
    return web::see_other(Url::path("/admin/webhooks/{}", webhook->id));
}

}  // namespace

std::vector<web::Route> webhook_routes() {
    using web::Method;
    const auto may = accounts::manage_tokens;
    return {
        {Method::get, "/admin/webhooks", may, show_webhooks},
        {Method::post, "/admin/webhooks", may, make_webhook},
        {Method::get, "/admin/webhooks/{webhook}", may, show_webhook},
        {Method::post, "/admin/webhooks/{webhook}", may, save_webhook},
        {Method::post, "/admin/webhooks/{webhook}/remove", may, remove_one},
        {Method::post, "/admin/webhooks/{webhook}/deliveries/{delivery}", may, send_again},
    };
}

}  // namespace kith::messages
