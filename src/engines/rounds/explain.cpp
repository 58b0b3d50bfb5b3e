#include "engines/rounds/explain.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kith::rounds {
namespace {

constexpr std::array kConditions = {Reason::NoSkill, Reason::Barred, Reason::TooBig,
                                    Reason::OutOfHours, Reason::TooFar};
constexpr std::array<std::string_view, kConditions.size()> kThings = {
    "its skills", "who may not come", "its load", "its window or the shifts", "the way there"};
using Failures = std::bitset<kConditions.size()>;

bool lacks_skill(const Worker& worker, const Stop& stop) {
    return std::ranges::any_of(stop.skills, [&](const std::string& skill) {
        return std::ranges::find(worker.skills, skill) == worker.skills.end();
    });
}

// The earliest a worker with nothing else to do could begin there.
double soonest(const Problem& problem, const Worker& worker, const Stop& stop) {
    const auto way = worker.start ? distance(problem, *worker.start, stop.place) : 0;
    return std::max(worker.shift.from + way / worker.speed, stop.window.from);
}

// Whether a worker on shift in the window could not go there and be back in time.
bool is_too_far(const Problem& problem, const Worker& worker, const Stop& stop) {
    const auto start = soonest(problem, worker, stop);
    const auto to = worker.start ? distance(problem, *worker.start, stop.place) : 0;
    const auto back = worker.end ? distance(problem, stop.place, *worker.end) : 0;
    const auto lasts = (to + back) / worker.speed + stop.service;
    return start > stop.window.to + kSlack ||
           start + stop.service + back / worker.speed > worker.shift.to + kSlack ||
           lasts > worker.longest + kSlack || worker.most_stops < 1;
}

Failures failures(const Problem& problem, const Worker& worker, const Stop& stop) {
    Failures failed;
    failed[0] = lacks_skill(worker, stop);
    failed[1] = std::ranges::find(stop.never, worker.id) != stop.never.end();
    failed[2] = stop.load > worker.capacity + kSlack;
    const auto begins = std::max(worker.shift.from, stop.window.from);
    failed[3] = begins > stop.window.to || begins + stop.service > worker.shift.to + kSlack;
    failed[4] = !failed[3] && is_too_far(problem, worker, stop);
    return failed;
}

std::string sentence(const Problem& problem, const Stop& stop, Reason reason) {
    switch (reason) {
        case Reason::NoSkill:
            return fmt::format("nobody who could come has every skill it needs ({})",
                               fmt::join(stop.skills, ", "));
        case Reason::Barred:
            return fmt::format("the only ones who could come may not ({})",
                               fmt::join(stop.never, ", "));
        case Reason::TooBig: {
            double most = 0;
            for (const auto& worker : problem.workers) most = std::max(most, worker.capacity);
            return fmt::format("its load of {:g} is more than anybody who could come can carry "
                               "(the most anyone carries is {:g})", stop.load, most);
        }
        case Reason::OutOfHours:
            return "nobody who could come is on shift in its window";
        case Reason::TooFar:
            return "nobody who could come can get there in its window and back before the shift "
                   "ends";
        case Reason::NotEnough:
            return "it needs two people, and only one could come";
        case Reason::Full:
            return "those who could come are full";
    }
    return {};
}

// How many could come if only this were different, by condition, and if nothing were.
struct Tally {
    std::array<int, kConditions.size()> one_short{};
    int could = 0;
    std::size_t fewest = kConditions.size() + 1;
    Failures of_fewest;
};

Tally tally(const Problem& problem, const Stop& stop) {
    Tally counted;
    for (const auto& worker : problem.workers) {
        const auto failed = failures(problem, worker, stop);
        if (failed.none()) ++counted.could;
        if (failed.count() < counted.fewest) {
            counted.fewest = failed.count();
            counted.of_fewest = failed;
        }
        if (failed.count() != 1) continue;
        for (std::size_t index = 0; index < failed.size(); ++index) {
            counted.one_short[index] += failed[index] ? 1 : 0;
        }
    }
    return counted;
}

void explain_nobody(const Problem& problem, const Stop& stop, const Tally& counted,
                    Unserved& left) {
    if (problem.workers.empty()) {
        left.reason = Reason::OutOfHours;
        left.text = "nobody is on shift";
        return;
    }
    const auto most = std::ranges::max_element(counted.one_short);
    if (*most > 0) {
        left.reason = kConditions[static_cast<std::size_t>(most - counted.one_short.begin())];
        left.text = sentence(problem, stop, left.reason);
        return;
    }
    std::vector<std::string_view> things;
    for (std::size_t index = kConditions.size(); index-- > 0;) {
        if (!counted.of_fewest[index]) continue;
        left.reason = kConditions[index];
        things.insert(things.begin(), kThings[index]);
    }
    left.text = fmt::format("nobody could come unless several things gave way: {}",
                            fmt::join(things, ", "));
}

std::string names_of_those_who_could(const Problem& problem, const Stop& stop) {
    constexpr std::size_t kNamed = 3;
    std::vector<std::string> names;
    std::size_t count = 0;
    for (const auto& worker : problem.workers) {
        if (failures(problem, worker, stop).any()) continue;
        if (++count <= kNamed) names.push_back(worker.id);
    }
    const auto more = count > kNamed ? fmt::format(" and {} more", count - kNamed) : "";
    return fmt::format("{}{}", fmt::join(names, ", "), more);
}

// What the given round would still have to allow for the stop to fit in.
struct Gap {
    double late = kNoLimit;     // at its best place, and to whom it would be late
    double over = kNoLimit;     // load above the capacity
};

Gap gap(const State& state, const Route& route, int node) {
    const auto& instance = state.instance();
    const auto& kind = instance.kinds[static_cast<std::size_t>(route.kind)];
    const auto* row = instance.row(node);
    const auto here = static_cast<std::size_t>(node);
    Gap found;
    found.over = route.load + instance.load[here] - kind.capacity;
    for (std::size_t index = 1; index < route.steps.size(); ++index) {
        const auto& last = route.steps[index - 1];
        const auto& next = route.steps[index];
        const auto arrives = last.leaves + row[last.place] * kind.pace;
        const auto starts = std::max(arrives, instance.open[here]);
        const auto ends = starts + instance.service[here] + row[next.place] * kind.pace;
        const auto late =
            std::max(starts - instance.close[here], 0.0) + std::max(ends - next.latest, 0.0);
        found.late = std::min(found.late, late);
    }
    return found;
}

std::string spell(const Problem& problem, double time) {
    if (problem.ground == Ground::Plane) return fmt::format("{:.2f}", time);
    return fmt::format("{:.0f} minutes", std::max(1.0, std::ceil(time / 60)));
}

std::string nearest_miss(const Problem& problem, const State& state, const Stop& stop, int node) {
    double least_late = kNoLimit;
    double least_over = kNoLimit;
    std::string by_time;
    std::string by_load;
    for (std::size_t index = 0; index < problem.workers.size(); ++index) {
        if (failures(problem, problem.workers[index], stop).any()) continue;
        const auto& name = problem.workers[index].id;
        const auto missing = gap(state, state.routes()[index], node);
        if (missing.over <= 0 && missing.late > kSlack && missing.late < least_late) {
            least_late = missing.late;
            by_time = fmt::format("; {} would run {} late", name, spell(problem, least_late));
        }
        if (missing.late <= kSlack && missing.over > 0 && missing.over < least_over) {
            least_over = missing.over;
            by_load = fmt::format("; {} would carry {:.3g} too much", name, least_over);
        }
    }
    return by_time + by_load;
}

}  // namespace

void explain(const Problem& problem, const State& state, Plan& plan) {
    for (auto& left : plan.unserved) {
        const auto& stop = problem.stops[left.stop];
        const auto counted = tally(problem, stop);
        if (counted.could == 0) {
            explain_nobody(problem, stop, counted, left);
        } else if (counted.could < stop.people) {
            left.reason = Reason::NotEnough;
            left.text = fmt::format("{} ({})", sentence(problem, stop, left.reason),
                                    names_of_those_who_could(problem, stop));
        } else {
            const auto& stops = state.instance().stop_of;
            const auto node = std::ranges::find(stops, left.stop) - stops.begin();
            left.reason = Reason::Full;
            left.text = fmt::format("{} ({}){}", sentence(problem, stop, left.reason),
                                    names_of_those_who_could(problem, stop),
                                    nearest_miss(problem, state, stop, static_cast<int>(node)));
        }
    }
}

}  // namespace kith::rounds
