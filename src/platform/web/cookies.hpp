// The names of our cookies, which the cookies page explains one by one.
#pragma once

#include <string_view>

namespace kith::web {

inline constexpr std::string_view session_cookie = "kith";        // signed in
inline constexpr std::string_view visit_cookie = "kith-visit";    // not signed in: protects forms
inline constexpr std::string_view flash_cookie = "kith-flash";    // a message for the next page
inline constexpr std::string_view signing_in_cookie = "kith-signing-in";  // password was right
inline constexpr std::string_view request_cookie = "kith-request";  // a request being written
// On the way to the council's own sign-in and back; and that somebody came that way.
inline constexpr std::string_view journey_cookie = "kith-council";
inline constexpr std::string_view came_cookie = "kith-came-by-council";

}  // namespace kith::web
