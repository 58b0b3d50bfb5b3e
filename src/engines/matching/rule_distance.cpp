// Not farther than the volunteer goes: on foot, by bicycle or, carrying things, by car only.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return travel(ask, volunteer) != Travel::none;
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const auto metres = distance(ask, volunteer);
    if (!metres) return "has no known place, or the job has none";
    const auto reach = farthest(volunteer.reach, !ask.job.vehicles.empty());
    return "is " + metres_words(*metres) + " away and goes up to " + metres_words(reach);
}

}  // namespace

const Rule rule_distance{.name = "distance", .holds = holds, .broken = broken};

}  // namespace kith::matching
