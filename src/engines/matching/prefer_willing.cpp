// Likely to accept, from what they did before. Somebody never asked is taken to accept two times in
// three.
#include <fmt/format.h>

#include "engines/matching/glance.hpp"
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    const int percent = refusal_percent(volunteer.asked, volunteer.accepted);
    return refusal_cost(ask.setting.weights, percent);
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
