// The hours of the week at which both can, holidays taken out, long enough in one piece.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return possible_starts(ask, volunteer).any();
}

std::string broken(const Ask& ask, const Volunteer&) {
    return ask.hours.starts(ask.slots).any()
               ? "is not free at any time when the job can be done"
               : "cannot be there: the job has no time at which it can be done";
}

}  // namespace

const Rule rule_times{.name = "times of the week", .holds = holds, .broken = broken};

}  // namespace kith::matching
