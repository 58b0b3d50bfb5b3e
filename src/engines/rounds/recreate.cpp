#include "engines/rounds/recreate.hpp"

#include <algorithm>

namespace kith::rounds {
namespace {

constexpr double kBlink = 0.01;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Recreate::Recreate(const Instance& instance)
    : instance_(&instance),
      pairs_(instance),
      keys_(at(instance.nodes)),
      known_(at(instance.nodes) * at(instance.workers)),
      seen_empty_(instance.kinds.size(), 0) {
    for (int node = 0; node < instance.nodes; ++node) {
        double nearest = kNoLimit;
        for (const auto& kind : instance.kinds) {
            nearest = std::min(nearest, instance.row(node)[kind.start]);
        }
        out_.push_back(nearest);
        weighted_ = weighted_ || instance.penalty[at(node)] != instance.penalty[0];
    }
}

// Smaller keys go first. The ways and their shares are those of the paper.
void Recreate::sort_by(Random& random) {
    const auto way = random.below(17);
    for (const auto node : queue_) {
        const auto here = at(node);
        double key = 0;
        if (way < 4) {
            key = random.share();
        } else if (way < 8) {
            key = -instance_->load[here];
        } else if (way < 10) {
            key = -out_[here];
        } else if (way < 11) {
            key = out_[here];
        } else if (way < 13) {
            key = instance_->close[here] - instance_->open[here];
        } else if (way < 15) {
            key = instance_->open[here];
        } else {
            key = -instance_->close[here];
        }
        keys_[here] = key;
    }
}

void Recreate::order(const State& state, Random& random) {
    queue_ = state.absent();
    sort_by(random);
    const bool by_weight = weighted_ && random.chance(0.5);
    std::ranges::sort(queue_, [&](int one, int other) {
        if (by_weight) {
            const auto gap = instance_->penalty[at(one)] - instance_->penalty[at(other)];
            if (gap != 0) return gap > 0;
        }
        const auto mine = keys_[at(one)];
        const auto theirs = keys_[at(other)];
        return mine != theirs ? mine < theirs : one < other;
    });
}

const Slot& Recreate::look(const State& state, int node, int route) {
    const auto& there = state.route(route);
    auto& known = known_[at(node) * at(instance_->workers) + at(route)];
    if (known.version != there.version) {
        known.slot = best_slot(*instance_, state.windows(), there, node);
        known.version = there.version;
    }
    return known.slot;
}

Recreate::Choice Recreate::choose(const State& state, Random& random, int node) {
    Choice best;
    std::ranges::fill(seen_empty_, 0);
    for (int index = 0; index < instance_->workers; ++index) {
        const auto& route = state.route(index);
        const auto& kind = instance_->kinds[at(route.kind)];
        if (!state.open_to_all(index) || !instance_->allows(route.kind)[node]) continue;
        if (route.load + instance_->load[at(node)] > kind.capacity) continue;
        if (route.size() >= kind.most) continue;
        if (route.size() == 0) {
            if (seen_empty_[at(route.kind)]) continue;
            seen_empty_[at(route.kind)] = 1;
        }
        auto slot = look(state, node, index);
        if (slot.cost >= best.slot.cost) continue;
        if (random.chance(kBlink)) {
            slot = best_slot(*instance_, state.windows(), route, node, slot.position);
            if (slot.cost >= best.slot.cost) continue;
        }
        best = {slot, index};
    }
    return best;
}

void Recreate::operator()(State& state, Random& random) {
    order(state, random);
    for (const auto node : queue_) {
        if (state.route_of(node) >= 0) continue;
        if (instance_->twin[at(node)] >= 0) {
            pairs_.put_in(state, random, node);
            continue;
        }
        const auto best = choose(state, random, node);
        if (best.route >= 0) state.put_in(best.route, best.slot.position, node);
    }
    state.tidy_absent();
}

}  // namespace kith::rounds
