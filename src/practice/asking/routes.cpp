#include "practice/asking/public_routes.hpp"
#include "practice/asking/staff_routes.hpp"

namespace kith::asking {

std::vector<web::Route> routes() { return web::join_routes({public_routes(), staff_routes()}); }

}  // namespace kith::asking
