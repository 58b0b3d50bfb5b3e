// Whether several jobs can be done by one volunteer one after the other.
#pragma once

#include <span>

#include "engines/matching/ask.hpp"

namespace kith::matching {

// Tries the orders in which the jobs could be done, each as early as both can, with the way between
// them; up to five jobs every order, beyond that by the time they must be done. Hours in all must
// be within what the volunteer has free, and no job may be there twice.
bool fit_together(std::span<const Ask* const> jobs, const Volunteer& volunteer);

// Whether two volunteers may be sent to one job.
bool may_meet(const Volunteer& one, const Volunteer& other);

// Whether two jobs are close enough, and can be on one day, for one trip.
bool on_one_trip(const Ask& one, const Ask& other);

}  // namespace kith::matching
