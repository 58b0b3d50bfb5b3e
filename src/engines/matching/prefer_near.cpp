// The nearer, the sooner there, and the more neighbours meet. Unknown places count as far.
#include "engines/matching/glance.hpp"
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

constexpr std::int32_t metres_if_unknown = 50'000;

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    return near_cost(ask.setting.weights, distance(ask, volunteer).value_or(metres_if_unknown));
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const auto metres = distance(ask, volunteer);
    if (!metres) return {Bearing::lacks, "has no known place"};
    const Travel by = travel(ask, volunteer);
    const std::string how = by == Travel::none ? "" : ", " + std::string(travel_words(by));
    return {Bearing::speaks_for, "is " + metres_words(*metres) + " away" + how};
}

}  // namespace

const Preference prefer_near{
    .name = "nearness", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
