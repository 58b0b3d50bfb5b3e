// Which words of the sign-in provider give which role here: data, so that the council edits it.
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/table.hpp"
#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/provider_accounts.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html how_it_stands() {
    if (!provider()) {
        return govuk::inset_text(
            {.text = "No sign-in provider is set up. The operator's guide says how. What stands "
                     "here is used once there is one."});
    }
    return markup(R"(<p class="govuk-body">People sign in with {}, of <code>{}</code>. Their roles
        are read from <code>{}</code> each time.</p>)",
                  provider()->name, provider()->issuer, provider()->roles_claim);
}

Html table_of(const web::Context& context, const std::vector<ProviderRole>& all) {
    if (all.empty()) {
        return markup(R"(<p class="govuk-body">Nothing yet: roles are given here by hand. Add what
            the provider calls a role or group, and people who have it get the role when they sign
            in, and lose it when they lose it there.</p>)");
    }
    govuk::Table table{.head = {{.text = "Role or group there"}, {.text = "Role here"},
                                {.text = "Remove"}},
                       .rows = {}};
    for (const ProviderRole& one : all) {
        const Html field = markup(R"(<input type="hidden" name="value" value="{}">)", one.value);
        const Html button = markup(R"(<button class="kith-button-link" type="submit">Remove<span
            class="govuk-visually-hidden"> {}</span></button>)", one.value);
        table.rows.push_back({{.text = markup("<code>{}</code>", one.value)},
                              {.text = one.role_name},
                              {.text = web::form(context, Url::path("/admin/sign-in/remove"),
                                                 field + button)}});
    }
    return web::scrolling("Roles of the sign-in provider", govuk::table(table));
}

web::Response shown(web::Context& context, const web::FormReader& form) {
    const auto [given, all] = context.app.database.read([](sql::Session& session) {
        return std::pair(provider_roles(session), roles(session));
    });
    return web::page(
        context,
        admin_page("Sign-in provider",
                   how_it_stands() + table_of(context, given) +
                       markup(R"(<h2 class="govuk-heading-m">Add one</h2>)") +
                       web::form(context, Url::path("/admin/sign-in"),
                                 line_field(form, "value", "Role or group there", "",
                                            "Exactly as its tokens say it") +
                                     role_select(form, all, "") + save_button("Add")),
                   Url::path("/admin"), "Set up Kith", &form.errors()));
}

web::Response show(web::Context& context) {
    static const web::Fields nothing;
    return shown(context, web::FormReader(nothing));
}

web::Response add(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto value = form.required("value", "Enter the role or group there", 200);
    const auto role = form.required("role", "Choose a role", 100);
    if (!form.ok()) return shown(context, form);
    const auto added = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return add_provider_role(transaction, value, role, context.now());
        });
    if (!added) {
        if (const auto* invalid = std::get_if<Invalid>(&added.error())) form.errors().add(*invalid);
        return shown(context, form);
    }
    context.flash("Added. It is used from the next time they sign in.");
    return web::see_other(Url::path("/admin/sign-in"));
}

web::Response take_away(web::Context& context) {
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        remove_provider_role(transaction, context.request.form.get("value"));
    });
    context.flash("Removed.");
    return web::see_other(Url::path("/admin/sign-in"));
}

}  // namespace

std::vector<web::Route> admin_provider_routes() {
    using enum web::Method;
    return {
        {get, "/admin/sign-in", manage_roles, show},
        {post, "/admin/sign-in", manage_roles, add},
        {post, "/admin/sign-in/remove", manage_roles, take_away},
    };
}

}  // namespace kith::accounts
