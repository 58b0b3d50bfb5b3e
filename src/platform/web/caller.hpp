// Who asks: the address a request comes from.
#pragma once

#include <string_view>

#include "platform/web/request.hpp"

namespace kith::web {

// Fills in the peer of the connection, or the nearest address of X-Forwarded-For when that peer is
// the proxy we trust, and whether the request came without a proxy.
void fill_address(Request& request, std::string_view peer, std::string_view trusted_proxy);

}  // namespace kith::web
