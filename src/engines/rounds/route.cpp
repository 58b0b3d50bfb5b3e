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

Slot best_slot(const Instance& instance, Windows windows, const Route& route, int node,
               int barred) {
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const double* const row = instance.row(node);
    const double open = windows.open[node];
    const double close = windows.close[node];
    const double service = instance.service[static_cast<std::size_t>(node)];
    const double pace = kind.pace;
    const auto count = route.steps.size();
    const Step* const steps = route.steps.data();
    const double empty_leg = count == 2 ? 0 : 1;
    double best = kNoLimit;
    int position = -1;
    for (std::size_t index = 1; index < count; ++index) {
        const auto& last = steps[index - 1];
        const auto& next = steps[index];
        if (last.leaves > close) break;
        const auto to = row[last.place];
        const auto from = row[next.place];
        const auto added = to + from - empty_leg * next.leg;
        if (added >= best) continue;
        const auto starts = std::max(last.leaves + to * pace, open);
        if (starts > close || starts + service + from * pace > next.latest) continue;
        if (kind.limited && !short_enough(instance, windows, route, node, index, to, from)) {
            continue;
        }
        if (static_cast<int>(index) - 1 == barred) continue;
        best = added;
        position = static_cast<int>(index) - 1;
    }
    if (position < 0) return {};
    return {best * kind.rate + (count == 2 ? kind.setup : 0) +
                instance.extra_for(route.kind, node),
            position};
}

}  // namespace kith::rounds
