// The page of `kith rounds --report`: a map of the rounds, each volunteer's sheet and load, and
// what is left unserved and why.
#pragma once

#include <string>

#include "engines/rounds/rounds.hpp"

namespace kith::commands {

// A whole HTML page that needs nothing else.
std::string rounds_report(const rounds::Problem& problem, const rounds::Plan& plan);

}  // namespace kith::commands
