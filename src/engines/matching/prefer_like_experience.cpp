// Befriending: a life experience in common, such as dementia in the family.
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool counts(const Ask& ask) { return ask.job.likeness && !ask.job.experience.empty(); }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (!counts(ask)) return 0;
    const bool shared = !ask.job.experience.both(volunteer.experience).empty();
    return shared ? 0 : ask.setting.weights.no_shared_experience;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const Vocabulary& experience = ask.setting.terms.experience;
    const WordSet shared = ask.job.experience.both(volunteer.experience);
    if (!shared.empty()) return {Bearing::speaks_for, "knows about " + experience.names(shared)};
    return {Bearing::lacks, "does not know about " + experience.names(ask.job.experience)};
}

}  // namespace

const Preference prefer_like_experience{
    .name = "life experience", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
