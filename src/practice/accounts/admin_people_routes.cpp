#include "platform/web/page.hpp"
#include "platform/base/email.hpp"
#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/table.hpp"
#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/links.hpp"
#include "practice/accounts/sign_in.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

struct Door {
    std::string_view title, about;
    Url url;
    web::Permission permission;
};

web::Response show_hub(web::Context& context) {
    const std::vector<Door> doors{
        {"People who sign in", "Invite them, give them roles, end their access.",
         Url::path("/admin/people"), manage_accounts},
        {"Organisations and teams", "Who you work with, and who answers for what.",
         Url::path("/admin/organisations"), manage_accounts},
        {"Roles", "Who may do what.", Url::path("/admin/roles"), manage_roles},
        {"The council", "Its name, colour, telephone and answering teams.",
         Url::path("/admin/settings"), manage_settings},
        {"API tokens", "Let another system read or write in your name.",
         Url::path("/admin/tokens"), manage_tokens},
        {"Sign-in provider", "Which roles and groups of your council's accounts give which role.",
         Url::path("/admin/sign-in"), manage_roles},
        {"Webhooks", "Tell another system of what happens here.", Url::path("/admin/webhooks"),
         manage_tokens}};
    Html list;
    for (const auto& door : doors) {
        if (!context.may(door.permission)) continue;
        list += markup(R"(<li class="kith-door">
            <a class="kith-door__link govuk-link" href="{}">{}</a>
            <p class="govuk-body">{}</p></li>)",
                       door.url, door.title, door.about);
    }
    web::Page page;
    page.title = "Set up Kith";
    page.current = "/admin";
    page.body = markup(R"(<h1 class="govuk-heading-l">Set up Kith</h1>
        <ul class="kith-doors">{}</ul>)",
                       list);
    return web::page(context, std::move(page));
}

Html filter_form(const web::Context& context, const std::vector<OrganisationSummary>& all) {
    const auto& query = context.request.query;
    const auto state = query.get("state");
    govuk::Select who{.label = {.text = "Organisation"},
                      .name = "organisation",
                      .value = std::string(query.get("organisation")),
                      .items = {{.text = "All", .value = ""}}};
    for (const auto& one : all) who.items.push_back({.text = one.name, .value = one.id.string()});
    govuk::Select which{.label = {.text = "Who"},
                        .name = "state",
                        .value = std::string(state),
                        .items = {{.text = "Everyone who has not left", .value = ""},
                                  {.text = "Active", .value = "active"},
                                  {.text = "Invited", .value = "invited"},
                                  {.text = "Suspended", .value = "suspended"},
                                  {.text = "Left", .value = "left"}}};
    return markup(R"(<form method="get" action="/admin/people" class="kith-filters">{}{}{}</form>)",
                  govuk::select(who), govuk::select(which),
                  govuk::button({.text = "Show", .classes = "govuk-button--secondary"}));
}

Html people_table(const std::vector<PersonLine>& people, Instant now) {
    if (people.empty()) {
        return markup(R"(<p class="govuk-body">Nobody here fits. Show everyone, or invite
            somebody.</p>)");
    }
    govuk::Table table{.head = {{.text = "Name"}, {.text = "E-mail address"}, {.text = "Roles"},
                                {.text = "State"}, {.text = "Last signed in"}},
                       .rows = {}};
    for (const auto& person : people) {
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                             Url::path("/admin/people/{}", person.id), person.name)},
             {.text = person.email},
             {.text = person.roles.empty() ? "None" : person.roles},
             {.text = state_tag(person.state)},
             {.text = person.last_seen ? relative(*person.last_seen, now) : "Never"}});
    }
    return web::scrolling("People who sign in", govuk::table(table));
}

web::Response list_people(web::Context& context) {
    const auto& query = context.request.query;
    PeopleFilter filter{.state = std::string(query.get("state"))};
    if (const auto id = OrganisationId::parse(query.get("organisation"))) filter.organisation = *id;
    if (const auto id = AccountId::parse(query.get("after"))) filter.after = *id;
    auto [people, all] = context.app.database.read([&](sql::Session& session) {
        return std::pair(people_who_sign_in(session, filter), organisations(session));
    });
    Html more;
    if (people.size() > people_a_page) {
        people.pop_back();
        more = markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Next page</a></p>)",
                      Url::path("/admin/people")
                          .with("organisation", query.get("organisation"))
                          .with("state", query.get("state"))
                          .with("after", people.back().id));
    }
    auto page = admin_page("People who sign in",
                           govuk::button({.text = "Invite somebody",
                                          .href = Url::path("/admin/people/new")}) +
                               filter_form(context, all) + people_table(people, context.now()) +
                               more,
                           Url::path("/admin"), "Set up Kith");
    page.wide = true;
    return web::page(context, std::move(page));
}

web::Response invite_page(web::Context& context, web::FormReader& form) {
    const auto body = context.app.database.read([&](sql::Session& session) {
        return line_field(form, "name", "Name", "") +
               govuk::input({.label = {.text = "E-mail address"},
                             .hint = {.text = "Their invitation goes here and lasts a week."},
                             .error_message = form.errors().shown("email"),
                             .name = "email",
                             .value = form.typed("email"),
                             .type = "email",
                             .autocomplete = "off",
                             .spellcheck = false}) +
               organisation_select(form, organisations(session), council(session).text()) +
               role_select(form, roles(session), "") +
               team_select("team", "Team", every_team(session), form.typed("team"), "No team") +
               save_button("Send the invitation");
    });
    return web::page(context,
                     admin_page("Invite somebody",
                                web::form(context, Url::path("/admin/people/new"), body),
                                Url::path("/admin/people"), "People who sign in", &form.errors()));
}

web::Response show_invite(web::Context& context) {
    web::FormReader form({});
    return invite_page(context, form);
}

// The team, when it is one of the organisation's.
std::optional<TeamId> team_of(sql::Session& session, OrganisationId organisation,
                              std::string_view wanted) {
    if (wanted.empty()) return std::nullopt;
    for (const auto& team : teams(session, organisation)) {
        if (team.id.text() == wanted) return team.id;
    }
    return std::nullopt;
}

web::Response invite(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto name = form.required("name", "Enter their name", 100);
    const auto email = form.required_value<Email>("email", "Enter their e-mail address");
    const auto organisation = OrganisationId::parse(form.typed("organisation"));
    if (!organisation) form.errors().add("organisation", "Choose an organisation");
    const auto role = form.required("role", "Choose a role", 100);
    if (!form.ok()) return invite_page(context, form);
    const auto added = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<AccountId> {
            const auto id = KITH_TRY(
                add_account(transaction,
                            {.name = name,
                             .email = email->text(),
                             .organisation = *organisation,
                             .role = role,
                             .team = team_of(transaction, *organisation, form.typed("team"))},
                            context.now()));
            const AccountRow row{
                .id = id, .name = name, .email = email->text(), .state = "invited"};
            send_link(context, transaction, row,
                      needs_code(transaction, id) ? Purpose::invitation : Purpose::sign_in,
                      context.viewer->name);
            return id;
        });
    if (!added) {
        const auto* faults = std::get_if<Invalid>(&added.error());
        if (faults == nullptr) return web::problem_page(context, added.error());
        form.errors().add(*faults);
        return invite_page(context, form);
    }
    context.flash("Invited " + name + ".");
    return web::see_other(Url::path("/admin/people/{}", *added));
}

}  // namespace

std::vector<web::Route> admin_people_routes() {
    using enum web::Method;
    return {
        {get, "/admin", web::Permission::signed_in(), show_hub},
        {get, "/admin/people", manage_accounts, list_people},
        {get, "/admin/people/new", manage_accounts, show_invite},
        {post, "/admin/people/new", manage_accounts, invite},
    };
}

}  // namespace kith::accounts
