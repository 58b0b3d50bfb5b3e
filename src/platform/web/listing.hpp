// What lists of people are put together from.
#pragma once

#include <string>

namespace kith::web {

// What stands for the name of somebody whose record is not open to whoever reads.
std::string unnamed();

}  // namespace kith::web
