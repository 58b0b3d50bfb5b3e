// Not before and not after: the job must fit into its own time and into the volunteer's stay.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    if (ask.closes && *ask.closes < ask.opens + std::chrono::minutes{ask.job.minutes}) return false;
    if (volunteer.until && *volunteer.until < day_of(ask.opens)) return false;
    return !volunteer.from || !ask.closes || *volunteer.from <= day_of(*ask.closes);
}

std::string broken(const Ask& ask, const Volunteer& volunteer) {
    if (volunteer.until && *volunteer.until < day_of(ask.opens)) {
        return "helps only until " + day_words(*volunteer.until);
    }
    if (volunteer.from && ask.closes && *volunteer.from > day_of(*ask.closes)) {
        return "helps only from " + day_words(*volunteer.from);
    }
    return "cannot be there: the time for the job is over, or shorter than the job";
}

}  // namespace

const Rule rule_dates{.name = "not before, not after", .holds = holds, .broken = broken};

}  // namespace kith::matching
