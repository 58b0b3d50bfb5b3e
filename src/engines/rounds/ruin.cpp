#include "engines/rounds/ruin.hpp"

#include <algorithm>

namespace kith::rounds {
namespace {

constexpr double kSplitShare = 0.5;     // strings that spare some stops in their middle
constexpr double kSplitDeeper = 0.01;   // how rarely one more is spared

int position_of(const Route& route, int node) {
    int position = 0;
    while (route.node(position) != node) ++position;
    return position;
}

// A number from 1 to `most`, where `most` need not be whole.
int up_to(Random& random, double most) {
    return static_cast<int>(1 + random.share() * most);
}

}  // namespace

Ruin::Ruin(const Instance& instance, RuinSize size)
    : instance_(&instance), size_(size), is_torn_(static_cast<std::size_t>(instance.workers), 0) {}

void Ruin::tear(State& state, Random& random, int route, int position, int length) {
    const auto size = state.route(route).size();
    int spared = 0;
    if (length > 1 && length < size && random.chance(kSplitShare)) {
        spared = 1;
        while (length + spared < size && random.chance(kSplitDeeper)) ++spared;
    }
    const auto whole = length + spared;
    const auto earliest = std::max(0, position - whole + 1);
    const auto latest = std::min(position, size - whole);
    const auto begin = earliest + random.below(latest - earliest + 1);
    if (spared == 0) {
        state.take_out(route, begin, length);
        return;
    }
    const auto head = 1 + random.below(length - 1);
    state.take_out(route, begin + head + spared, length - head);
    state.take_out(route, begin, head);
}

void Ruin::operator()(State& state, Random& random) {
    if (state.used() == 0) return;
    const auto served = instance_->nodes - static_cast<int>(state.absent().size());
    const auto average = std::max(1, served / state.used());
    const auto longest = std::min(size_.longest, average);
    const auto most = 4 * size_.average / (1 + longest) - 1;
    const auto wanted = std::min(up_to(random, most), state.used());
    const auto* near = instance_->near_to(random.below(instance_->nodes));
    for (int index = 0; index < instance_->near_count; ++index) {
        if (static_cast<int>(torn_.size()) >= wanted) break;
        const auto route = state.route_of(near[index]);
        if (route < 0 || is_torn_[static_cast<std::size_t>(route)]) continue;
        const auto length = up_to(random, std::min(state.route(route).size(), longest));
        tear(state, random, route, position_of(state.route(route), near[index]), length);
        is_torn_[static_cast<std::size_t>(route)] = 1;
        torn_.push_back(route);
    }
    for (const auto route : torn_) is_torn_[static_cast<std::size_t>(route)] = 0;
    torn_.clear();
}

}  // namespace kith::rounds
