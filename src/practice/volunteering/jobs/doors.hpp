// What must hold of jobs at every moment: never two volunteers at one door, never nobody where
// somebody is believed to be coming.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

// What is wrong, in words; empty when all is well.
std::vector<std::string> check_doors(sql::Session& session);

}  // namespace kith::volunteering
