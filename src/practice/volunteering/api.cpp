#include "practice/volunteering/operations.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

namespace api = web::api;

const std::vector<api::Operation>& api_operations() {
    static const auto all = [] {
        auto both = job_operations();
        const auto volunteers = volunteer_operations();
        both.insert(both.end(), volunteers.begin(), volunteers.end());
        return both;
    }();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::volunteering
