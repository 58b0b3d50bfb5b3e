// The operations of this slice's API, one table for each kind of thing.
#pragma once

#include <vector>

#include "platform/web/api.hpp"

namespace kith::volunteering {

std::vector<web::api::Operation> job_operations();
std::vector<web::api::Operation> volunteer_operations();

}  // namespace kith::volunteering
