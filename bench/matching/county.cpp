#include "county.hpp"

#include <zlib.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "engines/matching/candidates.hpp"
#include "instances.hpp"

namespace kith::matching {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::array kinds{"shopping", "prescription", "dog walking", "befriending",
                           "welfare call"};

double number_in(std::string_view text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// LSOACD,latitude,longitude,…
std::vector<Place> real_places() {
    std::vector<Place> places;
    const std::string path = KITH_SOURCE_DIR "/../shared/data/uk/lookups/lsoa_latlong.csv.gz";
    const gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) return places;
    std::array<char, 512> line{};
    while (gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
        const std::string_view text(line.data());
        if (!text.starts_with("E01")) continue;
        const auto first = text.find(',');
        const auto second = text.find(',', first + 1);
        const auto third = text.find(',', second + 1);
        places.push_back(place_from_degrees(
            number_in(text.substr(first + 1, second - first - 1)),
            number_in(text.substr(second + 1, third - second - 1))));
    }
    gzclose(file);
    return places;
}

std::vector<Place> made_up_places(Random& random) {
    std::vector<Place> places;
    for (int town = 0; town < 300; ++town) {
        const Place centre{random.below(200'000), random.below(200'000)};
        for (int i = random.below(200) + 5; i > 0; --i) {
            const int radius = 200 + random.below(6000);
            places.push_back({centre.east + random.below(2 * radius) - radius,
                              centre.north + random.below(2 * radius) - radius});
        }
    }
    return places;
}

class Maker {
  public:
    Maker(County& county, Random& random, std::vector<Place> places)
        : county_(county), random_(random), places_(std::move(places)) {
        for (const char* kind : kinds) add(county.terms.kinds, kind);
        for (const char* check : {"identity", "dbs"}) add(county.terms.checks, check);
        for (const char* skill : {"tablets", "sign language", "lifting"}) {
            add(county.terms.skills, skill);
        }
        for (const char* tongue : {"English", "Punjabi", "Polish", "Urdu", "Bengali"}) {
            add(county.terms.languages, tongue);
        }
        for (const char* interest : {"gardens", "cricket", "music", "cooking", "history", "films",
                                     "knitting", "trains", "birds", "chess"}) {
            add(county.terms.interests, interest);
        }
        add(county.terms.vehicles, "car");
    }

    // Within some hundred metres of the centre of a small area.
    Place somewhere() {
        const auto at = static_cast<std::size_t>(random_.below(static_cast<int>(places_.size())));
        const Place centre = places_[at];
        return {centre.east + random_.below(1200) - 600, centre.north + random_.below(1200) - 600};
    }

    Volunteer volunteer(int number) {
        Volunteer made{.id = "V" + std::to_string(number), .place = somewhere()};
        const bool drives = random_.below(10) < 6;
        made.reach = {.foot = 500 + random_.below(2500),
                      .bicycle = random_.below(4) == 0 ? 6000 : 0,
                      .car = drives ? 3000 + random_.below(12'000) : 0};
        if (drives) made.vehicles.add(0);
        for (Word kind = 0; kind < kinds.size(); ++kind) {
            if (random_.below(10) < 5) made.kinds.add(kind);
        }
        if (random_.below(20) != 0) made.checks.push_back({0, {}});
        const Day until = day_of(county_.now) + days{random_.below(700) - 20};
        if (random_.below(10) < 7) made.checks.push_back({1, until});
        for (Word skill = 0; skill < 3; ++skill) {
            if (random_.below(5) == 0) made.skills.add(skill);
        }
        made.languages.add(0);
        if (random_.below(8) == 0) made.languages.add(static_cast<Word>(1 + random_.below(4)));
        made.sex = random_.below(10) < 6 ? Sex::female : Sex::male;
        made.born = Day{std::chrono::year{1940 + random_.below(62)} / 6 / 1};
        set_hours(made);
        made.jobs_free = 1 + random_.below(5);
        made.minutes_free = 60 * (1 + random_.below(8));
        set_history(made);
        for (int i = 0; i < 3; ++i) made.interests.add(static_cast<Word>(random_.below(10)));
        return made;
    }

    Job job(int number) {
        Job made{.id = "J" + std::to_string(number), .place = somewhere()};
        made.person = "P" + std::to_string(number);
        made.kind = static_cast<Word>(random_.below(static_cast<int>(kinds.size())));
        made.by_phone = made.kind == 4;
        made.likeness = made.kind == 3;
        made.health_critical = made.kind == 1 && random_.below(3) == 0;
        made.checks.add(0);
        if (made.kind != 2) made.checks.add(1);
        if (random_.below(25) == 0) made.skills.add(static_cast<Word>(random_.below(3)));
        if (random_.below(30) == 0) made.languages.add(static_cast<Word>(1 + random_.below(4)));
        if (made.likeness && random_.below(3) == 0) made.sex_asked_for = Sex::female;
        made.not_before = county_.now + hours{random_.below(30)};
        made.not_after = *made.not_before + hours{8 + random_.below(100)};
        made.hours = {};
        for (int day = 0; day < 7; ++day) made.hours.open(day * 48 + 18, day * 48 + 38);
        made.minutes = 30 * (1 + random_.below(3));
        made.volunteers = random_.below(40) == 0 ? 2 : 1;
        made.age = 60 + random_.below(36);
        for (int i = 0; i < 2; ++i) made.interests.add(static_cast<Word>(random_.below(10)));
        return made;
    }

  private:
    static void add(Vocabulary& vocabulary, const char* word) {
        if (!vocabulary.add(word)) std::abort();
    }

    // Mornings, afternoons or evenings of some days.
    void set_hours(Volunteer& made) {
        made.hours = {};
        for (int day = 0; day < 7; ++day) {
            if (random_.below(10) < 4) continue;
            const int from = std::array{16, 24, 32}[static_cast<std::size_t>(random_.below(3))];
            made.hours.open(day * 48 + from, day * 48 + from + 6 + random_.below(8));
        }
    }

    // A few have done much, most little, a third nothing.
    void set_history(Volunteer& made) {
        if (random_.below(3) == 0) return;
        made.jobs_this_month = static_cast<int>(std::pow(random_.real(), 4.0) * 30);
        made.jobs_this_week = made.jobs_this_month / 4;
        made.last_job = day_of(county_.now) - days{made.jobs_this_week > 0 ? random_.below(7)
                                                                            : random_.below(90)};
        made.asked = made.jobs_this_month + random_.below(6);
        made.accepted = std::min(made.asked, made.jobs_this_month + random_.below(3));
    }

    County& county_;
    Random& random_;
    std::vector<Place> places_;
};

// One person in three knows a volunteer: one of those nearby who could do the job.
void make_acquainted(County& county, Random& random) {
    const Index index(county.volunteers);
    const Weights weights;
    const Setting setting{county.terms, weights, county.now};
    Finder finder(index);
    for (Job& job : county.jobs) {
        if (random.below(3) != 0) continue;
        const auto near = finder.best(ask(job, setting), 20).list;
        if (near.empty()) continue;
        const auto one = static_cast<std::size_t>(random.below(static_cast<int>(near.size())));
        job.before.push_back(index.at(near[one].seat).id);
    }
}

}  // namespace

County make_county(int jobs, int volunteers, int side_km, std::uint64_t seed) {
    Random random(seed);
    County county;
    county.now = start_of(Day{std::chrono::year{2020} / 11 / 16}) + hours{9};
    std::vector<Place> places = real_places();
    county.real_places = !places.empty();
    if (places.empty()) places = made_up_places(random);
    if (county.real_places && side_km > 0) {
        const Place centre = place_from_degrees(51.7356, 0.4685);
        std::erase_if(places, [&](Place place) {
            return std::max(std::abs(place.east - centre.east),
                            std::abs(place.north - centre.north)) > side_km * 500;
        });
    }
    Maker maker(county, random, std::move(places));
    for (int i = 0; i < volunteers; ++i) county.volunteers.push_back(maker.volunteer(i));
    for (int i = 0; i < jobs; ++i) county.jobs.push_back(maker.job(i));
    make_acquainted(county, random);
    return county;
}

}  // namespace kith::matching
