// The parts of the route table, one for each group of pages.
#pragma once

#include <vector>

#include "practice/accounts/sign_in.hpp"

namespace kith::accounts {

std::vector<web::Route> sign_in_routes();
std::vector<web::Route> link_routes();
std::vector<web::Route> account_routes();
std::vector<web::Route> provider_routes();
// Whether this browser came in by the sign-in provider.
bool came_by_provider(const web::Context& context);

// Goes on after the password, or the link in its place, was right: to the code, to setting codes
// up, or straight in.
web::Response after_password(web::Context& context, const AccountRow& account,
                             std::string_view next);
// Signs in and gives the page to show first.
html::Url enter(web::Context& context, const AccountRow& account, std::string_view next);

}  // namespace kith::accounts
