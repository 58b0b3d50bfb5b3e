#include "practice/volunteering/routes.hpp"

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

std::vector<web::Route> routes() {
    return web::join_routes({my_jobs_routes(), board_routes(), match_routes(), map_routes(),
                             never_routes(), sheet_routes(), volunteer_routes(), own_routes(),
                             befriending_routes(), shopping_routes(), money_routes(),
                             shift_routes(), my_shift_routes(), thanks_routes(),
                             handbook_routes(), told_routes()});
}

}  // namespace kith::volunteering
