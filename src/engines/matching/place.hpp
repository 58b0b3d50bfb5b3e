// Where things are, on a plane in metres, so that distances are quick and exact to compare.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace kith::matching {

// Metres east and north of a common origin.
struct Place {
    std::int32_t east = 0;
    std::int32_t north = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

// WGS84 degrees onto the plane by the spherical transverse Mercator projection about 2° west
// (Snyder, Map Projections, USGS 1987, §8); distances within Britain are right to about 0.3%.
Place place_from_degrees(double latitude, double longitude);

// Degrees again, for maps: {latitude, longitude}.
struct Degrees {
    double latitude;
    double longitude;
};
Degrees degrees_of(Place place);

// The place's number along the Morton curve: places with numbers close together are near.
std::uint64_t morton(Place place);

// As the crow flies, in whole metres.
inline std::int32_t metres_between(Place from, Place to) {
    const double east = static_cast<double>(from.east) - to.east;
    const double north = static_cast<double>(from.north) - to.north;
    const double metres = std::sqrt(east * east + north * north);
    return static_cast<std::int32_t>(
        std::min(metres, static_cast<double>(std::numeric_limits<std::int32_t>::max())));
}

}  // namespace kith::matching
