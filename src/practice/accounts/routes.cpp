#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/logo.hpp"
#include "practice/accounts/sign_in_routes.hpp"

namespace kith::accounts {

std::vector<web::Route> routes() {
    return web::join_routes({sign_in_routes(), link_routes(), account_routes(),
                             provider_routes(), admin_provider_routes(),
                             admin_people_routes(), admin_person_routes(),
                             admin_organisation_routes(), admin_role_routes(),
                             admin_settings_routes(), admin_logo_routes(),
                             admin_token_routes()});
}

}  // namespace kith::accounts
