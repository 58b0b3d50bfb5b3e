// All at once: our exact method and LEMON's on the same questions, one after the other.
#include <fmt/format.h>

#include <ctime>
#include <cstdlib>
#include <cstring>

#include "engines/matching/solver.hpp"
#include "instances.hpp"

namespace {

using namespace kith::matching;

// Processor time, because the machine may be shared; all here runs on one thread.
double seconds_since(std::clock_t begin) {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// A thousand changes: jobs with other costs, jobs gone, volunteers with other room.
double changed_and_solved_again(Market& market, Solver& solver, Random& random) {
    std::vector<std::vector<Arc>> arcs;
    std::vector<std::uint32_t> jobs;
    for (int i = 0; i < 1000; ++i) {
        const int job = random.below(static_cast<int>(market.jobs()));
        jobs.push_back(static_cast<std::uint32_t>(job));
        const auto now = market.arcs_of(jobs.back());
        arcs.emplace_back(now.begin(), now.end());
        for (Arc& arc : arcs.back()) arc.cost += random.below(300);
        if (i % 5 == 0) arcs.back().clear();
    }
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (i % 4 == 0) {
            const int who = random.below(static_cast<int>(market.volunteers()));
            market.change_volunteer(static_cast<std::uint32_t>(who), random.below(3));
            solver.volunteer_changed(static_cast<std::uint32_t>(who));
            continue;
        }
        market.change_job(jobs[i], arcs[i], market.unserved(jobs[i]));
        solver.job_changed(jobs[i]);
    }
    solver.solve();
    return seconds_since(begin);
}

void compare(std::string_view shape, int scale, bool with_lemon) {
    const auto [name, question] = make_instance(shape, 100'000 / scale, 750'000 / scale, 20, 1);
    const std::clock_t begin = std::clock();
    Market market = market_of(question);
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
    Random random(3);
    const double first = changed_and_solved_again(market, solver, random);
    const double second = changed_and_solved_again(market, solver, random);
    const Cost mended = solver.assignment().cost;
    fmt::print("\n{:13} solved again after 1,000 changes {:.3f} s, and again {:.3f} s, gap {}\n",
               "", first, second, mended - lower_bound(market, solver.prices()));
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
