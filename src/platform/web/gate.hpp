// Who is asking, and whether the request comes from a page of ours.
#pragma once

#include <string>
#include <string_view>

#include "platform/web/route.hpp"

namespace kith::web {

// Fills the context's viewer, session, CSRF token and nonce from the bearer token (API only), the
// session's cookie or the visit's; starts a visit for a page when there is none.
void identify(Context& context, Kind kind);

// True for reading, for calls with a bearer token, and for changes that carry the session's CSRF
// token (field "csrf" or header "x-csrf-token") and come from our own origin.
bool is_from_our_page(const Context& context, const Route& route);

// What a caller's address is counted as: itself, or the first half of an IPv6 address.
std::string address_key(std::string_view address);

}  // namespace kith::web
