// Slack before the deadline: if it goes wrong, there is still time for somebody else.
#include <fmt/format.h>

#include <algorithm>

#include "engines/matching/card.hpp"
#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

// Minutes left between the earliest the volunteer could have done it and the deadline.
std::optional<std::int64_t> slack_minutes(const Ask& ask, const Volunteer& volunteer) {
    if (!ask.closes) return std::nullopt;
    const Moment rounded = ask.opens + std::chrono::minutes{slot_minutes - 1};
    const auto wait = possible_starts(ask, volunteer).next_open(slot_of(rounded));
    if (!wait) return std::nullopt;
    const auto done = ask.opens + std::chrono::minutes{(*wait + ask.slots) * slot_minutes};
    return std::max<std::int64_t>(0, (*ask.closes - done).count());
}

bool counts(const Ask& ask) { return ask.closes.has_value(); }

int cost_of(const Ask& ask, const Volunteer& volunteer) {
    return early_cost(ask, possible_starts(ask, volunteer));
}

Remark remark_of(const Ask& ask, const Volunteer& volunteer) {
    const auto slack = slack_minutes(ask, volunteer);
    if (!slack) return {Bearing::lacks, ""};
    if (*slack < 2 * 60) return {Bearing::speaks_against, "could do it only just in time"};
    return {Bearing::lacks, fmt::format("could do it {} hours before it is due", *slack / 60)};
}

}  // namespace

const Preference prefer_early{
    .name = "slack before the deadline", .counts = counts, .cost = cost_of, .remark = remark_of};

}  // namespace kith::matching
