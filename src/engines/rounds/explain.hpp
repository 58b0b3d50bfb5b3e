// Why a stop was left unserved, and which single condition would have to give.
#pragma once

#include "engines/rounds/state.hpp"

namespace kith::rounds {

// Fills in the reason and the sentence of each unserved stop in the plan.
void explain(const Problem& problem, const State& state, Plan& plan);

}  // namespace kith::rounds
