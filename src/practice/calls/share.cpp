#include "practice/calls/share.hpp"

#include <algorithm>

namespace kith::calls {
namespace {

Handler* same_caller(const Unshared& call, std::vector<Handler>& handlers) {
    const auto found = std::find_if(handlers.begin(), handlers.end(), [&](const Handler& one) {
        return call.knows_them == one.account;
    });
    return found == handlers.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Share> share_out(const std::vector<Unshared>& calls, std::vector<Handler> handlers) {
    std::vector<Share> shares;
    if (handlers.empty()) return shares;
    const auto give = [&](const Unshared& call, Handler& handler) {
        shares.push_back({call.call, handler.account});
        ++handler.calls;
    };
    // Those who are known first, so that the rest can even the lists out.
    for (const Unshared& call : calls) {
        if (Handler* known = same_caller(call, handlers)) give(call, *known);
    }
    for (const Unshared& call : calls) {
        if (same_caller(call, handlers) != nullptr) continue;
        give(call, *std::min_element(handlers.begin(), handlers.end(),
                                     [](const Handler& a, const Handler& b) {
                                         return a.calls < b.calls;
                                     }));
    }
    return shares;
}

}  // namespace kith::calls
