// Visits that two people begin together: the two rounds and the moment that cost least.
#pragma once

#include <vector>

#include "engines/rounds/random.hpp"
#include "engines/rounds/state.hpp"

namespace kith::rounds {

class Pairs {
  public:
    explicit Pairs(const Instance& instance) : instance_(&instance) {}
    // Puts `node` and its twin into two rounds; false when no two can meet. Now and then passes
    // over a pair of rounds it might have taken.
    bool put_in(State& state, Random& random, int node);

  private:
    // One way for one person: service may begin at any time from `from` to `to`.
    struct Way {
        double cost;
        double from;
        double to;
        int route;
        int position;
    };

    void collect(const State& state, int node);
    void collect_in(const State& state, int node, int route);
    bool fits(const State& state, const Way& one, const Way& other) const;
    bool lasts(const State& state, int node, const Way& way, double moment) const;

    const Instance* instance_;
    std::vector<Way> ways_;
};

}  // namespace kith::rounds
