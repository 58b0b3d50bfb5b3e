// A vehicle the job cannot be done without.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.vehicles.includes(ask.job.vehicles);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const WordSet missing = ask.job.vehicles.without(volunteer.vehicles);
    return "has no " + ask.setting.terms.vehicles.names(missing);
}

}  // namespace

const Rule rule_vehicle{.name = "vehicle", .holds = holds, .broken = broken};

}  // namespace kith::matching
