// Fair shares: nobody waiting idle. Who has waited long enough, or was never asked, costs nothing.
#include <fmt/format.h>

#include <algorithm>

#include "engines/matching/glance.hpp"
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

int days_waiting(const Ask& ask, const Volunteer& volunteer) {
    return static_cast<int>((day_of(ask.setting.now) - *volunteer.last_job).count());
}

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (!volunteer.last_job) return 0;
    return waiting_cost(ask.setting.weights, days_waiting(ask, volunteer));
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    if (!volunteer.last_job) return {Bearing::lacks, ""};
    const int waited = std::max(0, days_waiting(ask, volunteer));
    const bool long_enough = waited >= ask.setting.weights.days_waiting_enough;
    if (long_enough) return {Bearing::speaks_for, fmt::format("has waited {} days", waited)};
    return {Bearing::lacks, fmt::format("had a job {} days ago", waited)};
}

}  // namespace

const Preference prefer_waiting{
    .name = "nobody waiting idle", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
