#include "practice/accounts/sign_in_routes.hpp"

namespace kith::accounts {

std::vector<web::Route> routes() {
    return web::join_routes({sign_in_routes(), link_routes(), account_routes()});
}

}  // namespace kith::accounts
