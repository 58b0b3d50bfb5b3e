#include "engines/rounds/route.hpp"

#include <algorithm>

namespace kith::rounds {

Stretch join(const Stretch& first, double way, const Stretch& second) {
    const auto lag = first.lasts + way;
    const auto wait = std::max(second.open - lag - first.close, 0.0);
    return {first.lasts + second.lasts + way + wait,
            std::max(second.open - lag, first.open) - wait,
            std::min(second.close - lag, first.close)};
}

namespace {

void refresh_stretches(const Instance& instance, Windows windows, Route& route) {
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const auto count = route.steps.size();
    route.before.resize(count);
    route.after.resize(count);
    const auto alone = [&](std::size_t index) -> Stretch {
        if (index == 0 || index + 1 == count) return {0, kind.open, kind.close};
        const auto node = route.steps[index].place;
        return {instance.service[static_cast<std::size_t>(node)], windows.open[node],
                windows.close[node]};
    };
    route.before[0] = alone(0);
    for (std::size_t index = 1; index < count; ++index) {
        const auto way = route.steps[index].leg * kind.pace;
        route.before[index] = join(route.before[index - 1], way, alone(index));
    }
    route.after[count - 1] = alone(count - 1);
    for (std::size_t index = count - 1; index-- > 0;) {
        const auto way = route.steps[index + 1].leg * kind.pace;
        route.after[index] = join(alone(index), way, route.after[index + 1]);
    }
}

}  // namespace

void refresh(const Instance& instance, Windows windows, Route& route) {
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const auto count = route.steps.size();
    Step* const steps = route.steps.data();
    const double* const service = instance.service.data();
    const double* const load = instance.load.data();
    steps[0].leaves = kind.open;
    steps[0].leg = 0;
    route.load = 0;
    route.length = 0;
    for (std::size_t index = 1; index < count; ++index) {
        auto& step = steps[index];
        step.leg = instance.row(steps[index - 1].place)[step.place];
        route.length += step.leg;
        const auto arrives = steps[index - 1].leaves + step.leg * kind.pace;
        if (index + 1 == count) {
            step.leaves = arrives;
            break;
        }
        step.leaves = std::max(arrives, windows.open[step.place]) + service[step.place];
        route.load += load[step.place];
    }
    steps[count - 1].latest = kind.close;
    for (std::size_t index = count - 1; index-- > 1;) {
        const auto& next = steps[index + 1];
        const auto node = steps[index].place;
        const auto latest = next.latest - next.leg * kind.pace - service[node];
        steps[index].latest = std::min(latest, windows.close[node]);
    }
    steps[0].latest = count == 2 ? kind.close : steps[1].latest - steps[1].leg * kind.pace;
    route.cost = count == 2 ? 0 : route.length * kind.rate + kind.setup;
    if (!instance.extra.empty()) {
        for (std::size_t index = 1; index + 1 < count; ++index) {
            route.cost += instance.extra_for(route.kind, steps[index].place);
        }
    }
    if (kind.limited) refresh_stretches(instance, windows, route);
}

void make_empty(const Instance& instance, int kind, Route& route) {
    const auto& shape = instance.kinds[static_cast<std::size_t>(kind)];
    route.kind = kind;
    route.steps.resize(2);
    route.steps[0].place = shape.start;
    route.steps[1].place = shape.end;
}

namespace {

bool short_enough(const Instance& instance, Windows windows, const Route& route, int node,
                  std::size_t index, double to, double from) {
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const Stretch alone{instance.service[static_cast<std::size_t>(node)], windows.open[node],
                        windows.close[node]};
    const auto begun = join(route.before[index - 1], to * kind.pace, alone);
    return join(begun, from * kind.pace, route.after[index]).lasts <= kind.longest;
}

}  // namespace

namespace {

// What does not change from place to place.
struct Visitor {
    int node;
    const double* row;
    double open;
    double close;
    double service;
    double pace;
    int barred;
};

template <bool kLimited>
Slot scan(const Instance& instance, Windows windows, const Route& route, const Visitor& visitor) {
    const Step* const first = route.steps.data();
    const Step* const end = first + route.steps.size();
    const bool empty = end - first == 2;
    const Step* best_next = nullptr;
    double best = kNoLimit;
    double to = visitor.row[first->place];
    for (const Step* next = first + 1; next != end; ++next) {
        const Step* const last = next - 1;
        if (last->leaves > visitor.close) break;
        const auto from = visitor.row[next->place];
        const auto added = to + from - (empty ? 0 : next->leg);
        const auto way = to;
        to = from;
        if (added >= best) continue;
        const auto starts = std::max(last->leaves + way * visitor.pace, visitor.open);
        if (starts > visitor.close) continue;
        if (starts + visitor.service + from * visitor.pace > next->latest) continue;
        if (kLimited && !short_enough(instance, windows, route, visitor.node,
                                      static_cast<std::size_t>(next - first), way, from)) {
            continue;
        }
        if (static_cast<int>(last - first) == visitor.barred) continue;
        best = added;
        best_next = next;
    }
    if (best_next == nullptr) return {};
    return {best, static_cast<int>(best_next - first) - 1};
}

}  // namespace

Slot best_slot(const Instance& instance, Windows windows, const Route& route, int node,
               int barred) {
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const Visitor visitor{node, instance.row(node), windows.open[node], windows.close[node],
                          instance.service[static_cast<std::size_t>(node)], kind.pace, barred};
    auto slot = kind.limited ? scan<true>(instance, windows, route, visitor)
                             : scan<false>(instance, windows, route, visitor);
    if (slot.position < 0) return slot;
    slot.cost = slot.cost * kind.rate + (route.size() == 0 ? kind.setup : 0) +
                instance.extra_for(route.kind, node);
    return slot;
}

}  // namespace kith::rounds
