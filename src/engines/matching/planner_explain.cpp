// Why the plan gives a job to those it does.
#include <algorithm>

#include "engines/matching/planner.hpp"
#include "engines/matching/reasons.hpp"
#include "engines/matching/schedule.hpp"

namespace kith::matching {

// The cheapest candidate, if not the chosen one: what the plan needs them for.
std::optional<Other> Planner::better_but_needed(const Open& open, Who chosen) const {
    const Arc* const own = arc_to(open, chosen);
    const Arc* best = nullptr;
    for (const Arc& arc : open.arcs) {
        if (units_given_[arc.volunteer].empty() || (own && arc.cost >= own->cost)) continue;
        if (!best || arc.cost < best->cost) best = &arc;
    }
    if (best == nullptr) return std::nullopt;
    const Volunteer& other = volunteer(best->volunteer);
    const auto metres = distance(*open.ask, other);
    const Open& needed = open_of(units_given_[best->volunteer].front());
    if (needed.job.id == open.job.id) return std::nullopt;
    std::string why = "would suit this job a little better";
    if (metres) why += " (" + metres_words(*metres) + " away)";
    why += ", but is needed for " + needed.job.id;
    return Other{.volunteer = other.id, .why = std::move(why)};
}

Answer Planner::explain(const std::string& job) const {
    Answer answer;
    const auto known = job_number_.find(job);
    if (known == job_number_.end()) return answer;
    const Open& open = open_[known->second];
    bool unmet = false;
    for (const std::uint32_t unit : open.units) {
        const Who who = given_[unit];
        if (who == nobody) {
            unmet = true;
            continue;
        }
        answer.proposals.push_back(propose(*open.ask, volunteer(who)));
        if (answer.obvious_other) continue;
        answer.obvious_other = better_but_needed(open, who);
        if (answer.obvious_other) continue;
        answer.obvious_other = obvious_other(*open.ask, index_, volunteer(who));
    }
    if (!unmet) return answer;
    answer.obstacles = obstacles(*open.ask, index_, [&](Seat seat) {
        const Who who = who_of_[seat];
        return !units_given_[who].empty() && !fits(open.units.front(), who);
    });
    return answer;
}

}  // namespace kith::matching
