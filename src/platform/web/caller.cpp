#include "platform/web/caller.hpp"

namespace kith::web {

void fill_address(Request& request, std::string_view peer, std::string_view trusted_proxy) {
    request.remote_address = peer;
    auto forwarded = request.header("x-forwarded-for");
    request.direct = forwarded.empty() && request.header("forwarded").empty();
    if (trusted_proxy.empty() || peer != trusted_proxy || forwarded.empty()) return;
    const auto comma = forwarded.find_last_of(',');
    if (comma != std::string_view::npos) forwarded.remove_prefix(comma + 1);
    while (!forwarded.empty() && forwarded.front() == ' ') forwarded.remove_prefix(1);
    if (forwarded.size() <= 45) request.remote_address = std::string(forwarded);
}

}  // namespace kith::web
