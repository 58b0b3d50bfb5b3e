// Skills the job cannot be done without.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.skills.includes(ask.job.skills);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const WordSet missing = ask.job.skills.without(volunteer.skills);
    return "does not have the skill " + ask.setting.terms.skills.names(missing);
}

}  // namespace

const Rule rule_skills{.name = "skills", .holds = holds, .broken = broken};

}  // namespace kith::matching
