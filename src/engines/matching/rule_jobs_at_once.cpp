// Nobody is given more jobs at once than they said they could do.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask&, const Volunteer& volunteer) { return volunteer.jobs_free > 0; }

std::string broken(const Ask&, const Volunteer&) {
    return "already has as many jobs as they can do at once";
}

}  // namespace

const Rule rule_jobs_at_once{.name = "jobs at once", .holds = holds, .broken = broken};

}  // namespace kith::matching
