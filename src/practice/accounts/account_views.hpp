// The pages of somebody's own account.
#pragma once

#include <string>
#include <vector>

#include "platform/web/form.hpp"
#include "platform/web/page.hpp"
#include "platform/web/sessions.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {

struct OwnAccount {
    AccountRow account;
    std::vector<MembershipRow> memberships{};
    std::vector<web::SessionInfo> sessions{};
    std::int64_t recovery_codes = 0;
    bool connected = false;  // to the sign-in provider
};
web::Page own_account_page(const web::Context& context, const OwnAccount& own,
                           const web::FormReader& form);
// `asks_current` is false for those who have no password yet.
web::Page own_password_page(const web::Context& context, bool asks_current,
                            const web::FormErrors& errors);
web::Page renew_codes_page(const web::Context& context, const web::FormErrors& errors);

}  // namespace kith::accounts
