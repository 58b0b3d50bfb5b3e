// Tearing strings of neighbouring stops out of neighbouring rounds, so that there is slack in one
// part of the map (Christiaens and Vanden Berghe, Slack Induction by String Removals for Vehicle
// Routing Problems, Transportation Science 54(2), 2020).
#pragma once

#include <vector>

#include "engines/rounds/random.hpp"
#include "engines/rounds/state.hpp"

namespace kith::rounds {

struct RuinSize {
    double average = 10;  // stops torn out each time, about
    int longest = 10;     // stops in one string
};

class Ruin {
  public:
    Ruin(const Instance& instance, RuinSize size);
    void operator()(State& state, Random& random);

  private:
    void tear(State& state, Random& random, int route, int position, int length);

    const Instance* instance_;
    RuinSize size_;
    std::vector<int> torn_;
    std::vector<char> is_torn_;
};

}  // namespace kith::rounds
