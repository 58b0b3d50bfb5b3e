// The tables of routes that make up this slice's pages.
#pragma once

#include "practice/casework/parts.hpp"

namespace kith::casework {

std::vector<web::Route> work_routes();
std::vector<web::Route> person_routes();
std::vector<web::Route> need_routes();
std::vector<web::Route> need_list_routes();
std::vector<web::Route> concern_routes();
std::vector<web::Route> policy_routes();

}  // namespace kith::casework
