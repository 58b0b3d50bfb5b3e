// The few calls made to the sign-in provider, by curl: https only, no redirects, small answers.
#pragma once

#include <string>

#include "platform/base/json.hpp"

namespace kith::accounts {

// Both throw std::runtime_error when there is no answer of 200 with a JSON object.
Json get_json(const std::string& address, bool plain_http);

struct BasicAuthentication {
    std::string user, password;
};
Json post_form(const std::string& address, const std::string& form,
               const BasicAuthentication& client, bool plain_http);

}  // namespace kith::accounts
