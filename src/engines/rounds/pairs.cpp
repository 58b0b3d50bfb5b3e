#include "engines/rounds/pairs.hpp"

#include <algorithm>
#include <cmath>

namespace kith::rounds {
namespace {

constexpr double kBlink = 0.01;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

bool Pairs::put_in(State& state, Random& random, int node) {
    const auto twin = instance_->twin[at(node)];
    collect(state, node);
    const Way* one = nullptr;
    const Way* other = nullptr;
    double best = kNoLimit;
    for (auto first = ways_.begin(); first != ways_.end(); ++first) {
        if (2 * first->cost >= best) break;
        for (auto second = first + 1; second != ways_.end(); ++second) {
            if (first->cost + second->cost >= best) break;
            const auto moment = std::max(first->from, second->from);
            if (first->route == second->route || !fits(state, *first, *second)) continue;
            if (moment > std::min(first->to, second->to) || random.chance(kBlink)) continue;
            if (!lasts(state, node, *first, moment)) continue;
            if (!lasts(state, node, *second, moment)) continue;
            best = first->cost + second->cost;
            one = &*first;
            other = &*second;
        }
    }
    if (one == nullptr) return false;
    const auto moment = std::max(one->from, other->from);
    state.fix_moment(node, moment);
    state.fix_moment(twin, moment);
    state.put_in(one->route, one->position, node);
    state.put_in(other->route, other->position, twin);
    return true;
}

void Pairs::collect(const State& state, int node) {
    ways_.clear();
    for (int index = 0; index < instance_->workers; ++index) {
        const auto& route = state.route(index);
        const auto& kind = instance_->kinds[at(route.kind)];
        if (!state.open_to_all(index) || !instance_->allows(route.kind)[node]) continue;
        if (route.load + instance_->load[at(node)] > kind.capacity) continue;
        if (route.size() >= kind.most) continue;
        collect_in(state, node, index);
    }
    std::ranges::sort(ways_, [](const Way& one, const Way& other) {
        if (one.cost != other.cost) return one.cost < other.cost;
        if (one.route != other.route) return one.route < other.route;
        return one.position < other.position;
    });
}

void Pairs::collect_in(const State& state, int node, int index) {
    const auto& route = state.route(index);
    const auto& kind = instance_->kinds[at(route.kind)];
    const auto* row = instance_->row(node);
    for (std::size_t step = 1; step < route.steps.size(); ++step) {
        const auto& last = route.steps[step - 1];
        const auto& next = route.steps[step];
        const auto to = row[last.place];
        const auto from = row[next.place];
        Way way;
        way.cost = (to + from - (route.size() == 0 ? 0 : next.leg)) * kind.rate +
                   (route.size() == 0 ? kind.setup : 0) +
                   instance_->extra_for(route.kind, node);
        way.from = std::max(last.leaves + to * kind.pace, instance_->open[at(node)]);
        way.to = std::min(next.latest - from * kind.pace - instance_->service[at(node)],
                          instance_->close[at(node)]);
        way.route = index;
        way.position = static_cast<int>(step) - 1;
        if (way.from <= way.to) ways_.push_back(way);
    }
}

// Whether the limit on rounds leaves room where both would begin one.
bool Pairs::fits(const State& state, const Way& one, const Way& other) const {
    if (state.used() + 2 <= state.limit()) return true;
    return state.route(one.route).size() > 0 || state.route(other.route).size() > 0;
}

bool Pairs::lasts(const State& state, int node, const Way& way, double moment) const {
    const auto& route = state.route(way.route);
    const auto& kind = instance_->kinds[at(route.kind)];
    if (!kind.limited) return true;
    const auto index = at(way.position) + 1;
    const auto* row = instance_->row(node);
    const Stretch alone{instance_->service[at(node)], moment, moment + kSlack};
    const auto to = row[route.steps[index - 1].place] * kind.pace;
    const auto from = row[route.steps[index].place] * kind.pace;
    const auto begun = join(route.before[index - 1], to, alone);
    return join(begun, from, route.after[index]).lasts <= kind.longest;
}

}  // namespace kith::rounds
