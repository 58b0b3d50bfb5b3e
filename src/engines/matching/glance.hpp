// What can be seen of a volunteer at a glance: 32 bytes kept side by side, so that most of those
// who will not be proposed are passed over without reading their records. Also the parts of the
// cost that do not depend on the job, said once for the preferences and for the glance.
#pragma once

#include <algorithm>

#include "engines/matching/ask.hpp"

namespace kith::matching {

inline int rested_cost(const Weights& weights, int week, int month) {
    return std::clamp(week, 0, weights.jobs_counted_most) * weights.job_this_week +
           std::clamp(month, 0, weights.jobs_counted_most) * weights.job_this_month;
}

inline int waiting_cost(const Weights& weights, std::int64_t days_waited) {
    const std::int64_t enough = std::max(1, weights.days_waiting_enough);
    const auto waited = std::clamp<std::int64_t>(days_waited, 0, enough);
    return static_cast<int>(weights.not_waiting * (enough - waited) / enough);
}

// One yes and half a no are added to what is known, so that one refusal brands nobody.
inline int refusal_percent(int asked, int accepted) {
    const std::int64_t all = std::max(0, asked);
    const std::int64_t yes = std::clamp<std::int64_t>(accepted, 0, all);
    return static_cast<int>(100 - (2 * yes + 2) * 100 / (2 * all + 3));
}

inline int refusal_cost(const Weights& weights, int percent) {
    return static_cast<int>(std::int64_t{percent} * weights.sure_to_refuse / 100);
}

inline int near_cost(const Weights& weights, std::int32_t metres) {
    constexpr std::int64_t metres_most = 1'000'000;
    return static_cast<int>(std::min<std::int64_t>(metres, metres_most) * weights.kilometre / 1000);
}

struct Glance {
    std::uint64_t traits = 0;
    Place place{};
    std::int32_t reach = 0;
    std::uint32_t quarters = 0;
    // Days since 1970; 0 = never had a job.
    std::uint16_t last_job = 0;
    std::uint8_t refusal = 0;
    std::uint8_t week = 0;
    std::uint8_t month = 0;
    bool has_stops = false;
    bool has_place = false;
};

Glance glance_at(const Volunteer& volunteer);
// Whether the glance holds what it holds of the volunteer's past without loss.
bool glance_tells_all(const Volunteer& volunteer);

// The part of the cost that is the same for every job, at least: what the volunteer did before, and
// a trip of its own unless there are stops it could lie beside.
inline int usual_cost(const Glance& glance, const Setting& setting) {
    const Weights& weights = setting.weights;
    int cost = rested_cost(weights, glance.week, glance.month) +
               refusal_cost(weights, glance.refusal);
    if (glance.last_job != 0) {
        const auto today = day_of(setting.now).time_since_epoch().count();
        cost += weights.not_a_newcomer + waiting_cost(weights, today - glance.last_job);
    }
    return glance.has_stops ? cost : cost + weights.trip_of_its_own;
}

// What the job costs at least with this volunteer, if the person does not know them; the largest
// number if they cannot do it for their reach or their hours.
int least_cost(const Glance& glance, const Ask& ask);

}  // namespace kith::matching
