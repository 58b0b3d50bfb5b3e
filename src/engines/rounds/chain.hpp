// One search: tear out, put back, and take what is better, or not much worse while it is warm
// (simulated annealing on top of ruin and recreate; see ruin.hpp).
#pragma once

#include <cstddef>
#include <functional>

#include "engines/rounds/random.hpp"
#include "engines/rounds/recreate.hpp"
#include "engines/rounds/ruin.hpp"
#include "engines/rounds/state.hpp"

namespace kith::rounds {

// How far the whole search is, from 0 to 1, given the iterations this chain has done.
using Progress = std::function<double(std::size_t)>;

struct Heat {
    double first = 1;  // as shares of the mean cost of a stop
    double last = 0.01;
};

class Chain {
  public:
    Chain(const Instance& instance, std::uint64_t seed, Heat heat, RuinSize size);

    // Looks for ever fewer rounds that serve as much, until `progress` reaches `until`. The best
    // found after that has no more rounds than the fewest found here.
    void shrink(const Progress& progress, double until);

    // Searches for less cost until `progress` reaches `until`.
    void run(const Progress& progress, double until);

    const State& best() const { return best_; }
    const State& current() const { return state_; }
    // Goes on from where another chain stands, but remembers its own best.
    void follow(const State& other) { state_.adopt(other); }
    // Goes on from another chain's rounds.
    void take(const State& other);
    std::size_t iterations() const { return iterations_; }

  private:
    void step(double temperature);
    double temperature(double progress) const;
    void drop_a_round();
    void try_without();

    const Instance* instance_;
    Random random_;
    Heat heat_;
    Ruin ruin_;
    Recreate recreate_;
    State state_;
    State best_;
    std::vector<double> refused_;  // by node: how often no place was found for it
    double scale_ = 1;
    std::size_t iterations_ = 0;
};

}  // namespace kith::rounds
