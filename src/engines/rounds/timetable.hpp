// From the search's rounds to the plan's: when each worker leaves, arrives and is home.
#pragma once

#include "engines/rounds/state.hpp"

namespace kith::rounds {

// The plan without its reasons for stops left unserved.
Plan make_plan(const Problem& problem, const State& state);

}  // namespace kith::rounds
