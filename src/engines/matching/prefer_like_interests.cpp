// Befriending: shared interests; three are as good as any number.
#include <algorithm>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

constexpr int enough = 3;

bool counts(const Ask& ask) { return ask.job.likeness && !ask.job.interests.empty(); }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (!counts(ask)) return 0;
    const int wanted = std::min(enough, ask.job.interests.size());
    const int shared = std::min(wanted, ask.job.interests.both(volunteer.interests).size());
    return ask.setting.weights.no_shared_interest * (wanted - shared) / wanted;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const WordSet shared = ask.job.interests.both(volunteer.interests);
    if (shared.empty()) return {Bearing::lacks, "shares no interest"};
    const std::string names = ask.setting.terms.interests.names(shared);
    return {Bearing::speaks_for, "shares an interest in " + names};
}

}  // namespace

const Preference prefer_like_interests{
    .name = "interests", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
