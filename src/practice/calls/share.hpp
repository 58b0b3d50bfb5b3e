// Sharing calls out among handlers, pure: who rings whom.
#pragma once

#include <optional>
#include <vector>

#include "practice/calls/calls.hpp"

namespace kith::calls {

struct Unshared {
    CallId call;
    std::optional<AccountId> knows_them{};  // who last spoke with the person
};

struct Handler {
    AccountId account;
    std::size_t calls = 0;  // on their list already
};

struct Share {
    CallId call;
    AccountId to;
};

// Calls in the order given, which is the order of need. One goes to whoever spoke with the person
// before, when they are among the handlers; each other to whoever then has fewest. None when there
// is no handler.
std::vector<Share> share_out(const std::vector<Unshared>& calls, std::vector<Handler> handlers);

}  // namespace kith::calls
