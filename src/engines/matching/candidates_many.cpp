// The candidates of many jobs: a sheet for each kind of job that many ask for, the jobs in the
// order of the map, so that one search finds in the cache what the last one read.
#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "engines/matching/sheet.hpp"

namespace kith::matching {
namespace {

// Fewer jobs of a kind than this do not repay packing everybody who offers it.
constexpr std::size_t jobs_that_repay = 200;
constexpr std::size_t jobs_a_turn = 64;

struct Group {
    std::size_t jobs = 0;
    std::uint64_t traits = ~std::uint64_t{0};
    const Setting* setting = nullptr;
    std::unique_ptr<Sheet> sheet{};
};

std::array<Group, words_max> grouped(std::span<const Wanted> wanted) {
    std::array<Group, words_max> kinds;
    for (const Wanted& one : wanted) {
        Group& group = kinds.at(one.ask->job.kind);
        ++group.jobs;
        group.traits &= one.ask->traits;
        group.setting = &one.ask->setting;
    }
    return kinds;
}

std::vector<std::uint32_t> along_the_map(std::span<const Wanted> wanted) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        keyed.emplace_back(morton(wanted[i].ask->job.place.value_or(Place{})), i);
    }
    std::ranges::sort(keyed);
    std::vector<std::uint32_t> order;
    for (const auto& [key, i] : keyed) order.push_back(i);
    return order;
}

// Calls `work` with each number below `count`, on that many threads; `begin` makes each its own.
void share_out(std::size_t count, int threads,
               const std::function<std::function<void(std::size_t)>()>& begin) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        const auto each = begin();
        for (std::size_t i; (i = next.fetch_add(1)) < count;) each(i);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads && static_cast<std::size_t>(i) < count; ++i) {
        others.emplace_back(work);
    }
    work();
}

}  // namespace

std::vector<Candidates> find_for_all(const Index& index, std::span<const Wanted> wanted,
                                     int threads) {
    std::vector<Candidates> found(wanted.size());
    std::array<Group, words_max> kinds = grouped(wanted);
    share_out(kinds.size(), threads, [&] {
        return [&](std::size_t kind) {
            Group& group = kinds[kind];
            if (group.jobs < jobs_that_repay) return;
            group.sheet = std::make_unique<Sheet>(index, *group.setting, group.traits);
        };
    });
    const std::vector<std::uint32_t> order = along_the_map(wanted);
    share_out((order.size() + jobs_a_turn - 1) / jobs_a_turn, threads, [&] {
        const auto finder = std::make_shared<Finder>(index);
        const auto scratch = std::make_shared<Sheet::Scratch>(index);
        return [&, finder, scratch](std::size_t turn) {
            const std::size_t to = std::min((turn + 1) * jobs_a_turn, order.size());
            for (std::size_t at = turn * jobs_a_turn; at < to; ++at) {
                const auto& [ask, how_many] = wanted[order[at]];
                const auto& sheet = kinds[ask->job.kind].sheet;
                found[order[at]] = sheet ? sheet->best(*ask, how_many, *scratch)
                                         : finder->best(*ask, how_many);
            }
        };
    });
    return found;
}

}  // namespace kith::matching
