#include <algorithm>

#include "platform/web/page.hpp"
#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "practice/accounts/admin_views.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

OrganisationId own_organisation(const web::Context& context) {
    return OrganisationId::parse(context.viewer->organisation_id).value();
}

std::string state_of(const TokenLine& token, Instant now) {
    if (token.revoked_at) return "Revoked";
    return token.expires_at <= now ? "Expired" : "Until " + written(london_day(token.expires_at));
}

Html token_table(const web::Context& context, const std::vector<TokenLine>& all) {
    if (all.empty()) {
        return markup(R"(<p class="govuk-body">No tokens yet. Make one for each system that should
            read or write here, so that each can be stopped by itself.</p>)");
    }
    govuk::Table table{.head = {{.text = "Name"}, {.text = "Made by"}, {.text = "May"},
                                {.text = "Works"}, {.text = "Stop"}},
                       .rows = {}};
    for (const auto& token : all) {
        const bool works = !token.revoked_at && token.expires_at > context.now();
        table.rows.push_back(
            {{.text = token.name},
             {.text = token.maker},
             {.text = token.permissions},
             {.text = state_of(token, context.now())},
             {.text = works ? web::button_form(
                                  context, Url::path("/admin/tokens/{}/revoke", token.id),
                                  markup(R"(Revoke<span class="govuk-visually-hidden"> {}</span>)",
                                         token.name),
                                  true)
                            : Html{}}});
    }
    return web::scrolling("Tokens", govuk::table(table));
}

// What the maker may do, of what the program knows: a token never allows more.
std::vector<web::Permission> grantable(const web::Context& context) {
    std::vector<web::Permission> all;
    for (const auto& one : registered_permissions()) {
        if (context.may(one)) all.push_back(one);
    }
    return all;
}

Html new_form(const web::Context& context, const web::FormReader& form) {
    govuk::Checkboxes boxes{.fieldset = {.legend = {.text = "It may"}},
                            .error_message = form.errors().shown("permissions"),
                            .name = "permissions",
                            .values = {},
                            .items = {},
                            .classes = "govuk-checkboxes--small"};
    for (const auto sent : context.request.form.all("permissions")) {
        boxes.values.emplace_back(sent);
    }
    for (const auto& one : grantable(context)) {
        boxes.items.push_back({.text = one.meaning(), .value = std::string(one.name())});
    }
    const auto days = form.typed("days");
    const auto same = form.typed("same_request");
    return markup(R"(<h2 class="govuk-heading-m">Make a token</h2>)") +
           web::form(context, Url::path("/admin/tokens"),
                     hidden("same_request", same.empty() ? random_token(18) : same) +
                         line_field(form, "name", "Which system is it for?", "") +
                         govuk::checkboxes(boxes) +
                         govuk::radios({.fieldset = {.legend = {.text = "It works for"}},
                                        .error_message = form.errors().shown("days"),
                                        .name = "days",
                                        .value = days.empty() ? "90" : days,
                                        .items = {{.text = "30 days", .value = "30"},
                                                  {.text = "90 days", .value = "90"},
                                                  {.text = "A year", .value = "365"}},
                                        .classes = "govuk-radios--small"}) +
                         save_button("Make the token"));
}

web::Response token_page(web::Context& context, web::FormReader& form, const Html& shown) {
    const auto all = context.app.database.read(
        [&](sql::Session& session) { return tokens(session, own_organisation(context)); });
    return web::page(context, admin_page("API tokens",
                                         shown + token_table(context, all) +
                                             new_form(context, form),
                                         Url::path("/admin"), "Set up Kith", &form.errors()));
}

web::Response show(web::Context& context) {
    web::FormReader form({});
    return token_page(context, form, {});
}

web::Response make(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto name = form.required("name", "Say which system it is for", 100);
    std::vector<std::string> offered;
    for (const auto& one : grantable(context)) offered.emplace_back(one.name());
    const auto wanted = form.choices("permissions", offered);
    if (wanted.empty()) form.errors().add("permissions", "Tick at least one thing it may do");
    const auto days = form.choice("days", {"30", "90", "365"}, "Choose how long it works");
    if (!form.ok()) return token_page(context, form, {});
    const auto expires = context.now() + std::chrono::hours(24) * std::stoi(days);
    const auto secret = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return make_token(transaction, *context.viewer,
                              {.name = name,
                               .permissions = wanted,
                               .expires_at = expires,
                               .same_request = form.text("same_request", 100)},
                              context.now());
        });
    web::FormReader fresh({});
    return token_page(context, fresh,
                      govuk::inset_text({.text = markup(
                          R"(The token of {}: <code>{}</code>)", name, secret)}) +
                          govuk::warning_text({.text = "It is shown only now. Copy it into the "
                                                       "other system."}));
}

web::Response revoke(web::Context& context) {
    const bool revoked = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return revoke_token(transaction, own_organisation(context),
                                context.request.parameter("token"), context.now());
        });
    if (!revoked) return web::problem_page(context, NotFound{"token"});
    context.flash("That token has stopped working.");
    return web::see_other(Url::path("/admin/tokens"));
}

}  // namespace

std::vector<web::Route> admin_token_routes() {
    using enum web::Method;
    return {
        {get, "/admin/tokens", manage_tokens, show},
        {post, "/admin/tokens", manage_tokens, make},
        {post, "/admin/tokens/{token}/revoke", manage_tokens, revoke},
    };
}

}  // namespace kith::accounts
