// Test support: two pieces of HTML compared as trees.
#pragma once

#include <string>

namespace kith::govuk::fixtures {

// Empty if both are the same tree, whatever the order of attributes and the white space at the
// edges of blocks; otherwise the first lines that differ.
std::string first_difference(const std::string& expected, const std::string& ours);

}  // namespace kith::govuk::fixtures
