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
        float cost = 0;
        int position = -1;
    };
    struct Choice {
        Slot slot;
        std::size_t candidate = 0;
    };

    // What choosing needs to know of a route, side by side in memory.
    struct Candidate {
        std::uint64_t version;
        double room;  // load it can still take
        const std::uint8_t* allows;
        int route;
    };

    void gather(const State& state);
    void gather_empty(const State& state, int kind);
    Candidate candidate(const State& state, int route);
    void put_in(State& state, const Choice& choice, int node);
    void order(const State& state, Random& random);
    void sort_by(Random& random);
    Choice choose(const State& state, Random& random, int node);
    Choice choose_empty(const State& state, int node);

    const Instance* instance_;
    Pairs pairs_;
    bool weighted_ = false;          // some stops matter more than others
    std::vector<double> out_;        // by node: how far from where rounds begin
    std::vector<int> queue_;
    std::vector<double> keys_;       // by node
    std::vector<Known> known_;       // nodes by workers
    std::vector<Candidate> candidates_;
    std::vector<int> next_of_kind_;  // by worker, the next of the same kind or -1
    std::vector<int> first_of_kind_;
};

}  // namespace kith::rounds
