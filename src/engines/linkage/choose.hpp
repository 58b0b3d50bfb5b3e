// Chooses blocking rules from the data.
#pragma once

#include <functional>
#include <vector>

#include "engines/linkage/blocking.hpp"
#include "engines/linkage/people.hpp"

namespace kith::linkage {

struct RowPair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
};

struct Choice {
    std::vector<Rule> rules;         // empty: compare every pair
    std::vector<double> found_alone; // share of true pairs each finds by itself
    double missed = 0;               // share of true pairs that none finds
};

// From pairs thought to be one person, found by the pilot rules (places in all_rules()), foresees
// what each rule finds, and takes rules, the cheapest for what they add first, while the budget of
// pairs lasts. `costs` are the pairs each of all_rules() brings.
Choice choose_rules(const People& people, const std::vector<RowPair>& trials,
                    const std::vector<std::size_t>& pilot, const std::vector<double>& costs,
                    double budget);

// The cheap rules to find trial pairs with.
std::vector<std::size_t> pilot_rules(const std::vector<double>& costs, double people);

}  // namespace kith::linkage
