// Events that webhooks of other systems are told of.
#pragma once

#include <string_view>

namespace kith::web::api {

struct Event {
    std::string_view name;   // "need.created"
    std::string_view about;  // "A need was opened"
    std::string_view thing;  // what `id` is of: "need"
};

}  // namespace kith::web::api
