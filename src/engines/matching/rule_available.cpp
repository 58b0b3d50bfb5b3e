// Nothing is offered to a volunteer who is paused, suspended or on a break.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask&, const Volunteer& volunteer) { return volunteer.available; }

std::string broken(const Ask&, const Volunteer&) { return "is on a break"; }

}  // namespace

const Rule rule_available{.name = "available", .holds = holds, .broken = broken};

}  // namespace kith::matching
