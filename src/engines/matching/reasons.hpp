// Costs and rules put into words.
#pragma once

#include <functional>

#include "engines/matching/matching.hpp"

namespace kith::matching {

Proposal propose(const Ask& ask, const Volunteer& volunteer);

// "is nearer (300 m), but has done 9 jobs this week": why not `other`, who is not the chosen one.
std::string why_not(const Ask& ask, const Volunteer& chosen, const Volunteer& other);

// The volunteer offering this kind of job who is nearest, if nearer than `chosen`.
std::optional<Other> obvious_other(const Ask& ask, const Index& index, const Volunteer& chosen);

// Which single condition would have to give. `needed_elsewhere` tells of a seat whether the
// volunteer has no room left beside what the same run gave them.
std::vector<Obstacle> obstacles(const Ask& ask, const Index& index,
                                const std::function<bool(Seat)>& needed_elsewhere);

}  // namespace kith::matching
