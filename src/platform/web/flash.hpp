// The message shown once at the top of the next page, carried by a sealed cookie.
#pragma once

#include <string>
#include <string_view>

namespace kith::web {

// Readable only with the session it was made for.
std::string sealed_flash(std::string_view secret, std::string_view session_token,
                         std::string_view message);
// The message, or "" when the cookie is not ours or another session's.
std::string unsealed_flash(std::string_view secret, std::string_view session_token,
                           std::string_view cookie);

}  // namespace kith::web
