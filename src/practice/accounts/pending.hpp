// What a browser carries between the password and the code: a short-lived encrypted cookie, not a
// session, so that nobody is signed in before both are right.
#pragma once

#include <optional>
#include <string>

#include "practice/accounts/accounts.hpp"

namespace kith::accounts {

struct Pending {
    AccountId account;
    std::string secret{};  // of the app being set up, until its first code confirms it
    std::string next{};    // the page that was asked for, "" for the role's own
};

void keep_pending(web::Context& context, const Pending& pending);
// Nothing when there is none, it is not ours, or it is older than 15 minutes.
std::optional<Pending> pending(const web::Context& context);
void drop_pending(web::Context& context);

}  // namespace kith::accounts
