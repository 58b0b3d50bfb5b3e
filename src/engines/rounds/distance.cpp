#include <cmath>
#include <numbers>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {
namespace {

constexpr double kEarthRadius = 6'371'008.8;  // metres, mean (IUGG)

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// The haversine formula, which keeps its precision for places close together.
double great_circle(Place from, Place to) {
    const auto north = std::sin(radians(to.y - from.y) / 2);
    const auto east = std::sin(radians(to.x - from.x) / 2);
    const auto half =
        north * north + std::cos(radians(from.y)) * std::cos(radians(to.y)) * east * east;
    return 2 * kEarthRadius * std::asin(std::sqrt(std::min(1.0, half)));
}

}  // namespace

double distance(const Problem& problem, Place from, Place to) {
    const auto straight = problem.ground == Ground::Earth
                              ? great_circle(from, to)
                              : std::sqrt((from.x - to.x) * (from.x - to.x) +
                                          (from.y - to.y) * (from.y - to.y));
    return straight * problem.detour;
}

}  // namespace kith::rounds
