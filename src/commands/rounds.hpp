// `kith rounds`: a day's stops bundled into rounds, from tables or from Solomon's format.
#pragma once

#include <string>
#include <vector>

namespace kith::commands {

// Takes the words after `rounds`; gives an exit code as in program.hpp. The last line on standard
// output is `vehicles V, distance D`.
int rounds(const std::vector<std::string>& arguments);

}  // namespace kith::commands
