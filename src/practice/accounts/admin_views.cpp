#include "practice/accounts/admin_views.hpp"

#include <algorithm>

#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/tag.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;

// Filled while the program is put together, before any request; read-only from then on.
std::vector<web::Permission>& permissions() {
    static std::vector<web::Permission> all;
    return all;
}

}  // namespace

void register_permissions(std::vector<web::Permission> all) {
    std::erase_if(all, [](const web::Permission& one) {
        return one.is_public() || one.needs_only_sign_in();
    });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.name() < b.name();
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    permissions() = std::move(all);
}

const std::vector<web::Permission>& registered_permissions() { return permissions(); }

web::Page admin_page(std::string title, const Html& body, const html::Url& back,
                     std::string_view back_text, const web::FormErrors* errors) {
    web::Page page;
    page.title = std::move(title);
    page.before = govuk::back_link({.text = back_text, .href = back});
    page.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>{})", page.title, body);
    page.current = "/admin";
    page.errors = errors;
    return page;
}

Html line_field(const web::FormReader& form, std::string_view name, std::string_view label,
                std::string_view value, std::string_view hint) {
    const auto typed = form.typed(name);
    return govuk::input({.label = {.text = label},
                         .hint = {.text = hint},
                         .error_message = form.errors().shown(name),
                         .name = std::string(name),
                         .value = typed.empty() ? std::string(value) : typed,
                         .autocomplete = "off"});
}

Html hidden(std::string_view name, std::string_view value) {
    return markup(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

Html tick(std::string_view name, std::string_view text, bool ticked) {
    return govuk::checkboxes({.name = std::string(name),
                              .items = {{.text = text, .value = "yes", .checked = ticked}},
                              .classes = "govuk-checkboxes--small"});
}

Html save_button(std::string_view text) {
    return govuk::button({.text = text, .prevent_double_click = true});
}

Html state_tag(std::string_view state) {
    const std::string_view colour = state == "active"    ? "govuk-tag--green"
                                    : state == "invited" ? "govuk-tag--blue"
                                    : state == "left"    ? "govuk-tag--grey"
                                                         : "govuk-tag--red";
    return govuk::tag({.text = state, .classes = std::string(colour)});
}

Html organisation_select(const web::FormReader& form, const std::vector<OrganisationSummary>& all,
                         std::string_view value) {
    const auto typed = form.typed("organisation");
    govuk::Select select{.label = {.text = "Organisation"},
                         .error_message = form.errors().shown("organisation"),
                         .name = "organisation",
                         .value = typed.empty() ? std::string(value) : typed,
                         .items = {}};
    for (const auto& one : all) {
        select.items.push_back({.text = one.name, .value = one.id.string()});
    }
    return govuk::select(select);
}

Html role_select(const web::FormReader& form, const std::vector<RoleRow>& all,
                 std::string_view value) {
    const auto typed = form.typed("role");
    govuk::Select select{.label = {.text = "Role"},
                         .error_message = form.errors().shown("role"),
                         .name = "role",
                         .value = typed.empty() ? std::string(value) : typed,
                         .items = {{.text = "Choose a role", .value = ""}}};
    for (const auto& role : all) select.items.push_back({.text = role.name});
    return govuk::select(select);
}

Html team_select(std::string_view name, std::string_view label, const std::vector<TeamSummary>& all,
                 std::string_view value, std::string_view none) {
    govuk::Select select{.label = {.text = label},
                         .name = std::string(name),
                         .value = std::string(value),
                         .items = {{.text = std::string(none), .value = ""}}};
    for (const auto& team : all) {
        select.items.push_back({.text = team.name, .value = team.id.string()});
    }
    return govuk::select(select);
}

}  // namespace kith::accounts
