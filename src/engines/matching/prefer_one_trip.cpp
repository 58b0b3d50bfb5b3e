// Jobs that can be done on one trip: the volunteer will be close by on such a day anyway.
#include <algorithm>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool on_the_way(const Ask& ask, const Volunteer& volunteer) {
    if (!ask.job.place || ask.job.by_phone) return false;
    const int near = ask.setting.weights.metres_of_one_trip;
    return std::ranges::any_of(volunteer.stops, [&](const Stop& stop) {
        const bool in_time = stop.day >= day_of(ask.opens) &&
                             (!ask.closes || stop.day <= day_of(*ask.closes));
        return in_time && metres_between(stop.place, *ask.job.place) <= near;
    });
}

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    return on_the_way(ask, volunteer) ? 0 : ask.setting.weights.trip_of_its_own;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    if (on_the_way(ask, volunteer)) {
        return {Bearing::speaks_for, "will be close by that day anyway"};
    }
    return {Bearing::lacks, "would come for this job only"};
}

}  // namespace

const Preference prefer_one_trip{
    .name = "one trip", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
