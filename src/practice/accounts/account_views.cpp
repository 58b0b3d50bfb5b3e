#include "practice/accounts/account_views.hpp"

#include <set>

#include "platform/web/page.hpp"
#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/password_input.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"
#include "practice/accounts/password.hpp"
#include "practice/accounts/provider.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

// What a reader would call the browser, from what it says of itself.
std::string device(std::string_view agent) {
    const auto says = [&](std::string_view word) { return agent.find(word) != agent.npos; };
    const std::string browser = says("Edg/")       ? "Edge"
                                : says("Firefox/") ? "Firefox"
                                : says("Chrome/")  ? "Chrome"
                                : says("Safari/")  ? "Safari"
                                                   : "A browser";
    const std::string on = says("Android")   ? " on Android"
                           : says("iPhone")  ? " on an iPhone"
                           : says("iPad")    ? " on an iPad"
                           : says("Windows") ? " on Windows"
                           : says("Mac OS")  ? " on a Mac"
                           : says("Linux")   ? " on Linux"
                                             : "";
    return browser + on;
}

Html facts(const OwnAccount& own) {
    govuk::SummaryList list;
    list.rows.push_back({.key = "E-mail address", .value = own.account.email});
    for (const auto& membership : own.memberships) {
        const std::string team =
            membership.team_name.empty() ? "" : ", " + membership.team_name;
        list.rows.push_back({.key = membership.role_name,
                             .value = membership.organisation_name + team});
    }
    list.rows.push_back(
        {.key = "Password",
         .value = own.account.password_hash.empty() ? "None: you sign in by a link" : "Set",
         .actions = {{.text = own.account.password_hash.empty() ? "Choose one" : "Change",
                      .href = Url::path("/account/password"),
                      .visually_hidden_text = "password"}}});
    list.rows.push_back({.key = "Recovery codes",
                         .value = std::to_string(own.recovery_codes) + " left",
                         .actions = {{.text = "Renew",
                                      .href = Url::path("/account/recovery-codes"),
                                      .visually_hidden_text = "recovery codes"}},
                         .when = !own.account.code_secret.empty()});
    return govuk::summary_list(list);
}

// The council account that signs them in, where the operator set that up.
Html council_account(const web::Context& context, const OwnAccount& own) {
    if (!provider()) return {};
    const Html heading = markup(R"(<h2 class="govuk-heading-m">Signing in with {}</h2>)",
                                provider()->name);
    if (!own.connected) {
        return heading + govuk::button({.text = "Connect " + provider()->name,
                                        .href = Url::path("/account/council"),
                                        .classes = "govuk-button--secondary"});
    }
    return heading + markup(R"(<p class="govuk-body">It is connected.</p>)") +
           web::button_form(context, Url::path("/account/council/end"), "End the connection",
                            true);
}

Html name_form(const web::Context& context, const OwnAccount& own, const web::FormReader& form) {
    const auto typed = form.typed("name");
    return web::form(context, Url::path("/account/name"),
                     govuk::input({.label = {.text = "Your name, as colleagues see it"},
                                   .error_message = form.errors().shown("name"),
                                   .name = "name",
                                   .value = typed.empty() ? own.account.name : typed,
                                   .autocomplete = "name",
                                   .classes = "govuk-input--width-20"}) +
                         markup(R"(<input type="hidden" name="version" value="{}">)",
                                own.account.version) +
                         govuk::button({.text = "Save name",
                                        .classes = "govuk-button--secondary"}));
}

Html other_organisations(const web::Context& context, const OwnAccount& own) {
    Html buttons;
    std::set<std::string> shown{context.viewer->organisation_id};
    for (const auto& membership : own.memberships) {
        if (!shown.insert(membership.organisation.string()).second) continue;
        buttons += web::form(
            context, Url::path("/account/organisation"),
            markup(R"(<input type="hidden" name="organisation" value="{}">)",
                   membership.organisation.text()) +
                govuk::button({.text = "Work for " + membership.organisation_name,
                               .classes = "govuk-button--secondary"}));
    }
    if (buttons.empty()) return {};
    return markup(R"(<h2 class="govuk-heading-m">Your other organisations</h2>{})", buttons);
}

Html sessions_table(const web::Context& context, const OwnAccount& own) {
    const Html end = markup(R"(<span class="govuk-visually-hidden">End</span>)");
    govuk::Table table{.head = {{.text = "Where"}, {.text = "Signed in"}, {.text = "Last used"},
                                {.text = end}},
                       .rows = {}};
    for (const auto& session : own.sessions) {
        const bool here = session.id == context.session_id;
        table.rows.push_back(
            {{.text = device(session.user_agent) + (here ? " (this one)" : "")},
             {.text = written_near(session.started_at, context.now())},
             {.text = relative(session.seen_at, context.now())},
             {.text = here ? Html{}
                           : web::button_form(
                                 context, Url::path("/account/sessions/{}/end", session.id),
                                 markup(R"(End<span class="govuk-visually-hidden"> the session on
                                     {}</span>)",
                                        device(session.user_agent)),
                                 true)}});
    }
    Html all = markup(R"(<h2 class="govuk-heading-m">Where you are signed in</h2>{})",
                      web::scrolling("Sessions", govuk::table(table)));
    if (own.sessions.size() > 1) {
        all += web::button_form(context, Url::path("/account/sessions/end-others"),
                                "Sign out everywhere else");
    }
    return all;
}

web::Page inner(std::string title, const Html& body) {
    web::Page page;
    page.title = std::move(title);
    page.before = govuk::back_link({.text = "Your account", .href = Url::path("/account")});
    page.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>{})", page.title, body);
    return page;
}

Html current_password(const web::FormErrors& errors) {
    return govuk::password_input({.label = {.text = "Your password now"},
                                  .error_message = errors.shown("password"),
                                  .name = "password"});
}

}  // namespace

web::Page own_account_page(const web::Context& context, const OwnAccount& own,
                           const web::FormReader& form) {
    web::Page page;
    page.title = "Your account";
    page.body = markup(R"(<h1 class="govuk-heading-l">Your account</h1>{}{}{}{})", facts(own),
                       name_form(context, own, form),
                       council_account(context, own) + other_organisations(context, own),
                       sessions_table(context, own));
    return page;
}

web::Page own_password_page(const web::Context& context, bool asks_current,
                            const web::FormErrors& errors) {
    return inner("Choose a new password",
                 markup(R"(<p class="govuk-body">You are signed out everywhere else when you save
                     it.</p>)") +
                     web::form(context, Url::path("/account/password"),
                               (asks_current ? current_password(errors) : Html{}) +
                                   new_password_field(errors) +
                                   govuk::button({.text = "Save password"})));
}

web::Page renew_codes_page(const web::Context& context, const web::FormErrors& errors) {
    return inner("Renew your recovery codes",
                 markup(R"(<p class="govuk-body">You get ten new codes. Those you have stop
                     working.</p>)") +
                     web::form(context, Url::path("/account/recovery-codes"),
                               current_password(errors) +
                                   govuk::button({.text = "Give me new codes"})));
}

}  // namespace kith::accounts
