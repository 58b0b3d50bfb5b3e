// Training must have been done and must not have run out by the last day of the job.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return ask.job.training.empty() || !lapse(ask.job.training, volunteer.training, ask.day);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const auto found = lapse(ask.job.training, volunteer.training, ask.day);
    return found ? lapse_words(*found, ask.setting.terms.training, "training") : "";
}

}  // namespace

const Rule rule_training{.name = "training", .holds = holds, .broken = broken};

}  // namespace kith::matching
