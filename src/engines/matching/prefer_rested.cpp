// Fair shares: nobody worn out.
#include <fmt/format.h>

#include "engines/matching/glance.hpp"
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    return rested_cost(ask.setting.weights, volunteer.jobs_this_week, volunteer.jobs_this_month);
}

Remark remark_of(const Ask&, const Volunteer& volunteer) {
    if (volunteer.jobs_this_week > 0) {
        return {Bearing::speaks_against,
                fmt::format("has done {} job{} this week", volunteer.jobs_this_week,
                            volunteer.jobs_this_week == 1 ? "" : "s")};
    }
    return {Bearing::lacks, fmt::format("has done {} jobs this month", volunteer.jobs_this_month)};
}

}  // namespace

const Preference prefer_rested{
    .name = "nobody worn out", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
