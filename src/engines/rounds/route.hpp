// One worker's round while it is being searched: what can be put where, in constant time each.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/rounds/instance.hpp"

namespace kith::rounds {

// A stretch of a round seen as one thing to be timed: it takes `lasts` when begun between `open`
// and `close` (Vidal and others, A hybrid genetic algorithm ... for vehicle routing problems
// with time-windows, 2013, without its time warp: only feasible rounds are kept).
struct Stretch {
    double lasts = 0;
    double open = 0;
    double close = kNoLimit;
};

Stretch join(const Stretch& first, double way, const Stretch& second);

// A step of a round: its start, a node, or its end. `leg` is the distance from the step before,
// `leaves` the earliest time its service can be over, `latest` the latest it may begin.
struct Step {
    double leaves = 0;
    double latest = 0;
    double leg = 0;
    int place = 0;
};

struct Route {
    std::vector<Step> steps;       // start, nodes, end
    std::vector<Stretch> before;   // up to each step, and from each step; only where the kind
    std::vector<Stretch> after;    // has a longest duration
    double load = 0;
    double length = 0;
    double cost = 0;               // 0 while empty
    std::uint64_t version = 0;     // tells contents apart
    int kind = 0;

    int size() const { return static_cast<int>(steps.size()) - 2; }
    int node(int position) const { return steps[static_cast<std::size_t>(position) + 1].place; }
};

// Windows by node, which the search narrows to a moment for visits by two.
struct Windows {
    const double* open;
    const double* close;
};

// Works out everything in `route` that follows from its kind and the places of its steps.
void refresh(const Instance& instance, Windows windows, Route& route);

void make_empty(const Instance& instance, int kind, Route& route);

// Where a node goes best in a route: before the node now at `position`, at `cost` more.
struct Slot {
    double cost = kNoLimit;
    int position = -1;
};

// The cheapest place for `node` other than position `barred`; cost is kNoLimit when there is none.
// Takes for granted that the kind may go there and carry it.
Slot best_slot(const Instance& instance, Windows windows, const Route& route, int node,
               int barred = -1);

}  // namespace kith::rounds
