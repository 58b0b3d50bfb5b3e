#include "engines/rounds/recreate.hpp"

#include <algorithm>

namespace kith::rounds {
namespace {

constexpr double kBlink = 0.01;
// How often one stop begins a round of its own though it costs more: greed alone hardly ever
// begins one, and with distance as the aim one round more is often shorter.
constexpr double kBegin = 0.02;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Recreate::Recreate(const Instance& instance)
    : instance_(&instance),
      pairs_(instance),
      keys_(at(instance.nodes)),
      known_(at(instance.nodes) * at(instance.workers)),
      next_of_kind_(at(instance.workers), -1),
      first_of_kind_(instance.kinds.size(), -1) {
    for (auto worker = instance.workers; worker-- > 0;) {
        auto& first = first_of_kind_[at(instance.kind_of[at(worker)])];
        next_of_kind_[at(worker)] = first;
        first = worker;
    }
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

Recreate::Candidate Recreate::candidate(const State& state, int index) {
    const auto& route = state.route(index);
    const auto& kind = instance_->kinds[at(route.kind)];
    const auto room = route.size() < kind.most ? kind.capacity - route.load : -1;
    return {route.version, room, instance_->allows(route.kind), index};
}

// One empty route of each kind stands for all of them.
void Recreate::gather_empty(const State& state, int kind) {
    for (auto index = first_of_kind_[at(kind)]; index >= 0; index = next_of_kind_[at(index)]) {
        if (state.route(index).size() > 0) continue;
        candidates_.push_back(candidate(state, index));
        return;
    }
}

void Recreate::gather(const State& state) {
    candidates_.clear();
    for (int index = 0; index < instance_->workers; ++index) {
        if (state.route(index).size() > 0) candidates_.push_back(candidate(state, index));
    }
    if (state.used() >= state.limit()) return;
    for (int kind = 0; kind < static_cast<int>(instance_->kinds.size()); ++kind) {
        gather_empty(state, kind);
    }
}

Recreate::Choice Recreate::choose(const State& state, Random& random, int node) {
    Choice best;
    const auto load = instance_->load[at(node)];
    Known* const known_here = known_.data() + at(node) * at(instance_->workers);
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const auto& candidate = candidates_[index];
        if (load > candidate.room || !candidate.allows[node]) continue;
        auto& known = known_here[candidate.route];
        if (known.version != candidate.version) {
            const auto& route = state.route(candidate.route);
            const auto slot = best_slot(*instance_, state.windows(), route, node);
            known = {candidate.version, static_cast<float>(slot.cost), slot.position};
        }
        if (known.cost >= best.slot.cost) continue;
        Slot slot{known.cost, known.position};
        if (random.chance(kBlink)) {
            const auto& route = state.route(candidate.route);
            slot = best_slot(*instance_, state.windows(), route, node, slot.position);
            if (slot.cost >= best.slot.cost) continue;
        }
        best = {slot, index};
    }
    return best;
}

// The cheapest round that would begin with this stop.
Recreate::Choice Recreate::choose_empty(const State& state, int node) {
    Choice best;
    const auto load = instance_->load[at(node)];
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const auto& candidate = candidates_[index];
        const auto& route = state.route(candidate.route);
        if (route.size() > 0 || load > candidate.room || !candidate.allows[node]) continue;
        const auto slot = best_slot(*instance_, state.windows(), route, node);
        if (slot.cost < best.slot.cost) best = {slot, index};
    }
    return best;
}

void Recreate::put_in(State& state, const Choice& choice, int node) {
    const auto index = candidates_[choice.candidate].route;
    const bool begins = state.route(index).size() == 0;
    state.put_in(index, choice.slot.position, node);
    candidates_[choice.candidate] = candidate(state, index);
    if (!begins) return;
    if (state.used() >= state.limit()) {
        gather(state);
    } else {
        gather_empty(state, state.route(index).kind);
    }
}

void Recreate::operator()(State& state, Random& random) {
    order(state, random);
    gather(state);
    bool begin = random.chance(kBegin);
    for (const auto node : queue_) {
        if (state.route_of(node) >= 0) continue;
        if (instance_->twin[at(node)] >= 0) {
            if (pairs_.put_in(state, random, node)) gather(state);
            continue;
        }
        const auto best = begin ? choose_empty(state, node) : choose(state, random, node);
        begin = false;
        if (best.slot.position >= 0) put_in(state, best, node);
    }
    state.tidy_absent();
}

}  // namespace kith::rounds
