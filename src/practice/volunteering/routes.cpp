#include "practice/volunteering/routes.hpp"

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

std::vector<web::Route> routes() {
    return web::join_routes({my_jobs_routes(), board_routes(), match_routes(), volunteer_routes(),
                             own_routes(), befriending_routes()});
}

}  // namespace kith::volunteering
