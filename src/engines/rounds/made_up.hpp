// Problems made up for tests and benchmarks, the same for the same seed.
#pragma once

#include <cstdint>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {

struct MadeUp {
    int stops = 40;
    int workers = 8;
    bool clustered = false;
    bool odd = false;      // skills, homes, speeds, visits by two and the rest
    double width = 200;    // of windows, in a day of 1000
};

Problem make_up(const MadeUp& shape, std::uint64_t seed);

}  // namespace kith::rounds
