// What a new installation starts with, as data: the files beside this one, embedded in the
// program. Slices read their own file once, when their tables are empty; then the rows are the
// truth.
#pragma once

#include <string_view>

namespace kith::defaults {

// The text of a file in src/defaults, such as "roles.json". Throws std::out_of_range for another.
std::string_view file(std::string_view name);

}  // namespace kith::defaults
