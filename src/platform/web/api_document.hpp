// The OpenAPI 3.1 document, made from the operations and from the descriptions that read and print.
#pragma once

#include <string_view>
#include <vector>

#include "platform/base/json.hpp"
#include "platform/web/api.hpp"

namespace kith::web::api {

Json document(const std::vector<const Operation*>& operations, const std::vector<Event>& events,
              std::string_view server);

// "get_needs_need" of GET /api/v1/needs/{need}
std::string operation_id(const Operation& operation);
// "needs" of /api/v1/needs/{need}
std::string_view tag_of(const Operation& operation);
// The statuses an operation answers with, in order.
std::vector<int> statuses_of(const Operation& operation);

}  // namespace kith::web::api
