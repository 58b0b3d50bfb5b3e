// The same volunteer as before: trust takes time, and nobody tells their story twice gladly.
#include <algorithm>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool known(const Ask& ask, const Volunteer& volunteer) {
    return std::ranges::find(ask.job.before, volunteer.id) != ask.job.before.end();
}

bool counts(const Ask& ask) { return !ask.job.before.empty(); }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (ask.job.before.empty() || known(ask, volunteer)) return 0;
    return ask.setting.weights.not_known_to_person;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    if (known(ask, volunteer)) return {Bearing::speaks_for, "has helped this person before"};
    return {Bearing::lacks, "does not know this person yet"};
}

}  // namespace

const Preference prefer_known{
    .name = "same volunteer as before", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
