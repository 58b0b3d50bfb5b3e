#include "engines/linkage/choose.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kith::linkage {
namespace {

constexpr std::size_t draws = 20000;
constexpr double worth_a_rule = 0.0002;

using RuleBits = std::uint64_t;

struct Group {
    std::vector<RuleBits> agreed;  // for each trial pair usable for this group: rules that hold
};

RuleBits bits_within(std::size_t group, RowPair pair, const People& people) {
    RuleBits bits = 0;
    const auto rules = all_rules();
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        const bool agrees =
            agrees_within(rules[rule], group, people[pair.left], people[pair.right], people);
        bits |= RuleBits{agrees} << rule;
    }
    return bits;
}

bool uses(const Rule& rule, std::size_t group) {
    for (std::size_t each = 0; each < rule.part_count; ++each) {
        if (group_of(rule.parts[each]) == group) return true;
    }
    return false;
}

// The rules, as bits, that were used to find trial pairs and have nothing to do with a group.
RuleBits rules_without(std::size_t group, const std::vector<std::size_t>& pilot) {
    RuleBits bits = 0;
    for (const std::size_t rule : pilot) {
        if (!uses(all_rules()[rule], group)) bits |= RuleBits{1} << rule;
    }
    return bits;
}

// What true pairs look like in each group, taken from pairs that can be found without that group:
// those found by it agree in it, which would say nothing.
std::array<Group, group_count> groups_of(const People& people, const std::vector<RowPair>& trials,
                                         const std::vector<std::size_t>& pilot) {
    std::array<Group, group_count> groups;
    std::array<Group, group_count> unchosen;
    for (const RowPair trial : trials) {
        std::array<RuleBits, group_count> bits{};
        RuleBits found_by = ~RuleBits{0};
        for (std::size_t group = 0; group < group_count; ++group) {
            bits[group] = bits_within(group, trial, people);
            found_by &= bits[group];
        }
        for (std::size_t group = 0; group < group_count; ++group) {
            const bool apart = (found_by & rules_without(group, pilot)) != 0;
            (apart ? groups : unchosen)[group].agreed.push_back(bits[group]);
        }
    }
    for (std::size_t group = 0; group < group_count; ++group) {
        auto& agreed = groups[group].agreed;
        const auto& rest = unchosen[group].agreed;
        if (agreed.size() < 30) agreed.insert(agreed.end(), rest.begin(), rest.end());
    }
    return groups;
}

// Made-up true pairs: each group drawn from a trial pair of its own, a rule holding where all do.
std::vector<RuleBits> draw(const std::array<Group, group_count>& groups) {
    std::vector<RuleBits> drawn(draws, ~RuleBits{0});
    std::uint64_t state = 1;
    for (RuleBits& bits : drawn) {
        for (const Group& group : groups) {
            state += 0x9e3779b97f4a7c15ULL;
            bits &= group.agreed[mixed(state) % group.agreed.size()];
        }
    }
    return drawn;
}

}  // namespace

std::vector<std::size_t> pilot_rules(const std::vector<double>& costs, double people) {
    std::vector<std::size_t> cheap;
    for (std::size_t rule = 0; rule < costs.size(); ++rule) {
        if (costs[rule] > 0 && costs[rule] <= 3 * people + 1000) cheap.push_back(rule);
    }
    if (cheap.empty()) {
        cheap.push_back(static_cast<std::size_t>(
            std::min_element(costs.begin(), costs.end()) - costs.begin()));
    }
    return cheap;
}

Choice choose_rules(const People& people, const std::vector<RowPair>& trials,
                    const std::vector<std::size_t>& pilot, const std::vector<double>& costs,
                    double budget) {
    Choice choice;
    if (trials.empty()) {
        for (const std::size_t rule : pilot) {
            choice.rules.push_back(all_rules()[rule]);
            choice.found_alone.push_back(0);
        }
        return choice;
    }
    std::vector<RuleBits> open = draw(groups_of(people, trials, pilot));
    const auto all = static_cast<double>(open.size());
    std::vector<double> alone(costs.size());
    for (std::size_t rule = 0; rule < costs.size(); ++rule) {
        alone[rule] = static_cast<double>(std::count_if(
            open.begin(), open.end(), [&](RuleBits bits) { return bits >> rule & 1U; })) / all;
    }
    while (true) {
        std::size_t best = costs.size();
        double best_worth = 0;
        for (std::size_t rule = 0; rule < costs.size(); ++rule) {
            if (costs[rule] > budget) continue;
            const auto gain = static_cast<double>(std::count_if(
                open.begin(), open.end(), [&](RuleBits bits) { return bits >> rule & 1U; })) / all;
            const double worth = gain / (costs[rule] + 0.05 * people.size());
            if (gain >= worth_a_rule && worth > best_worth) {
                best = rule;
                best_worth = worth;
            }
        }
        if (best == costs.size()) break;
        budget -= costs[best];
        choice.rules.push_back(all_rules()[best]);
        choice.found_alone.push_back(alone[best]);
        std::erase_if(open, [&](RuleBits bits) { return bits >> best & 1U; });
    }
    choice.missed = static_cast<double>(open.size()) / all;
    return choice;
}

}  // namespace kith::linkage
