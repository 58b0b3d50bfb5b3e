// Putting absent stops back, each where it costs least, in an order drawn afresh each time and
// now and then passing over the best place (greedy insertion with blinks; see ruin.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "engines/rounds/pairs.hpp"
#include "engines/rounds/random.hpp"
#include "engines/rounds/state.hpp"

namespace kith::rounds {

class Recreate {
  public:
    explicit Recreate(const Instance& instance);
    void operator()(State& state, Random& random);

  private:
    // The best slot of a node in a route as it was at one version.
    struct Known {
        std::uint64_t version = 0;
        Slot slot;
    };
    struct Choice {
        Slot slot;
        int route = -1;
    };

    void order(const State& state, Random& random);
    void sort_by(Random& random);
    Choice choose(const State& state, Random& random, int node);
    const Slot& look(const State& state, int node, int route);

    const Instance* instance_;
    Pairs pairs_;
    bool weighted_ = false;          // some stops matter more than others
    std::vector<double> out_;        // by node: how far from where rounds begin
    std::vector<int> queue_;
    std::vector<double> keys_;       // by node
    std::vector<Known> known_;       // nodes by workers
    std::vector<char> seen_empty_;   // by kind
};

}  // namespace kith::rounds
