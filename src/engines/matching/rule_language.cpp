// Languages without which the two could not talk.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.languages.includes(ask.job.languages);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const WordSet missing = ask.job.languages.without(volunteer.languages);
    return "does not speak " + ask.setting.terms.languages.names(missing);
}

}  // namespace

const Rule rule_language{.name = "language", .holds = holds, .broken = broken};

}  // namespace kith::matching
