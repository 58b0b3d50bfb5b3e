// Fenmarch, a county that does not exist: districts, wards with outlines, towns, streets, postcodes
// and people's names, the same each time. It lies in the sea off East Anglia, so that no real
// address is in it, and its postcodes use districts that Royal Mail has never issued.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::demo {

// Small, seeded and the same on every machine (SplitMix64, Steele and others 2014).
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    // 0 to below `limit`.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    // A whole number from `least` to `most`.
    int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }
    bool in(int share, int of) {
        return below(static_cast<std::size_t>(of)) < static_cast<std::size_t>(share);
    }
    template <class List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

  private:
    std::uint64_t state_;
};

struct Place {
    double latitude;
    double longitude;
};

struct DemoWard {
    std::string code;       // F05000001
    std::string name;
    std::string district;
    std::string outline;    // GeoJSON coordinates of a polygon
    Place centre;
    int population;
};

struct DemoPostcode {
    std::string postcode;   // NR90 1AB
    Place place;
    std::size_t ward;       // index into wards()
};

const std::vector<DemoWard>& wards();
const std::vector<DemoPostcode>& postcodes();

std::string street(Chance& chance);
std::string_view town_of(const DemoWard& ward);

// A first name of those common in the decade, and a last name.
struct MadeUpName {
    std::string first, last;
    bool woman;
};
MadeUpName name(Chance& chance, int born_in_year);

// Ofcom's drama numbers: mobiles 07700 900000-900999, landlines 01632 960000-960999.
std::string mobile(std::size_t number);
std::string landline(std::size_t number);
// A valid NHS number of the 999 range that is never issued.
std::string nhs_number(std::size_t number);

}  // namespace kith::demo
