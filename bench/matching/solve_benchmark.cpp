// All at once: our exact method and LEMON's on the same questions, one after the other.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <cstring>

#include "engines/matching/solver.hpp"
#include "instances.hpp"

namespace {

using namespace kith::matching;

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void compare(std::string_view shape, int scale, bool with_lemon) {
    const auto [name, question] = make_instance(shape, 100'000 / scale, 750'000 / scale, 20, 1);
    const auto begin = std::chrono::steady_clock::now();
    const Market market = market_of(question);
    const double built = seconds_since(begin);
    Solver solver(market);
    solver.solve();
    const double ours = seconds_since(begin);
    const Assignment result = solver.assignment();
    const Cost bound = lower_bound(market, solver.prices());
    fmt::print("{:13} {:9} arcs  ours {:6.3f} s (building {:.3f}, {} arcs seen)  cost {}  gap {}",
               name, question.arcs.size(), ours, built, solver.arcs_seen(), result.cost,
               result.cost - bound);
    std::fflush(stdout);
    if (with_lemon) {
        const auto reply = kith::lemon_reference::cost_scaling(question);
        fmt::print("  LEMON cost scaling {:6.3f} s  {}  ratio {:.1f}", reply.seconds,
                   reply.cost == result.cost ? "same" : "DIFFERENT", reply.seconds / ours);
    }
    fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
    const int scale = argc > 1 ? std::atoi(argv[1]) : 10;
    const bool with_lemon = argc > 2 && std::strcmp(argv[2], "lemon") == 0;
    for (const auto shape : shapes()) {
        if (argc > 3 && shape != argv[3]) continue;
        compare(shape, scale, with_lemon);
    }
}
