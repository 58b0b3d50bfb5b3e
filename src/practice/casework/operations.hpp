// The operations of this slice's API, one table for each kind of thing.
#pragma once

#include <vector>

#include "platform/web/api.hpp"

namespace kith::casework {

std::vector<web::api::Operation> need_operations();
std::vector<web::api::Operation> contact_operations();

}  // namespace kith::casework
