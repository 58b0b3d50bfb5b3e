// Some jobs (personal care, a frightened person) are for a woman, or for a man, only.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return ask.job.sex_asked_for == Sex::unknown || volunteer.sex == ask.job.sex_asked_for;
}

std::string broken(const Ask& ask, const Volunteer&) {
    return ask.job.sex_asked_for == Sex::female ? "is not a woman, as was asked for"
                                                : "is not a man, as was asked for";
}

}  // namespace

const Rule rule_sex{.name = "sex asked for", .holds = holds, .broken = broken};

}  // namespace kith::matching
