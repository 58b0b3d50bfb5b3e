#include "engines/matching/glance.hpp"

#include <limits>

namespace kith::matching {
namespace {

template <class Small>
Small held_in(std::int64_t number) {
    return static_cast<Small>(
        std::clamp<std::int64_t>(number, 0, std::numeric_limits<Small>::max()));
}

}  // namespace

Glance glance_at(const Volunteer& volunteer) {
    Glance glance;
    glance.traits = traits_of(volunteer);
    glance.place = volunteer.place.value_or(Place{});
    glance.has_place = volunteer.place.has_value();
    glance.reach = farthest(volunteer.reach, false);
    WeekHours hours = volunteer.hours;
    for (const Extra& extra : volunteer.extra) {
        hours = hours.or_else(hours_between(extra.from, extra.to));
    }
    glance.quarters = hours.quarters();
    if (volunteer.last_job) {
        const auto day = volunteer.last_job->time_since_epoch().count();
        glance.last_job = held_in<std::uint16_t>(std::max<std::int64_t>(1, day));
    }
    glance.refusal = held_in<std::uint8_t>(refusal_percent(volunteer.asked, volunteer.accepted));
    glance.week = held_in<std::uint8_t>(volunteer.jobs_this_week);
    glance.month = held_in<std::uint8_t>(volunteer.jobs_this_month);
    glance.has_stops = !volunteer.stops.empty();
    return glance;
}

bool glance_tells_all(const Volunteer& volunteer) {
    const Glance glance = glance_at(volunteer);
    if (volunteer.last_job && glance.last_job != volunteer.last_job->time_since_epoch().count()) {
        return false;
    }
    return std::max(0, volunteer.jobs_this_week) == glance.week &&
           std::max(0, volunteer.jobs_this_month) == glance.month;
}

int least_cost(const Glance& glance, const Ask& ask) {
    constexpr int never = std::numeric_limits<int>::max();
    if ((glance.quarters & ask.quarters) == 0) return never;
    const Weights& weights = ask.setting.weights;
    int cost = 0;
    if (glance.has_place && ask.job.place) {
        const auto metres = metres_between(*ask.job.place, glance.place);
        if (!ask.job.by_phone && metres > glance.reach) return never;
        cost = near_cost(weights, metres);
    }
    cost += usual_cost(glance, ask.setting);
    if (!ask.job.before.empty()) cost += weights.not_known_to_person;
    return cost;
}

}  // namespace kith::matching
