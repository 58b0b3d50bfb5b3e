#include "practice/casework/tables.hpp"

namespace kith::casework {

std::vector<web::Route> routes() {
    return web::join_routes({work_routes(), person_routes(), need_list_routes(), need_routes(),
                             concern_routes(), policy_routes()});
}

}  // namespace kith::casework
