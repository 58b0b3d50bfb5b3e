// The map of a plan as a picture: who goes where, or, of many jobs, how many are met in each area.
#pragma once

#include "engines/matching/planner.hpp"
#include "platform/html/html.hpp"

namespace kith::commands {

html::Html match_map(const matching::Plan& plan, const std::vector<matching::Job>& jobs,
                     const matching::Index& index);

}  // namespace kith::commands
