// A problem made ready for the search: numbers in rows, workers of a kind together.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {

// Slack allowed in every comparison of times and loads, so that sums taken in another order agree.
inline constexpr double kSlack = 1e-9;

// Workers that differ only in name.
struct Kind {
    int start = 0;
    int end = 0;
    double open = 0;
    double close = 0;
    double capacity = 0;
    double pace = 1;       // time for one unit of distance
    double rate = 1;       // cost of one unit of distance
    double setup = 0;      // cost of going out at all
    double longest = kNoLimit;
    int most = 0;
    bool limited = false;  // `longest` may bind
};

// A node is one coming to a stop: a stop for two people is two nodes, twins of each other.
// Places are the nodes' own, then the workers', then "nowhere", which is no way from anywhere.
struct Instance {
    int nodes = 0;
    int places = 0;
    int workers = 0;
    int near_count = 0;
    bool twins = false;
    std::vector<double> distance;       // places by places, symmetric
    std::vector<double> open;           // by node: earliest and latest beginning
    std::vector<double> close;
    std::vector<double> service;
    std::vector<double> load;
    std::vector<double> penalty;        // cost of leaving the node out
    std::vector<std::size_t> stop_of;   // by node
    std::vector<int> twin;              // by node, or -1
    std::vector<Kind> kinds;
    std::vector<int> kind_of;           // by worker
    std::vector<std::uint8_t> allowed;  // kinds by nodes
    std::vector<double> extra;          // kinds by nodes, or empty where nobody has a usual worker
    std::vector<int> near;              // by node, its nearest nodes in order, itself first

    const double* row(int place) const {
        return distance.data() + static_cast<std::ptrdiff_t>(place) * places;
    }
    const std::uint8_t* allows(int kind) const {
        return allowed.data() + static_cast<std::ptrdiff_t>(kind) * nodes;
    }
    double extra_for(int kind, int node) const {
        return extra.empty() ? 0 : extra[static_cast<std::size_t>(kind) * nodes_() + at(node)];
    }
    const int* near_to(int node) const {
        return near.data() + static_cast<std::ptrdiff_t>(node) * near_count;
    }

  private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    std::size_t nodes_() const { return at(nodes); }
};

// `problem` has been found valid.
Instance make_instance(const Problem& problem);

}  // namespace kith::rounds
