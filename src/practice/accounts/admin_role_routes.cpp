#include <algorithm>

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

using Granted = std::map<std::string, std::vector<std::string>>;

bool holds(const Granted& granted, RoleId role, std::string_view permission) {
    const auto found = granted.find(role.string());
    return found != granted.end() &&
           std::find(found->second.begin(), found->second.end(), permission) !=
               found->second.end();
}

std::string starting_large(std::string_view words) {
    std::string text(words);
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(text[0]));
    return text;
}

Html matrix(const std::vector<RoleRow>& all, const Granted& granted) {
    govuk::Table table{.head = {{.text = "May …"}}, .rows = {}, .first_cell_is_header = true};
    for (const auto& role : all) {
        table.head.push_back({.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                             Url::path("/admin/roles/{}", role.id), role.name)});
    }
    for (const auto& permission : registered_permissions()) {
        govuk::TableRow row{{.text = starting_large(permission.meaning())}};
        for (const auto& role : all) {
            row.push_back({.text = holds(granted, role.id, permission.name()) ? "Yes" : "–"});
        }
        table.rows.push_back(std::move(row));
    }
    return markup(R"(<div class="kith-scroll" tabindex="0" role="region"
        aria-label="Who may do what">{}</div>)",
                  govuk::table(table));
}

web::Response show_roles(web::Context& context) {
    const auto [all, granted] = context.app.database.read([](sql::Session& session) {
        return std::pair(roles(session), permissions_by_role(session));
    });
    auto page = admin_page("Roles: who may do what",
                           govuk::button({.text = "Add a role",
                                          .href = Url::path("/admin/roles/new")}) +
                               matrix(all, granted),
                           Url::path("/admin"), "Set up Kith");
    page.wide = true;
    return web::page(context, std::move(page));
}

Html fields(const web::FormReader& form, const RoleRow& role,
            const std::vector<std::string>& permissions, bool sent) {
    govuk::Checkboxes boxes{
        .fieldset = {.legend = {.text = "Somebody with this role may",
                                .classes = "govuk-fieldset__legend--m"}},
        .error_message = form.errors().shown("permissions"),
        .name = "permissions",
        .values = permissions,
        .items = {},
        .classes = "govuk-checkboxes--small"};
    for (const auto& one : registered_permissions()) {
        boxes.items.push_back({.text = starting_large(one.meaning()),
                               .value = std::string(one.name())});
    }
    const auto about = form.typed("about");
    return line_field(form, "name", "Name", role.name) +
           govuk::textarea({.label = {.text = "What it is for"},
                            .error_message = form.errors().shown("about"),
                            .name = "about",
                            .value = about.empty() ? role.about : about,
                            .rows = 2}) +
           tick("needs_code", "Must enter a code from an app when they sign in",
                sent ? form.ticked("needs_code") : role.needs_code) +
           tick("roomy", "Sees large, roomy pages made for a phone",
                sent ? form.ticked("roomy") : role.roomy) +
           govuk::checkboxes(boxes) + hidden("version", std::to_string(role.version)) +
           save_button("Save role");
}

std::vector<std::string> offered() {
    std::vector<std::string> names;
    for (const auto& one : registered_permissions()) names.emplace_back(one.name());
    return names;
}

// Permissions that this program does not know (of a newer one) stay as they are.
std::vector<std::string> chosen(const web::FormReader& form,
                                const std::vector<std::string>& before) {
    const auto all = offered();
    auto wanted = form.choices("permissions", all);
    for (const auto& one : before) {
        if (std::find(all.begin(), all.end(), one) == all.end()) wanted.push_back(one);
    }
    return wanted;
}

struct Shown {
    RoleRow role;
    std::vector<std::string> permissions{};
    bool is_new = false;
};

std::optional<Shown> asked(web::Context& context) {
    const auto id = RoleId::parse(context.request.parameter("role"));
    if (!id) return std::nullopt;
    return context.app.database.read([&](sql::Session& session) -> std::optional<Shown> {
        const auto role = role_row(session, *id);
        if (!role) return std::nullopt;
        return Shown{*role, permissions_of(session, *id)};
    });
}

Shown blank(Instant now) {
    return {.role = {.id = RoleId::make(now), .name = "", .about = ""}, .is_new = true};
}

web::Response role_page(web::Context& context, const web::FormReader& form, const Shown& shown,
                        bool sent) {
    const Url here =
        shown.is_new ? Url::path("/admin/roles/new") : Url::path("/admin/roles/{}", shown.role.id);
    const auto ticked = sent ? chosen(form, {}) : shown.permissions;
    return web::page(context,
                     admin_page(shown.is_new ? "Add a role" : "Role: " + shown.role.name,
                                web::form(context, here, fields(form, shown.role, ticked, sent)),
                                Url::path("/admin/roles"), "Roles", &form.errors()));
}

web::Response save(web::Context& context, const Shown& shown) {
    web::FormReader form(context.request.form);
    RoleRow role = shown.role;
    role.name = form.required("name", "Enter the role's name", 100);
    role.about = form.required("about", "Say what the role is for", 500);
    role.needs_code = form.ticked("needs_code");
    role.roomy = form.ticked("roomy");
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Reload the page");
    role.version = static_cast<int>(version.value_or(0));
    if (!form.ok()) return role_page(context, form, shown, true);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return save_role(transaction, role, shown.is_new, chosen(form, shown.permissions));
        });
    if (saved) {
        context.flash("Saved the role " + role.name + ".");
        return web::see_other(Url::path("/admin/roles"));
    }
    const auto* faults = std::get_if<Invalid>(&saved.error());
    if (faults == nullptr) return web::problem_page(context, saved.error());
    form.errors().add(*faults);
    return role_page(context, form, shown, true);
}

web::Response show_new(web::Context& context) {
    return role_page(context, web::FormReader({}), blank(context.now()), false);
}
web::Response save_new(web::Context& context) { return save(context, blank(context.now())); }

web::Response show_role(web::Context& context) {
    const auto shown = asked(context);
    if (!shown) return web::problem_page(context, NotFound{"role"});
    return role_page(context, web::FormReader({}), *shown, false);
}
web::Response change_role(web::Context& context) {
    const auto shown = asked(context);
    return shown ? save(context, *shown) : web::problem_page(context, NotFound{"role"});
}

}  // namespace

std::vector<web::Route> admin_role_routes() {
    using enum web::Method;
    return {
        {get, "/admin/roles", manage_roles, show_roles},
        {get, "/admin/roles/new", manage_roles, show_new},
        {post, "/admin/roles/new", manage_roles, save_new},
        {get, "/admin/roles/{role}", manage_roles, show_role},
        {post, "/admin/roles/{role}", manage_roles, change_role},
    };
}

}  // namespace kith::accounts
