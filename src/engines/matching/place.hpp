// Where things are, on a plane in metres, so that distances are quick and exact to compare.
#pragma once

#include <cstdint>

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

// As the crow flies, in whole metres.
std::int32_t metres_between(Place from, Place to);

}  // namespace kith::matching
