// What no assignment can see, put right: hours in all, two jobs at one time, an adult among the
// young, never together. Pairs that do not go together are barred, the market is solved again.
#include <algorithm>
#include <numeric>

#include "engines/matching/planner.hpp"
#include "engines/matching/schedule.hpp"

namespace kith::matching {
namespace {

// How many exchanges are looked at in all, so that a crowded plan is not looked at for ever.
constexpr int looks_for_room = 1'000'000;

}  // namespace

void Planner::bar(std::uint32_t unit, Who who) {
    units_[unit].barred.push_back(who);
    offer(unit);
}

// What it would cost more to give this unit to the next best.
Cost Planner::regret(std::uint32_t unit) const {
    const Who own = solver_.volunteer_of(unit);
    Cost next_best = market_.unserved(unit);
    for (const Arc& arc : market_.arcs_of(unit)) {
        if (arc.cost >= next_best) break;
        if (arc.volunteer == own) continue;
        next_best = std::min(next_best, arc.cost + solver_.price(arc.volunteer));
    }
    return next_best - solver_.paid_by(unit);
}

bool Planner::put_right() {
    std::vector<std::vector<std::uint32_t>> taken(market_.volunteers());
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Who who = solver_.volunteer_of(unit);
        if (who != nobody) taken[who].push_back(unit);
    }
    bool changed = false;
    for (Who who = 0; who < taken.size(); ++who) {
        if (taken[who].size() > 1) changed |= put_right_hours(who, std::move(taken[who]));
    }
    for (const Open& open : open_) {
        if (!open.closed && open.units.size() > 1) changed |= put_right_team(open);
    }
    return changed;
}

// Keeps what it would be dearest to give to somebody else, as long as it fits together.
bool Planner::put_right_hours(Who who, std::vector<std::uint32_t> units) {
    std::vector<const Ask*> asks;
    for (const std::uint32_t unit : units) asks.push_back(&*open_of(unit).ask);
    if (fit_together(asks, volunteer(who))) return false;
    std::vector<std::pair<Cost, std::uint32_t>> order;
    for (const std::uint32_t unit : units) order.emplace_back(-regret(unit), unit);
    std::ranges::sort(order);
    asks.clear();
    for (const auto& [less_regret, unit] : order) {
        asks.push_back(&*open_of(unit).ask);
        if (fit_together(asks, volunteer(who))) continue;
        asks.pop_back();
        bar(unit, who);
    }
    return true;
}

bool Planner::put_right_team(const Open& open) {
    bool changed = false;
    bool adult = open.job.youth != Youth::with_an_adult;
    std::vector<std::uint32_t> present;
    for (const std::uint32_t unit : open.units) {
        const Who who = solver_.volunteer_of(unit);
        if (who == nobody) continue;
        adult = adult || !is_young(who, open);
        const bool meets = std::ranges::all_of(present, [&](std::uint32_t other) {
            return may_meet(volunteer(who), volunteer(solver_.volunteer_of(other)));
        });
        if (meets) {
            present.push_back(unit);
        } else {
            bar(unit, who);
            changed = true;
        }
    }
    if (adult || present.empty()) return changed;
    for (const std::uint32_t unit : open.units) {
        for (const Arc& arc : open.arcs) {
            if (is_young(arc.volunteer, open)) units_[unit].barred.push_back(arc.volunteer);
        }
        offer(unit);
    }
    return true;
}

void Planner::collect() {
    given_.assign(units_.size(), nobody);
    given_cost_of_.assign(units_.size(), 0);
    units_given_.assign(market_.volunteers(), {});
    saved_by_trips_ = 0;
    moved_onto_trips_ = 0;
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Who who = solver_.volunteer_of(unit);
        if (who != nobody) give(unit, who);
    }
}

void Planner::give(std::uint32_t unit, Who who) {
    if (given_[unit] != nobody) std::erase(units_given_[given_[unit]], unit);
    given_[unit] = who;
    given_cost_of_[unit] = arc_to(open_of(unit), who)->cost;
    units_given_[who].push_back(unit);
}

bool Planner::fits(std::uint32_t unit, Who who) const {
    const auto& taken = units_given_[who];
    if (static_cast<int>(taken.size()) >= market_.room(who)) return false;
    std::vector<const Ask*> asks{&*open_of(unit).ask};
    for (const std::uint32_t other : taken) asks.push_back(&*open_of(other).ask);
    return fit_together(asks, volunteer(who));
}

bool Planner::team_allows(std::uint32_t unit, Who who) const {
    const Open& open = open_of(unit);
    bool adult = open.job.youth != Youth::with_an_adult || !is_young(who, open);
    for (const std::uint32_t other : open.units) {
        const Who mate = given_[other];
        if (mate == nobody || other == unit) continue;
        if (mate == who || !may_meet(volunteer(mate), volunteer(who))) return false;
        adult = adult || !is_young(mate, open);
    }
    return adult;
}

// Units that lost somebody in the putting right may have room elsewhere by now.
void Planner::take_up_slack() {
    std::vector<std::uint32_t> order(units_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_partition(order.begin(), order.end(), [this](std::uint32_t unit) {
        return open_of(unit).job.health_critical;
    });
    for (const std::uint32_t unit : order) {
        const Open& open = open_of(unit);
        if (open.closed || given_[unit] != nobody) continue;
        for (const Arc& arc : open.arcs) {
            if (!fits(unit, arc.volunteer) || !team_allows(unit, arc.volunteer)) continue;
            give(unit, arc.volunteer);
            break;
        }
        if (given_[unit] == nobody && open.job.health_critical) take_from_less_urgent(unit);
    }
    make_room();
}

// Somebody who has a job that another could do as well gives it up to take one nobody else can: in
// most cases all that the putting right took away is found room for again.
void Planner::make_room() {
    const auto barred = [](const Unit& unit) { return !unit.barred.empty(); };
    if (std::ranges::none_of(units_, barred)) return;
    int looks_left = looks_for_room;
    for (const bool health_critical : {true, false}) {
        for (std::uint32_t unit = 0; unit < units_.size() && looks_left > 0; ++unit) {
            const Open& open = open_of(unit);
            if (open.closed || given_[unit] != nobody) continue;
            if (open.job.health_critical == health_critical) make_room_for(unit, looks_left);
        }
    }
}

bool Planner::make_room_for(std::uint32_t unit, int& looks_left) {
    for (const Arc& arc : open_of(unit).arcs) {
        if (!team_allows(unit, arc.volunteer)) continue;
        const std::vector<std::uint32_t> taken = units_given_[arc.volunteer];
        for (const std::uint32_t other : taken) {
            if (--looks_left <= 0) return false;
            std::erase(units_given_[arc.volunteer], other);
            given_[other] = nobody;
            const bool room = fits(unit, arc.volunteer);
            if (room && give_to_anybody_else(other, arc.volunteer)) {
                give(unit, arc.volunteer);
                return true;
            }
            give(other, arc.volunteer);
        }
    }
    return false;
}

bool Planner::give_to_anybody_else(std::uint32_t unit, Who not_to) {
    for (const Arc& arc : open_of(unit).arcs) {
        if (arc.volunteer == not_to || !fits(unit, arc.volunteer)) continue;
        if (!team_allows(unit, arc.volunteer)) continue;
        give(unit, arc.volunteer);
        return true;
    }
    return false;
}

// A health-critical job that lost its volunteer in the putting right takes one from a job that is
// not; that job is looked after in its turn, after all that are.
void Planner::take_from_less_urgent(std::uint32_t unit) {
    for (const Arc& arc : open_of(unit).arcs) {
        if (!team_allows(unit, arc.volunteer)) continue;
        const std::vector<std::uint32_t> taken = units_given_[arc.volunteer];
        for (const std::uint32_t other : taken) {
            const Open& less = open_of(other);
            if (less.job.health_critical || less.units.size() > 1) continue;
            std::erase(units_given_[arc.volunteer], other);
            given_[other] = nobody;
            if (fits(unit, arc.volunteer)) return give(unit, arc.volunteer);
            give(other, arc.volunteer);
        }
    }
}

}  // namespace kith::matching
