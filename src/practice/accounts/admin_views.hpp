// What the administrator's pages share.
#pragma once

#include <string>
#include <vector>

#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/web/form.hpp"
#include "platform/web/page.hpp"
#include "practice/accounts/admin_store.hpp"

namespace kith::accounts {

// A page below /admin, with a link back; `errors` may be null.
web::Page admin_page(std::string title, const html::Html& body, const html::Url& back,
                     std::string_view back_text, const web::FormErrors* errors = nullptr);
html::Html line_field(const web::FormReader& form, std::string_view name, std::string_view label,
                      std::string_view value, std::string_view hint = {});
html::Html hidden(std::string_view name, std::string_view value);
html::Html tick(std::string_view name, std::string_view text, bool ticked);
html::Html save_button(std::string_view text);
// The words of a state, as a tag.
html::Html state_tag(std::string_view state);
// Selects, filled from rows. Teams stand under "organisation: team".
html::Html organisation_select(const web::FormReader& form,
                               const std::vector<OrganisationSummary>& all, std::string_view value);
html::Html role_select(const web::FormReader& form, const std::vector<RoleRow>& all,
                       std::string_view value);
html::Html team_select(std::string_view name, std::string_view label,
                       const std::vector<TeamSummary>& all, std::string_view value,
                       std::string_view none);

// The council's name, colour and logo, with what was typed and what is wrong with it.
web::Response settings_page(web::Context& context, web::FormReader& form);

std::vector<web::Route> admin_people_routes();
std::vector<web::Route> admin_person_routes();
std::vector<web::Route> admin_organisation_routes();
std::vector<web::Route> admin_role_routes();
std::vector<web::Route> admin_settings_routes();
std::vector<web::Route> admin_token_routes();
std::vector<web::Route> admin_provider_routes();

// Every permission that main registered, by name, without those that need no role.
const std::vector<web::Permission>& registered_permissions();

}  // namespace kith::accounts
