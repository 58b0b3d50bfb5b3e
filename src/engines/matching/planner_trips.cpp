// Jobs close together, on one day, given to one volunteer: single jobs are moved to somebody who
// comes close by anyway, as long as that is better in all.
#include <algorithm>
#include <unordered_map>

#include "engines/matching/planner.hpp"
#include "engines/matching/preference.hpp"
#include "engines/matching/schedule.hpp"

namespace kith::matching {
namespace {

// Squares as wide as one trip, so that all that is near lies in the nine around.
class Squares {
  public:
    explicit Squares(int width) : width_(std::max(1, width)) {}

    void add(Place place, std::uint32_t unit) { units_[key(place, 0, 0)].push_back(unit); }

    std::vector<std::uint32_t> around(Place place) const {
        std::vector<std::uint32_t> found;
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto square = units_.find(key(place, dx, dy));
                if (square == units_.end()) continue;
                found.insert(found.end(), square->second.begin(), square->second.end());
            }
        }
        std::ranges::sort(found);
        return found;
    }

  private:
    std::uint64_t key(Place place, int dx, int dy) const {
        const auto along = [this](std::int32_t metres, int step) {
            const std::int64_t square = std::int64_t{metres} + (std::int64_t{1} << 32);
            return static_cast<std::uint64_t>(square / width_ + step) & 0xFFFFFFFF;
        };
        return along(place.east, dx) << 32 | along(place.north, dy);
    }

    int width_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> units_;
};

}  // namespace

// What these jobs cost this volunteer, less what is saved where they lie on one trip.
Cost Planner::worth(Who who, std::span<const std::uint32_t> units) const {
    Cost sum = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Open& open = open_of(units[i]);
        const Cost own =
            given_[units[i]] == who ? given_cost_of_[units[i]] : arc_to(open, who)->cost;
        sum += own + setting_.weights.further_job_in_run * static_cast<Cost>(i);
        const bool together = std::ranges::any_of(units, [&](std::uint32_t other) {
            return other != units[i] && on_one_trip(*open.ask, *open_of(other).ask);
        });
        if (together) sum -= prefer_one_trip.cost(*open.ask, volunteer(who));
    }
    return sum;
}

bool Planner::move_onto_trip(std::uint32_t unit, Who to) {
    const Who from = given_[unit];
    if (from == to) return false;
    const Arc* const arc = arc_to(open_of(unit), to);
    if (arc == nullptr) return false;
    std::vector<std::uint32_t> with = units_given_[to];
    std::vector<std::uint32_t> without = units_given_[from];
    // Not even if the way to every one of these jobs were saved.
    const auto has = static_cast<Cost>(with.size());
    const Cost dearer = arc->cost - given_cost_of_[unit] + setting_.weights.further_job_in_run *
                        (has + 1 - static_cast<Cost>(without.size()));
    if (dearer >= setting_.weights.trip_of_its_own * (has + 1) || !fits(unit, to)) return false;
    const Cost before = worth(to, with) + worth(from, without);
    with.push_back(unit);
    std::erase(without, unit);
    const Cost after = worth(to, with) + worth(from, without);
    if (after >= before) return false;
    give(unit, to);
    saved_by_trips_ += before - after;
    ++moved_onto_trips_;
    return true;
}

void Planner::make_trips() {
    if (!options_.trips || setting_.weights.trip_of_its_own == 0) return;
    Squares squares(setting_.weights.metres_of_one_trip);
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Open& open = open_of(unit);
        if (open.closed || given_[unit] == nobody || !open.job.place) continue;
        if (!open.job.by_phone) squares.add(*open.job.place, unit);
    }
    // Each volunteer near is tried once for a unit, however many of the jobs near they have.
    std::vector<std::uint32_t> tried_for(units_given_.size(), std::uint32_t(units_.size()));
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Open& open = open_of(unit);
        if (open.closed || given_[unit] == nobody || !open.job.place) continue;
        if (open.job.by_phone || open.units.size() > 1) continue;
        tried_for[given_[unit]] = unit;
        for (const std::uint32_t near : squares.around(*open.job.place)) {
            const Who who = given_[near];
            if (tried_for[who] == unit) continue;
            if (!on_one_trip(*open.ask, *open_of(near).ask)) continue;
            if (move_onto_trip(unit, who)) break;
            tried_for[who] = unit;
        }
    }
}

}  // namespace kith::matching
