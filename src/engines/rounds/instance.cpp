#include "engines/rounds/instance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

namespace kith::rounds {
namespace {

// Farther neighbours than these are hardly ever worth tearing out together.
constexpr int kNear = 400;

void add_nodes(const Problem& problem, Instance& made) {
    for (std::size_t stop = 0; stop < problem.stops.size(); ++stop) {
        const auto& asked = problem.stops[stop];
        for (int person = 0; person < asked.people; ++person) {
            made.stop_of.push_back(stop);
            made.open.push_back(asked.window.from);
            made.close.push_back(asked.window.to + kSlack);
            made.service.push_back(asked.service);
            made.load.push_back(asked.load);
            made.twin.push_back(-1);
        }
        if (asked.people == 2) {
            const auto second = static_cast<int>(made.twin.size()) - 1;
            made.twin[static_cast<std::size_t>(second)] = second - 1;
            made.twin[static_cast<std::size_t>(second) - 1] = second;
            made.twins = true;
        }
    }
    made.nodes = static_cast<int>(made.stop_of.size());
}

// Numbers places as they come; the same spot twice is one place.
class Places {
  public:
    explicit Places(const Problem& problem, const Instance& made) {
        for (const auto stop : made.stop_of) places_.push_back(problem.stops[stop].place);
        first_ = places_.size();
    }
    // -1 stands for nowhere until the number of places is known.
    int number(const std::optional<Place>& place) {
        if (!place) return -1;
        const auto begin = places_.begin() + static_cast<std::ptrdiff_t>(first_);
        const auto found = std::find(begin, places_.end(), *place);
        const auto index = static_cast<int>(found - places_.begin());
        if (found == places_.end()) places_.push_back(*place);
        return index;
    }
    const std::vector<Place>& all() const { return places_; }

  private:
    std::vector<Place> places_;
    std::size_t first_ = 0;
};

Kind kind_of(const Worker& worker, const Weights& weights, Places& places) {
    Kind kind;
    kind.start = places.number(worker.start);
    kind.end = places.number(worker.end);
    kind.open = worker.shift.from;
    kind.close = worker.shift.to + kSlack;
    kind.capacity = worker.capacity + kSlack;
    kind.pace = 1 / worker.speed;
    kind.rate = weights.distance + weights.time * kind.pace;
    kind.setup = weights.round;
    kind.longest = worker.longest + kSlack;
    kind.most = worker.most_stops;
    kind.limited = worker.longest < worker.shift.to - worker.shift.from;
    return kind;
}

bool may_go(const Worker& worker, const Stop& stop) {
    const auto has = [&](const std::string& skill) {
        return std::ranges::find(worker.skills, skill) != worker.skills.end();
    };
    return std::ranges::all_of(stop.skills, has) &&
           std::ranges::find(stop.never, worker.id) == stop.never.end();
}

// What tells one worker from another, as a key.
struct Likeness {
    std::vector<double> numbers;
    std::vector<std::uint8_t> allowed;
    std::vector<std::size_t> regulars;  // stops whose usual worker this is
    auto operator<=>(const Likeness&) const = default;
};

Likeness likeness(const Problem& problem, const Instance& made, const Worker& worker,
                  const Kind& kind) {
    Likeness like;
    like.numbers = {static_cast<double>(kind.start), static_cast<double>(kind.end), kind.open,
                    kind.close, kind.capacity, kind.pace, kind.longest,
                    static_cast<double>(kind.most)};
    for (const auto stop : made.stop_of) {
        like.allowed.push_back(may_go(worker, problem.stops[stop]) ? 1 : 0);
    }
    for (std::size_t stop = 0; stop < problem.stops.size(); ++stop) {
        if (problem.stops[stop].usual == worker.id) like.regulars.push_back(stop);
    }
    return like;
}

void add_extra(const Problem& problem, const std::vector<Likeness>& likes, Instance& made) {
    if (problem.weights.unusual <= 0) return;
    const auto nobody = [](const Stop& stop) { return stop.usual.empty(); };
    if (std::ranges::all_of(problem.stops, nobody)) return;
    for (const auto& like : likes) {
        for (const auto stop : made.stop_of) {
            const bool usual = std::ranges::binary_search(like.regulars, stop);
            const bool matters = !problem.stops[stop].usual.empty();
            made.extra.push_back(matters && !usual ? problem.weights.unusual : 0);
        }
    }
}

void add_kinds(const Problem& problem, Places& places, Instance& made) {
    std::map<Likeness, int> numbered;
    std::vector<Likeness> likes;
    for (const auto& worker : problem.workers) {
        const auto kind = kind_of(worker, problem.weights, places);
        auto like = likeness(problem, made, worker, kind);
        const auto [found, fresh] = numbered.try_emplace(like, static_cast<int>(likes.size()));
        if (fresh) {
            made.kinds.push_back(kind);
            made.allowed.insert(made.allowed.end(), like.allowed.begin(), like.allowed.end());
            likes.push_back(std::move(like));
        }
        made.kind_of.push_back(found->second);
    }
    made.workers = static_cast<int>(made.kind_of.size());
    add_extra(problem, likes, made);
}

void add_distances(const Problem& problem, const std::vector<Place>& places, Instance& made) {
    const auto count = places.size() + 1;  // and nowhere
    made.places = static_cast<int>(count);
    made.distance.assign(count * count, 0);
    for (std::size_t from = 0; from < places.size(); ++from) {
        for (std::size_t to = from + 1; to < places.size(); ++to) {
            const auto length = distance(problem, places[from], places[to]);
            made.distance[from * count + to] = made.distance[to * count + from] = length;
        }
    }
    const auto nowhere = made.places - 1;
    for (auto& kind : made.kinds) {
        if (kind.start < 0) kind.start = nowhere;
        if (kind.end < 0) kind.end = nowhere;
    }
}

void add_neighbours(Instance& made) {
    const auto nodes = static_cast<std::size_t>(made.nodes);
    made.near_count = std::min(made.nodes, kNear);
    std::vector<int> order(nodes);
    for (int node = 0; node < made.nodes; ++node) {
        std::iota(order.begin(), order.end(), 0);
        const auto* row = made.row(node);
        const auto nearer = [&](int one, int other) {
            if (one == node || other == node) return one == node && other != node;
            return row[one] != row[other] ? row[one] < row[other] : one < other;
        };
        const auto last = order.begin() + made.near_count;
        if (last != order.end()) std::nth_element(order.begin(), last, order.end(), nearer);
        std::sort(order.begin(), last, nearer);
        made.near.insert(made.near.end(), order.begin(), last);
    }
}

// Leaving out a stop of weight one costs ten times the worst way of serving it alone, so that
// making room for it by moving others about still pays.
void add_penalties(const Problem& problem, Instance& made) {
    double longest = 1;
    for (const auto length : made.distance) longest = std::max(longest, length);
    double worst = problem.weights.round + problem.weights.unusual;
    for (const auto& kind : made.kinds) {
        worst = std::max(worst, 2 * longest * kind.rate + kind.setup + problem.weights.unusual);
    }
    for (const auto stop : made.stop_of) {
        const auto& asked = problem.stops[stop];
        made.penalty.push_back(10 * worst * asked.weight / asked.people);
    }
}

}  // namespace

Instance make_instance(const Problem& problem) {
    Instance made;
    add_nodes(problem, made);
    Places places(problem, made);
    add_kinds(problem, places, made);
    add_distances(problem, places.all(), made);
    add_neighbours(made);
    add_penalties(problem, made);
    return made;
}

}  // namespace kith::rounds
