// Fair shares: newcomers get a first job, before they lose heart.
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

bool counts(const Ask&) { return true; }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.last_job ? ask.setting.weights.not_a_newcomer : 0;
}

Remark remark_of(const Ask&, const Volunteer& volunteer) {
    if (volunteer.last_job) return {Bearing::lacks, "has had jobs before"};
    return {Bearing::speaks_for, "has not had a first job yet"};
}

}  // namespace

const Preference prefer_newcomer{
    .name = "newcomers", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
