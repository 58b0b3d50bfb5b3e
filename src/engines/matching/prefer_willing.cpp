// Likely to accept, from what they did before. Somebody never asked is taken to accept two times
// in three (one yes and half a no are added, so that one refusal does not brand anyone).
#include <fmt/format.h>

#include <algorithm>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

int chance_percent(const Volunteer& volunteer) {
    const std::int64_t asked = std::max(0, volunteer.asked);
    const std::int64_t accepted = std::clamp<std::int64_t>(volunteer.accepted, 0, asked);
    return static_cast<int>((2 * accepted + 2) * 100 / (2 * asked + 3));
}

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    const std::int64_t refusal_percent = 100 - chance_percent(volunteer);
    return static_cast<int>(refusal_percent * ask.setting.weights.sure_to_refuse / 100);
}

Remark remark_of(const Ask&, const Volunteer& volunteer) {
    if (volunteer.asked < 3) return {Bearing::lacks, "has not been asked often"};
    const bool willing = 2 * volunteer.accepted >= volunteer.asked;
    return {willing ? Bearing::speaks_for : Bearing::speaks_against,
            fmt::format("accepted {} of {} offers", volunteer.accepted, volunteer.asked)};
}

}  // namespace

const Preference prefer_willing{
    .name = "likely to accept", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
