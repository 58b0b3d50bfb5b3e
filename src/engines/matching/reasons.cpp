#include "engines/matching/reasons.hpp"

#include <algorithm>
#include <limits>

#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

// The traits that say only that somebody offers this kind of job.
std::uint64_t kind_traits(const Ask& ask) {
    Volunteer offering{.id = "", .available = false};
    offering.kinds.add(ask.job.kind);
    return traits_of(offering);
}

std::string nearness_words(const Ask& ask, const Volunteer& chosen, const Volunteer& other) {
    const auto far = distance(ask, chosen);
    const auto near = distance(ask, other);
    if (!far || !near) return "";
    if (*near < *far) return "is nearer (" + metres_words(*near) + ")";
    return "is " + metres_words(*near) + " away";
}

// What costs the other most beyond what it costs the chosen.
std::string dearest_words(const Ask& ask, const Volunteer& chosen, const Volunteer& other) {
    std::string words = "is judged a little worse on everything together";
    int most = 0;
    for (const Preference* preference : preferences()) {
        const int excess = preference->cost(ask, other) - preference->cost(ask, chosen);
        if (excess <= most) continue;
        const Remark remark = preference->remark(ask, other);
        if (remark.text.empty()) continue;
        most = excess;
        words = remark.text;
    }
    return words;
}

bool first_by_id(const Volunteer& a, const Volunteer& b) { return a.id < b.id; }

}  // namespace

Proposal propose(const Ask& ask, const Volunteer& volunteer) {
    Proposal proposal{.volunteer = volunteer.id,
                      .cost = 0,
                      .metres = distance(ask, volunteer),
                      .by = travel(ask, volunteer),
                      .parts = {},
                      .reasons = {}};
    std::vector<std::string> against;
    for (const Preference* preference : preferences()) {
        const int cost = preference->cost(ask, volunteer);
        const Remark remark = preference->remark(ask, volunteer);
        proposal.cost += cost;
        if (cost > 0 || remark.bearing == Bearing::speaks_for) {
            proposal.parts.push_back({preference->name, cost, remark.text});
        }
        if (remark.text.empty() || !preference->counts(ask)) continue;
        if (remark.bearing == Bearing::speaks_for) proposal.reasons.push_back(remark.text);
        if (remark.bearing == Bearing::speaks_against) {
            against.push_back("although " + remark.text);
        }
    }
    std::ranges::move(against, std::back_inserter(proposal.reasons));
    return proposal;
}

std::string why_not(const Ask& ask, const Volunteer& chosen, const Volunteer& other) {
    const std::string near = nearness_words(ask, chosen, other);
    const std::string start = near.empty() ? "" : near + ", but ";
    for (const Rule* rule : rules()) {
        if (!rule->holds(ask, other)) return start + rule->broken(ask, other);
    }
    return start + dearest_words(ask, chosen, other);
}

std::optional<Other> obvious_other(const Ask& ask, const Index& index, const Volunteer& chosen) {
    const auto far = distance(ask, chosen);
    if (!far) return std::nullopt;
    const std::uint64_t traits = kind_traits(ask);
    std::int32_t closest = *far;
    const Volunteer* nearest = nullptr;
    Nearby nearby(index);
    nearby.start(ask.job.place, traits, true);
    while (nearby.next() && nearby.metres() <= closest) {
        for (Seat seat = nearby.first(); seat < nearby.last(); ++seat) {
            if (!index.present(seat) || !index.has_traits(seat, traits)) continue;
            const Volunteer& other = index.at(seat);
            const auto metres = distance(ask, other);
            if (!metres || other.id == chosen.id || !other.kinds.has(ask.job.kind)) continue;
            const bool nearer = *metres < closest ||
                                (nearest && *metres == closest && first_by_id(other, *nearest));
            if (!nearer) continue;
            closest = *metres;
            nearest = &other;
        }
    }
    if (!nearest) return std::nullopt;
    return Other{.volunteer = nearest->id, .why = why_not(ask, chosen, *nearest)};
}

Judgement judge(const Job& job, const Volunteer& volunteer, const Setting& setting) {
    const Ask ready = ask(job, setting);
    Judgement judgement{.allowed = true, .proposal = propose(ready, volunteer), .broken = {}};
    for (const Rule* rule : rules()) {
        if (rule->holds(ready, volunteer)) continue;
        judgement.allowed = false;
        judgement.broken.push_back(rule->broken(ready, volunteer));
    }
    return judgement;
}

}  // namespace kith::matching
