// Those under 18 may do only jobs meant for them; with an adult only where two or more go.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

constexpr int adult_years = 18;

bool holds(const Ask& ask, const Volunteer& volunteer) {
    if (ask.job.youth == Youth::anyone) return true;
    const auto age = age_on(volunteer, day_of(ask.opens));
    if (!age || *age >= adult_years) return true;
    return ask.job.youth == Youth::with_an_adult && ask.job.volunteers > 1;
}

std::string broken(const Ask& ask, const Volunteer&) {
    return ask.job.youth == Youth::with_an_adult ? "is under 18 and would go without an adult"
                                                 : "is under 18";
}

}  // namespace

const Rule rule_age{.name = "age", .holds = holds, .broken = broken};

}  // namespace kith::matching
