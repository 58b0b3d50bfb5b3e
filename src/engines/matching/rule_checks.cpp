// Checks (identity, DBS, references …) must be held and still be in date on the last day of the
// job.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return ask.job.checks.empty() || !lapse(ask.job.checks, volunteer.checks, ask.day);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const auto found = lapse(ask.job.checks, volunteer.checks, ask.day);
    return found ? lapse_words(*found, ask.setting.terms.checks, "check") : "";
}

}  // namespace

const Rule rule_checks{.name = "checks in date", .holds = holds, .broken = broken};

}  // namespace kith::matching
