#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/links.hpp"
#include "practice/accounts/sign_in.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::string_view nobody_left =
    "Nobody of the council could manage accounts and roles any more. Give somebody else a role "
    "that may, first.";

std::optional<AccountId> asked(const web::Context& context) {
    const auto id = AccountId::parse(context.request.parameter("account"));
    return id ? std::optional(*id) : std::nullopt;
}

Url page_of(AccountId id) { return Url::path("/admin/people/{}", id); }

Html roles_of(const web::Context& context, const AccountRow& account,
              const std::vector<MembershipRow>& all) {
    govuk::SummaryList list;
    for (const auto& membership : all) {
        const auto team = membership.team_name.empty() ? "" : ", " + membership.team_name;
        list.rows.push_back(
            {.key = membership.role_name,
             .value = markup("{}{} {}", membership.organisation_name, team,
                             web::button_form(
                                 context,
                                 Url::path("/admin/people/{}/roles/{}/end", account.id,
                                           membership.id),
                                 markup(R"(End<span class="govuk-visually-hidden"> the role
                                     {}</span>)",
                                        membership.role_name),
                                 true))});
    }
    return all.empty() ? markup(R"(<p class="govuk-body">No role: cannot sign in.</p>)")
                       : govuk::summary_list(list);
}

// What can be done to an account in its state.
Html actions(const web::Context& context, const AccountRow& account) {
    const auto act = [&](const Url& url, std::string_view text) {
        return web::button_form(context, url, text);
    };
    Html all;
    const bool gone = account.state == "left";
    if (!gone && account.state != "suspended") {
        all += act(Url::path("/admin/people/{}/link", account.id),
                   account.state == "invited" ? "Send the invitation again"
                                              : "Send a link to sign in");
    }
    if (!account.code_secret.empty() && !gone) {
        all += act(Url::path("/admin/people/{}/codes", account.id),
                   "Let them set up their codes again");
    }
    if (account.state == "active" || account.state == "invited") {
        all += act(Url::path("/admin/people/{}/suspend", account.id), "Suspend");
    }
    if (account.state == "suspended") {
        all += act(Url::path("/admin/people/{}/restore", account.id), "Let them sign in again");
    }
    if (!gone) {
        all += govuk::button({.text = "They are leaving",
                              .href = Url::path("/admin/people/{}/leave", account.id),
                              .classes = "govuk-button--warning"});
    }
    return markup(R"(<div class="kith-row">{}</div>)", all);
}

web::Response person_page(web::Context& context, web::FormReader& form) {
    const auto id = asked(context);
    const auto found = context.app.database.read(
        [&](sql::Session& session) -> std::optional<std::pair<AccountRow, Html>> {
            const auto account = id ? account_row(session, *id) : std::nullopt;
            if (!account) return std::nullopt;
            Html body = markup(R"(<p class="govuk-body">{} {}</p>)", account->email,
                               state_tag(account->state)) +
                        roles_of(context, *account, memberships(session, *id));
            if (account->state != "left") {
                body += markup(R"(<h2 class="govuk-heading-m">Give another role</h2>{})",
                               web::form(context, Url::path("/admin/people/{}/roles", *id),
                                         organisation_select(form, organisations(session),
                                                             council(session).text()) +
                                             role_select(form, roles(session), "") +
                                             team_select("team", "Team", every_team(session), "",
                                                         "No team") +
                                             save_button("Give this role")));
            }
            return std::pair(*account, body);
        });
    if (!found) return web::problem_page(context, NotFound{"account"});
    const auto& [account, body] = *found;
    return web::page(context, admin_page(account.name, actions(context, account) + body,
                                         Url::path("/admin/people"), "People who sign in",
                                         &form.errors()));
}

web::Response show_person(web::Context& context) {
    web::FormReader form({});
    return person_page(context, form);
}

web::Response give_role(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto id = asked(context);
    const auto organisation = OrganisationId::parse(form.typed("organisation"));
    if (!organisation) form.errors().add("organisation", "Choose an organisation");
    const auto role = form.required("role", "Choose a role", 100);
    if (!form.ok() || !id) return person_page(context, form);
    const auto given = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            if (!account_row(transaction, *id)) return problem(NotFound{"account"});
            std::optional<TeamId> team;
            for (const auto& one : teams(transaction, *organisation)) {
                if (one.id.text() == form.typed("team")) team = one.id;
            }
            return add_membership(transaction, *id, *organisation, role, team, context.now());
        });
    if (!given) return web::problem_page(context, given.error());
    context.flash("They have the role now.");
    return web::see_other(page_of(*id));
}

// Does something to an account, unless it is one's own or would leave nobody to manage accounts.
web::Response change(web::Context& context, std::string_view done,
                     void (*work)(web::Context&, sql::Transaction&, AccountId)) {
    const auto id = asked(context);
    if (!id) return web::problem_page(context, NotFound{"account"});
    if (id->text() == context.viewer->account_id) {
        return web::problem_page(
            context, Invalid{{{"account", "Ask another administrator to do this to your own "
                                          "account."}}});
    }
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            if (!account_row(transaction, *id)) return problem(NotFound{"account"});
            work(context, transaction, *id);
            if (!somebody_manages(transaction)) {
                return invalid("account", std::string(nobody_left));
            }
            return {};
        });
    if (!changed) return web::problem_page(context, changed.error());
    context.flash(done);
    return web::see_other(page_of(*id));
}

web::Response end_role(web::Context& context) {
    return change(context, "That role has ended.",
                  [](web::Context& at, sql::Transaction& transaction, AccountId id) {
                      end_membership(transaction, id, at.request.parameter("membership"),
                                     at.now());
                  });
}

web::Response suspend(web::Context& context) {
    return change(context, "They are suspended and signed out everywhere.",
                  [](web::Context&, sql::Transaction& transaction, AccountId id) {
                      set_state(transaction, id, "suspended");
                  });
}

web::Response restore(web::Context& context) {
    return change(context, "They can sign in again.",
                  [](web::Context&, sql::Transaction& transaction, AccountId id) {
                      const auto account = account_row(transaction, id).value();
                      if (account.state != "suspended") return;
                      const bool never_came = account.password_hash.empty() &&
                                              needs_code(transaction, id);
                      set_state(transaction, id, never_came ? "invited" : "active");
                  });
}

web::Response reset_codes(web::Context& context) {
    return change(context, "They set up their codes again when they next sign in.",
                  [](web::Context&, sql::Transaction& transaction, AccountId id) {
                      forget_codes(transaction, id);
                  });
}

web::Response send_again(web::Context& context) {
    return change(context, "A link is on its way to them.",
                  [](web::Context& at, sql::Transaction& transaction, AccountId id) {
                      const auto account = account_row(transaction, id).value();
                      if (account.state != "active" && account.state != "invited") return;
                      const auto purpose = account.state == "invited"        ? Purpose::invitation
                                           : needs_code(transaction, id) ? Purpose::reset
                                                                         : Purpose::sign_in;
                      send_link(at, transaction, account, purpose, at.viewer->name);
                  });
}

web::Response show_leave(web::Context& context) {
    const auto id = asked(context);
    const auto found = context.app.database.read(
        [&](sql::Session& session) -> std::optional<std::pair<AccountRow, Html>> {
            const auto account = id ? account_row(session, *id) : std::nullopt;
            if (!account) return std::nullopt;
            govuk::Select heir{.label = {.text = "Who takes over their open work?"},
                               .name = "heir",
                               .items = {{.text = "Their teams", .value = ""}}};
            for (const auto& person : people_who_sign_in(session, {.state = "active"})) {
                if (person.id == *id) continue;
                heir.items.push_back({.text = person.name + " (" + person.roles + ")",
                                      .value = person.id.string()});
            }
            return std::pair(*account, govuk::select(heir));
        });
    if (!found) return web::problem_page(context, NotFound{"account"});
    const auto& [account, select] = *found;
    const Html body =
        govuk::warning_text({.text = "Their roles end at once, they are signed out everywhere, and "
                                     "their API tokens stop working."}) +
        web::form(context, Url::path("/admin/people/{}/leave", account.id),
                  select + govuk::button({.text = "End their access",
                                          .classes = "govuk-button--warning"}));
    return web::page(context, admin_page("Somebody is leaving: " + account.name, body,
                                         page_of(account.id), account.name));
}

web::Response leave(web::Context& context) {
    return change(context, "Their access has ended and their open work is handed over.",
                  [](web::Context& at, sql::Transaction& transaction, AccountId id) {
                      std::optional<AccountId> heir;
                      const auto wanted = AccountId::parse(at.request.form.get("heir"));
                      const auto row = wanted ? account_row(transaction, *wanted) : std::nullopt;
                      if (row && row->state == "active" && row->id != id) heir = row->id;
                      let_leave(transaction, id, heir, at.now());
                  });
}

}  // namespace

std::vector<web::Route> admin_person_routes() {
    using enum web::Method;
    return {
        {get, "/admin/people/{account}", manage_accounts, show_person},
        {post, "/admin/people/{account}/roles", manage_accounts, give_role},
        {post, "/admin/people/{account}/roles/{membership}/end", manage_accounts, end_role},
        {post, "/admin/people/{account}/link", manage_accounts, send_again},
        {post, "/admin/people/{account}/codes", manage_accounts, reset_codes},
        {post, "/admin/people/{account}/suspend", manage_accounts, suspend},
        {post, "/admin/people/{account}/restore", manage_accounts, restore},
        {get, "/admin/people/{account}/leave", manage_accounts, show_leave},
        {post, "/admin/people/{account}/leave", manage_accounts, leave},
    };
}

}  // namespace kith::accounts
