#include <algorithm>
#include <thread>

#include "engines/rounds/chain.hpp"
#include "engines/rounds/explain.hpp"
#include "engines/rounds/rounds.hpp"
#include "engines/rounds/timetable.hpp"
#include "engines/rounds/validate.hpp"

namespace kith::rounds {
namespace {

constexpr int kParts = 10;
constexpr int kPartsAlone = 5;

// The share of the search that goes into fewer rounds where that is what is wanted.
constexpr double kShrinking = 0.4;

constexpr Heat kHeat{1, 0.02};
constexpr RuinSize kRuin{10, 10};

// Runs `work` for every chain, on so many threads at most; which thread runs which changes
// nothing, because chains share nothing while they run.
void run_all(std::vector<Chain>& chains, std::size_t threads,
             const std::function<void(Chain&)>& work) {
    const auto count = std::clamp<std::size_t>(threads, 1, chains.size());
    std::vector<std::jthread> running;
    for (std::size_t thread = 1; thread < count; ++thread) {
        running.emplace_back([&, thread] {
            for (auto index = thread; index < chains.size(); index += count) work(chains[index]);
        });
    }
    for (std::size_t index = 0; index < chains.size(); index += count) work(chains[index]);
}

const Chain& leader(const std::vector<Chain>& chains) {
    return *std::ranges::min_element(chains, {},
                                     [](const Chain& chain) { return chain.best().cost(); });
}

// Chains go alone while they are warm, so that they come to different ground; from then on the
// others go on from the best found by any, now and then.
void search(std::vector<Chain>& chains, std::size_t threads, const Progress& progress) {
    for (int part = 1; part <= kParts; ++part) {
        const auto until = static_cast<double>(part) / kParts;
        run_all(chains, threads, [&](Chain& chain) { chain.run(progress, until); });
        if (part < kPartsAlone || part == kParts) continue;
        const auto& lead = leader(chains);
        for (auto& chain : chains) {
            if (&chain != &lead) chain.take(lead.best());
        }
    }
}

}  // namespace

Result<Plan> solve(const Problem& problem, const Options& options) {
    if (auto found = wrongs(problem); !found.empty()) {
        return kith::problem(Invalid{std::move(found)});
    }
    const auto instance = make_instance(problem);
    std::vector<Chain> chains;
    for (std::size_t chain = 0; chain < std::max<std::size_t>(1, options.chains); ++chain) {
        chains.emplace_back(instance, options.seed + chain * 0x9e3779b9ULL, kHeat, kRuin);
    }
    const auto progress = [&](std::size_t done) {
        if (options.spent) return options.spent();
        return static_cast<double>(done) / static_cast<double>(options.iterations);
    };
    if (options.objective == Objective::FewestRounds) {
        run_all(chains, options.threads, [&](Chain& chain) { chain.shrink(progress, kShrinking); });
        const auto& fewest = *std::ranges::min_element(chains, {}, [](const Chain& chain) {
            return std::pair(chain.best().left_out(), chain.best().used());
        });
        for (auto& chain : chains) chain.take(fewest.best());
    }
    search(chains, options.threads, progress);
    const auto& best = leader(chains);
    auto plan = make_plan(problem, best.best());
    explain(problem, best.best(), plan);
    for (const auto& chain : chains) plan.iterations += chain.iterations();
    return plan;
}

}  // namespace kith::rounds
