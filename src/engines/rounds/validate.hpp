// Whether a problem can be worked with at all.
#pragma once

#include <vector>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {

// Every fault, the field naming the stop or worker; empty when there is none.
std::vector<FieldError> wrongs(const Problem& problem);

}  // namespace kith::rounds
