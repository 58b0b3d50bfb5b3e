// Pages about who looked at what.
#pragma once

#include <string>
#include <vector>

#include "platform/web/page.hpp"
#include "practice/sharing/log_store.hpp"

namespace kith::sharing {

// "saw the record", "was refused": an action of the access log as people say it.
std::string_view action_words(std::string_view action);

web::Page record_looks_page(const web::Context& context, PersonId person,
                            const std::vector<Look>& looks, const html::Url& next);

struct Overview {
    std::vector<Look> refusals{};
    std::vector<Count> most{};
    std::vector<Look> looks{};
    std::string account{}, action{}, person{};  // the filter in force
    html::Url next{};                           // empty on the last page
};
web::Page overview_page(const web::Context& context, const Overview& overview);

}  // namespace kith::sharing
