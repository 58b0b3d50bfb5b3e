// Befriending: near in age. Where an age is not known, half of the most is counted.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

std::optional<int> years_apart(const Ask& ask, const Volunteer& volunteer) {
    const auto age = age_on(volunteer, day_of(ask.opens));
    if (!age || !ask.job.age) return std::nullopt;
    return std::abs(*age - *ask.job.age);
}

bool counts(const Ask& ask) { return ask.job.likeness && ask.job.age; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (!counts(ask)) return 0;
    const Weights& weights = ask.setting.weights;
    const int most = std::max(0, weights.years_apart_most - weights.years_apart_ignored);
    const auto apart = years_apart(ask, volunteer);
    const int counted = apart ? *apart - weights.years_apart_ignored : most / 2;
    return std::clamp(counted, 0, most) * weights.year_of_age_apart;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const auto apart = years_apart(ask, volunteer);
    if (!apart) return {Bearing::lacks, "is of unknown age"};
    if (*apart <= ask.setting.weights.years_apart_ignored) {
        return {Bearing::speaks_for, "is of about the same age"};
    }
    return {Bearing::speaks_against, fmt::format("is {} years apart in age", *apart)};
}

}  // namespace

const Preference prefer_like_age{
    .name = "age", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
