// Volunteers say which kinds of job they would like; others are not asked of them.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

bool holds(const Ask& ask, const Volunteer& volunteer) {
    return volunteer.kinds.has(ask.job.kind);
}

std::string broken(const Ask& ask, const Volunteer&) {
    return "does not offer “" + ask.setting.terms.kinds.name(ask.job.kind) + "”";
}

}  // namespace

const Rule rule_kind{.name = "kind of job offered", .holds = holds, .broken = broken};

}  // namespace kith::matching
