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

// What true pairs look like in each group, taken from pairs that were not found by that group.
std::array<Group, group_count> groups_of(const People& people, const std::vector<Trial>& trials) {
    std::array<Group, group_count> groups;
    for (std::size_t group = 0; group < group_count; ++group) {
        for (const Trial& trial : trials) {
            if (uses(all_rules()[trial.rule], group)) continue;
            groups[group].agreed.push_back(bits_within(group, trial.pair, people));
        }
        if (groups[group].agreed.size() >= 30) continue;
        for (const Trial& trial : trials) {
            groups[group].agreed.push_back(bits_within(group, trial.pair, people));
        }
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

Choice choose_rules(const People& people, const std::vector<Trial>& trials,
                    const std::vector<double>& costs, double budget) {
    Choice choice;
    if (trials.empty()) {
        for (const std::size_t rule : pilot_rules(costs, people.size())) {
            choice.rules.push_back(all_rules()[rule]);
            choice.found_alone.push_back(0);
        }
        return choice;
    }
    std::vector<RuleBits> open = draw(groups_of(people, trials));
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
