#include "engines/rounds/made_up.hpp"

#include <algorithm>
#include <string>

#include "engines/rounds/random.hpp"

namespace kith::rounds {
namespace {

constexpr double kDay = 1000;

double whole(Random& random, int most) { return static_cast<double>(random.below(most + 1)); }

Place somewhere(Random& random, const std::vector<Place>& centres) {
    if (centres.empty()) return {whole(random, 100), whole(random, 100)};
    const auto& centre = centres[static_cast<std::size_t>(
        random.below(static_cast<int>(centres.size())))];
    return {centre.x + whole(random, 12) - 6, centre.y + whole(random, 12) - 6};
}

void make_odd(Random& random, Stop& stop) {
    if (random.chance(0.2)) stop.skills.push_back("hoist");
    if (random.chance(0.1)) stop.skills.push_back("driving");
    if (random.chance(0.1)) stop.people = 2;
    if (random.chance(0.1)) stop.never.push_back("w1");
    if (random.chance(0.2)) stop.usual = "w2";
    if (random.chance(0.2)) stop.weight = 5;
}

void make_odd(Random& random, Worker& worker) {
    worker.start = Place{whole(random, 100), whole(random, 100)};
    if (random.chance(0.3)) worker.end = std::nullopt;
    if (random.chance(0.5)) worker.end = Place{whole(random, 100), whole(random, 100)};
    if (random.chance(0.1)) worker.start = std::nullopt;
    if (random.chance(0.5)) worker.skills.push_back("hoist");
    if (random.chance(0.5)) worker.skills.push_back("driving");
    worker.speed = 0.5 + whole(random, 3);
    worker.shift.from = whole(random, 300);
    worker.shift.to = worker.shift.from + 300 + whole(random, 400);
    if (random.chance(0.4)) worker.longest = 250 + whole(random, 100);
    if (random.chance(0.2)) worker.most_stops = 5;
}

}  // namespace

Problem make_up(const MadeUp& shape, std::uint64_t seed) {
    Random random(seed);
    Problem problem;
    std::vector<Place> centres;
    for (int centre = 0; shape.clustered && centre < 6; ++centre) {
        centres.push_back({10 + whole(random, 80), 10 + whole(random, 80)});
    }
    for (int index = 0; index < shape.stops; ++index) {
        Stop stop;
        stop.id = "s" + std::to_string(index);
        stop.place = somewhere(random, centres);
        stop.window.from = whole(random, static_cast<int>(kDay * 0.7));
        stop.window.to = std::min(kDay * 0.85, stop.window.from + 10 + shape.width);
        stop.service = 10;
        stop.load = 1 + whole(random, 30);
        if (shape.odd) make_odd(random, stop);
        problem.stops.push_back(std::move(stop));
    }
    for (int index = 0; index < shape.workers; ++index) {
        Worker worker;
        worker.id = "w" + std::to_string(index);
        worker.start = worker.end = Place{50, 50};
        worker.shift = {0, kDay};
        worker.capacity = 200;
        if (shape.odd) make_odd(random, worker);
        problem.workers.push_back(std::move(worker));
    }
    if (shape.odd) problem.weights = {1, 0.5, 20, 15};
    return problem;
}

}  // namespace kith::rounds
