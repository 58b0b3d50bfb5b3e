// Nobody is given more hours than they offered.
#include <fmt/format.h>

#include <algorithm>

#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.minutes_free >= ask.job.minutes;
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    return fmt::format("has {} minutes left to give, the job takes {}",
                       std::max(0, volunteer.minutes_free), ask.job.minutes);
}

}  // namespace

const Rule rule_hours_free{.name = "hours free", .holds = holds, .broken = broken};

}  // namespace kith::matching
