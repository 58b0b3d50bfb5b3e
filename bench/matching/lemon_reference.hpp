// The same question put to LEMON, as the exact reference. Built apart and as C++17, because LEMON
// 1.3.1 uses parts of the allocator that C++20 took away.
#pragma once

#include <cstdint>
#include <vector>

namespace kith::lemon_reference {

struct Arc {
    std::uint32_t job;
    std::uint32_t volunteer;
    std::int64_t cost;
};

struct Question {
    std::vector<Arc> arcs;
    std::vector<std::int64_t> unserved;
    std::vector<std::int32_t> room;
    std::vector<std::int64_t> step;
};

struct Reply {
    std::int64_t cost;
    double seconds;
};

// Seconds of processor time (the machine may be shared) of the algorithm alone, without building
// its graph.
Reply cost_scaling(const Question& question);
Reply network_simplex(const Question& question);

}  // namespace kith::lemon_reference
