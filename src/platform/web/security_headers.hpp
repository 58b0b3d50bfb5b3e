// The headers every answer carries, by ASVS 5.0 level 2.
#pragma once

#include <string>
#include <string_view>

#include "platform/web/response.hpp"

namespace kith::web {

// Adds them. `nonce` admits the page's one inline script; `tls` adds HSTS.
void add_security_headers(Response& response, std::string_view nonce, bool tls);

std::string content_security_policy(std::string_view nonce);

}  // namespace kith::web
