// The pages round signing in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/web/form.hpp"
#include "platform/web/page.hpp"
#include "practice/accounts/links.hpp"

namespace kith::accounts {

web::Page sign_in_page(const web::Context& context, const web::FormReader& form,
                       std::string_view next);
// `shown` is the code of a demonstration.
web::Page code_page(const web::Context& context, const web::FormErrors& errors,
                    const std::optional<std::string>& shown);
web::Page recovery_page(const web::Context& context, const web::FormReader& form);
web::Page set_up_page(const web::Context& context, const web::FormErrors& errors,
                      std::string_view email, std::string_view secret);
web::Page recovery_codes_page(const std::vector<std::string>& codes, const html::Url& next);

web::Page ask_link_page(const web::Context& context, const web::FormReader& form);
// After asking, whether or not anybody has that address. `shown` in a demonstration.
web::Page link_sent_page(const std::optional<std::string>& shown);
web::Page open_link_page(const web::Context& context, std::string_view token,
                         std::string_view name);
web::Page choose_password_page(const web::Context& context, std::string_view token,
                               const AccountRow& account, Purpose purpose,
                               const web::FormErrors& errors);
web::Page spent_link_page();

}  // namespace kith::accounts
