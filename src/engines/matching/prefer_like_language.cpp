// Befriending: a language the person would rather speak (one they must have is a rule).
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool counts(const Ask& ask) { return ask.job.likeness && !ask.job.speaks.empty(); }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    if (!counts(ask)) return 0;
    const bool shared = !ask.job.speaks.both(volunteer.languages).empty();
    return shared ? 0 : ask.setting.weights.no_shared_language;
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const Vocabulary& languages = ask.setting.terms.languages;
    const WordSet shared = ask.job.speaks.both(volunteer.languages);
    if (!shared.empty()) return {Bearing::speaks_for, "speaks " + languages.names(shared)};
    return {Bearing::lacks, "does not speak " + languages.names(ask.job.speaks)};
}

}  // namespace

const Preference prefer_like_language{
    .name = "language in common", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
