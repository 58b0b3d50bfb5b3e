// Seeded questions of many shapes, to try the exact method on. Same seed, same question, on any
// machine: the random numbers are our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engines/matching/assignment.hpp"
#include "lemon_reference.hpp"

namespace kith::matching {

// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    int below(int limit) {
        return static_cast<int>(next() % static_cast<std::uint64_t>(limit));
    }
    double real() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  private:
    std::uint64_t state_;
};

struct Instance {
    std::string name;
    lemon_reference::Question question;
};

// Shapes: "towns" (the nearest eligible in towns and country), "uniform", "random" (arcs anywhere),
// "tight" (towns with fewer places than jobs), "random-tight", "ties" (costs 1 to 10), "steps"
// (each further job costs more).
std::vector<std::string_view> shapes();
Instance make_instance(std::string_view shape, int jobs, int volunteers, int arcs_a_job,
                       std::uint64_t seed);

Market market_of(const lemon_reference::Question& question);

}  // namespace kith::matching
