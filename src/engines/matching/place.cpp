#include "engines/matching/place.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kith::matching {
namespace {

constexpr double earth_radius_metres = 6371008.8;
constexpr double central_meridian_degrees = -2.0;
constexpr double radians_per_degree = std::numbers::pi / 180.0;

// Puts a nought between any two bits.
std::uint64_t spread(std::uint32_t number) {
    std::uint64_t bits = number;
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
    bits = (bits | bits << 2) & 0x3333333333333333;
    return (bits | bits << 1) & 0x5555555555555555;
}

}  // namespace

Place place_from_degrees(double latitude, double longitude) {
    const double phi = std::clamp(latitude, -89.9, 89.9) * radians_per_degree;
    const double lambda = (longitude - central_meridian_degrees) * radians_per_degree;
    const double sideways = std::clamp(std::cos(phi) * std::sin(lambda), -0.999, 0.999);
    const double east = earth_radius_metres * std::atanh(sideways);
    const double north = earth_radius_metres * std::atan2(std::tan(phi), std::cos(lambda));
    return {.east = static_cast<std::int32_t>(std::lround(east)),
            .north = static_cast<std::int32_t>(std::lround(north))};
}

Degrees degrees_of(Place place) {
    const double x = place.east / earth_radius_metres;
    const double y = place.north / earth_radius_metres;
    const double latitude = std::asin(std::sin(y) / std::cosh(x)) / radians_per_degree;
    const double longitude = std::atan2(std::sinh(x), std::cos(y)) / radians_per_degree;
    return {.latitude = latitude, .longitude = longitude + central_meridian_degrees};
}

std::uint64_t morton(Place place) {
    constexpr std::uint32_t middle = 0x80000000;
    return spread(static_cast<std::uint32_t>(place.east) ^ middle) |
           spread(static_cast<std::uint32_t>(place.north) ^ middle) << 1;
}

}  // namespace kith::matching
