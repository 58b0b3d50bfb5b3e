#include "platform/web/page.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/accounts/admin_views.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all{"council", "district", "nhs", "charity",
                                              "care provider", "community group",
                                              "housing provider", "other"};
    return all;
}

Url page_of(OrganisationId id) { return Url::path("/admin/organisations/{}", id); }

web::Response list_all(web::Context& context) {
    const auto rows = context.app.database.read(organisation_rows);
    govuk::Table table{.head = {{.text = "Name"}, {.text = "Kind"}, {.text = "Reached by"},
                                {.text = "In use"}},
                       .rows = {}};
    for (const auto& row : rows) {
        table.rows.push_back({{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                              page_of(row.id), row.details.name)},
                              {.text = row.details.kind},
                              {.text = row.details.uses_kith ? "Kith" : "Links by e-mail"},
                              {.text = row.active ? "Yes" : "No"}});
    }
    auto page = admin_page("Organisations and teams",
                           govuk::button({.text = "Add an organisation",
                                          .href = Url::path("/admin/organisations/new")}) +
                               web::scrolling("Organisations", govuk::table(table)),
                           Url::path("/admin"), "Set up Kith");
    page.wide = true;
    return web::page(context, std::move(page));
}

Html fields(const web::FormReader& form, const OrganisationRow& row, bool is_new) {
    const bool sent = form.ticked("version") || !form.typed("name").empty();
    const auto typed_kind = form.typed("kind");
    govuk::Select kind{.label = {.text = "Kind"},
                       .error_message = form.errors().shown("kind"),
                       .name = "kind",
                       .value = typed_kind.empty() ? row.details.kind : typed_kind,
                       .items = {}};
    for (const auto& one : kinds()) kind.items.push_back({.text = one});
    const auto about = form.typed("about");
    Html all = line_field(form, "name", "Name", row.details.name) + govuk::select(kind) +
               line_field(form, "email", "E-mail address", row.details.email) +
               line_field(form, "phone", "Telephone", row.details.phone) +
               line_field(form, "address", "Address", row.details.address) +
               line_field(form, "area", "Area they cover", row.details.area) +
               govuk::textarea({.label = {.text = "What they do"},
                                .name = "about",
                                .value = about.empty() ? row.details.about : about,
                                .rows = 3}) +
               tick("uses_kith", "They sign in to Kith (otherwise they get links by e-mail)",
                    sent ? form.ticked("uses_kith") : row.details.uses_kith);
    if (!is_new) {
        all += tick("active", "In use", sent ? form.ticked("active") : row.active) +
               hidden("version", std::to_string(row.version));
    }
    return all + save_button("Save organisation");
}

OrganisationRow read_form(web::FormReader& form, OrganisationRow row) {
    auto& to = row.details;
    to.name = form.required("name", "Enter its name", 200);
    to.kind = form.choice("kind", kinds(), "Choose what kind of organisation it is");
    to.email = form.text("email", 320);
    to.phone = form.text("phone", 50);
    to.address = form.text("address", 500);
    to.area = form.text("area", 200);
    to.about = form.text("about", 2000);
    to.uses_kith = form.ticked("uses_kith");
    row.active = form.ticked("active");
    if (!to.uses_kith && to.email.empty()) {
        form.errors().add("email", "Enter the address their links go to");
    }
    return row;
}

OrganisationRow blank(Instant now) {
    return {.id = OrganisationId::make(now),
            .details = {.kind = "charity", .name = "", .email = ""}};
}

web::Response new_page(web::Context& context, web::FormReader& form) {
    return web::page(context,
                     admin_page("Add an organisation",
                                web::form(context, Url::path("/admin/organisations/new"),
                                          fields(form, blank(context.now()), true)),
                                Url::path("/admin/organisations"), "Organisations and teams",
                                &form.errors()));
}

web::Response show_new(web::Context& context) {
    web::FormReader form({});
    return new_page(context, form);
}

web::Response add(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto row = read_form(form, blank(context.now()));
    if (!form.ok()) return new_page(context, form);
    const auto added = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<OrganisationId> {
            for (const auto& other : organisation_rows(transaction)) {
                if (other.details.name == row.details.name) {
                    return invalid("name", "There is an organisation of this name already");
                }
            }
            return add_organisation(transaction, row.details, context.now());
        });
    if (!added) {
        form.errors().add(std::get<Invalid>(added.error()));
        return new_page(context, form);
    }
    context.flash("Added " + row.details.name + ".");
    return web::see_other(page_of(*added));
}

std::optional<OrganisationId> asked(const web::Context& context) {
    const auto id = OrganisationId::parse(context.request.parameter("organisation"));
    return id ? std::optional(*id) : std::nullopt;
}

Html team_forms(const web::Context& context, OrganisationId id, const std::vector<TeamRow>& teams) {
    Html all;
    for (const auto& team : teams) {
        const std::string field = "name-" + team.id.string();
        all += web::form(
            context, Url::path("/admin/organisations/{}/teams/{}", id, team.id),
            markup(R"(<div class="kith-row"><label class="govuk-visually-hidden" for="{}">Name of
                the team</label><input class="govuk-input govuk-input--width-20" id="{}"
                name="name" value="{}">{}{}{}</div>)",
                   field, field, team.name, hidden("version", std::to_string(team.version)),
                   team.active ? Html{} : state_tag("not in use"),
                   govuk::button({.text = "Rename", .classes = "govuk-button--secondary"}) +
                       govuk::button({.text = team.active ? "Put out of use" : "Use again",
                                      .name = "switch",
                                      .value = "yes",
                                      .classes = "govuk-button--secondary"})));
    }
    const Html adding = web::form(
        context, Url::path("/admin/organisations/{}/teams", id),
        markup(R"(<div class="kith-row"><label class="govuk-label" for="new-team">New
            team</label><input class="govuk-input govuk-input--width-20" id="new-team"
            name="name">{}</div>)",
               govuk::button({.text = "Add team", .classes = "govuk-button--secondary"})));
    return markup(R"(<h2 class="govuk-heading-m">Teams</h2>{}{})", all, adding);
}

web::Response one_page(web::Context& context, web::FormReader& form) {
    const auto id = asked(context);
    using Found = std::pair<OrganisationRow, std::vector<TeamRow>>;
    const auto found =
        context.app.database.read([&](sql::Session& session) -> std::optional<Found> {
            const auto row = id ? organisation_row(session, *id) : std::nullopt;
            if (!row) return std::nullopt;
            return Found(*row, team_rows(session, *id));
        });
    if (!found) return web::problem_page(context, NotFound{"organisation"});
    const auto& [row, teams] = *found;
    const Html body = web::form(context, page_of(*id), fields(form, row, false)) +
                      team_forms(context, *id, teams);
    return web::page(context,
                     admin_page(row.details.name, body, Url::path("/admin/organisations"),
                                "Organisations and teams", &form.errors()));
}

web::Response show_one(web::Context& context) {
    web::FormReader form({});
    return one_page(context, form);
}

web::Response save(web::Context& context) {
    const auto id = asked(context);
    web::FormReader form(context.request.form);
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Reload the page");
    if (!id || !version) return web::problem_page(context, NotFound{"organisation"});
    const auto row = read_form(form, {.id = *id,
                                      .details = {.kind = "", .name = "", .email = ""},
                                      .version = static_cast<int>(*version)});
    if (!form.ok()) return one_page(context, form);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            if (const auto done = save_organisation(transaction, row); !done) {
                return tl::unexpected(done.error());
            }
            if (!somebody_manages(transaction)) {
                return invalid("active", "The council that runs Kith stays in use");
            }
            return {};
        });
    if (!saved) {
        const auto* faults = std::get_if<Invalid>(&saved.error());
        if (faults == nullptr) return web::problem_page(context, saved.error());
        form.errors().add(*faults);
        return one_page(context, form);
    }
    context.flash("Saved.");
    return web::see_other(page_of(*id));
}

web::Response add_one_team(web::Context& context) {
    const auto id = asked(context);
    web::FormReader form(context.request.form);
    const auto name = form.text("name", 100);
    if (!id || name.empty()) {
        return web::problem_page(context, Invalid{{{"name", "Enter the team's name"}}});
    }
    const auto added = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            if (!organisation_row(transaction, *id)) return problem(NotFound{"organisation"});
            for (const auto& team : team_rows(transaction, *id)) {
                if (team.name == name) return invalid("name", "There is such a team already");
            }
            add_team(transaction, *id, name, context.now());
            return {};
        });
    if (!added) return web::problem_page(context, added.error());
    context.flash("Added the team " + name + ".");
    return web::see_other(page_of(*id));
}

web::Response change_team(web::Context& context) {
    const auto id = asked(context);
    const auto team = TeamId::parse(context.request.parameter("team"));
    web::FormReader form(context.request.form);
    const auto name = form.text("name", 100);
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Reload the page");
    if (!id || !team || !version || name.empty()) {
        return web::problem_page(context, Invalid{{{"name", "Enter the team's name"}}});
    }
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            for (auto& row : team_rows(transaction, *id)) {
                if (row.id != *team) continue;
                row.active = form.ticked("switch") ? !row.active : row.active;
                row.name = name;
                row.version = static_cast<int>(*version);
                return save_team(transaction, row);
            }
            return problem(NotFound{"team"});
        });
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("Saved.");
    return web::see_other(page_of(*id));
}

}  // namespace

std::vector<web::Route> admin_organisation_routes() {
    using enum web::Method;
    return {
        {get, "/admin/organisations", manage_accounts, list_all},
        {get, "/admin/organisations/new", manage_accounts, show_new},
        {post, "/admin/organisations/new", manage_accounts, add},
        {get, "/admin/organisations/{organisation}", manage_accounts, show_one},
        {post, "/admin/organisations/{organisation}", manage_accounts, save},
        {post, "/admin/organisations/{organisation}/teams", manage_accounts, add_one_team},
        {post, "/admin/organisations/{organisation}/teams/{team}", manage_accounts, change_team},
    };
}

}  // namespace kith::accounts
