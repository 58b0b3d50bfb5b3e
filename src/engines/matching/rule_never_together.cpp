// These two people are never to be brought together, whichever of them said so.
#include <algorithm>

#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool lists(const std::vector<std::string>& list, const std::string& who) {
    return !who.empty() && std::ranges::find(list, who) != list.end();
}

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return !lists(ask.job.never, volunteer.id) && !lists(volunteer.never, ask.job.person);
}

std::string broken(const Ask&, const Volunteer&) { return "is never to be sent to this person"; }

}  // namespace

const Rule rule_never_together{.name = "never together", .holds = holds, .broken = broken};

}  // namespace kith::matching
