#include "engines/rounds/timetable.hpp"

#include <algorithm>

namespace kith::rounds {
namespace {

// The latest time to leave the start so that the round ends no later than when leaving at once.
double latest_leaving(const State& state, const Route& route, const Kind& kind) {
    const auto windows = state.windows();
    double latest = route.steps.back().leaves;
    for (auto index = route.steps.size() - 1; index-- > 1;) {
        const auto node = route.steps[index].place;
        const auto way = route.steps[index + 1].leg * kind.pace;
        const auto service = state.instance().service[static_cast<std::size_t>(node)];
        latest = std::min(latest - way - service, windows.close[node] - kSlack);
    }
    return std::max(kind.open, latest - route.steps[1].leg * kind.pace);
}

// Leaves so that nobody waits at the first door and every visit begins as early as it can, which
// keeps the most in hand for what goes wrong; later only where the round would last too long.
double leaving(const State& state, const Route& route, const Kind& kind) {
    const auto first = route.steps[1];
    const auto service = state.instance().service[static_cast<std::size_t>(first.place)];
    const auto soonest = std::max(kind.open, first.leaves - service - first.leg * kind.pace);
    if (!kind.limited) return soonest;
    const auto needed = route.steps.back().leaves - (kind.longest - kSlack);
    return std::max(soonest, std::min(needed, latest_leaving(state, route, kind)));
}

Round make_round(const Problem& problem, const State& state, int worker) {
    const auto& instance = state.instance();
    const auto& route = state.route(worker);
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    Round round;
    round.worker = static_cast<std::size_t>(worker);
    round.leaves = leaving(state, route, kind);
    double time = round.leaves;
    for (std::size_t index = 1; index + 1 < route.steps.size(); ++index) {
        const auto& step = route.steps[index];
        const auto node = static_cast<std::size_t>(step.place);
        Visit visit;
        visit.stop = instance.stop_of[node];
        visit.arrive = time + step.leg * kind.pace;
        visit.start = std::max(visit.arrive, state.windows().open[step.place]);
        visit.leave = visit.start + instance.service[node];
        const auto next = route.steps[index + 1];
        visit.added = step.leg + next.leg -
                      instance.row(route.steps[index - 1].place)[next.place];
        time = visit.leave;
        round.load += problem.stops[visit.stop].load;
        round.visits.push_back(visit);
    }
    round.ends = time + route.steps.back().leg * kind.pace;
    round.distance = route.length;
    return round;
}

}  // namespace

Plan make_plan(const Problem& problem, const State& state) {
    Plan plan;
    for (int worker = 0; worker < state.instance().workers; ++worker) {
        if (state.route(worker).size() == 0) continue;
        plan.rounds.push_back(make_round(problem, state, worker));
        plan.distance += plan.rounds.back().distance;
        plan.cost += state.route(worker).cost;
    }
    std::vector<std::size_t> left;
    for (const auto node : state.absent()) {
        left.push_back(state.instance().stop_of[static_cast<std::size_t>(node)]);
    }
    std::ranges::sort(left);
    left.erase(std::unique(left.begin(), left.end()), left.end());
    for (const auto stop : left) plan.unserved.push_back({stop, Reason::Full, {}});
    return plan;
}

}  // namespace kith::rounds
