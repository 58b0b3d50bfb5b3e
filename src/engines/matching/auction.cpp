#include "engines/matching/auction.hpp"

#include <algorithm>

namespace kith::matching {
namespace {

constexpr Cost closed = std::numeric_limits<Cost>::max() / 4;
// By how much the rise falls from one round to the next.
constexpr Cost fall = 5;
// The last rise is that part of the widest difference of costs at one job.
constexpr Cost parts = 2000;

}  // namespace

Auction::Auction(const Market& market, std::span<const Cost> prices) : market_(market) {
    list_arcs();
    lay_out_units(prices);
    holdings_.resize(market.jobs());
    volunteer_of_.assign(market.jobs(), nobody);
}

void Auction::list_arcs() {
    first_at_.assign(market_.volunteers() + 1, 0);
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        for (const Arc& arc : market_.arcs_of(job)) ++first_at_[arc.volunteer + 1];
    }
    for (std::size_t i = 1; i < first_at_.size(); ++i) first_at_[i] += first_at_[i - 1];
    std::vector<std::size_t> at(first_at_.begin(), first_at_.end() - 1);
    arcs_at_.resize(first_at_.back());
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        for (const Arc& arc : market_.arcs_of(job)) {
            arcs_at_[at[arc.volunteer]++] = {job, arc.cost};
        }
    }
}

// More room than there are jobs that could use it is left out.
void Auction::lay_out_units(std::span<const Cost> prices) {
    desks_.resize(market_.volunteers());
    first_unit_.assign(1, 0);
    for (std::uint32_t who = 0; who < market_.volunteers(); ++who) {
        const auto wanted = static_cast<std::int64_t>(first_at_[who + 1] - first_at_[who]);
        const std::int64_t room = std::min<std::int64_t>(market_.room(who), wanted);
        for (std::int64_t unit = 0; unit < room; ++unit) {
            const Cost base = market_.step(who) * unit;
            units_.push_back({std::max(base, prices[who]), base, who, nobody});
        }
        first_unit_.push_back(units_.size());
        set_desk(who);
    }
}

void Auction::set_desk(std::uint32_t volunteer) {
    Desk desk{closed, closed, no_unit};
    for (auto unit = first_unit_[volunteer]; unit < first_unit_[volunteer + 1]; ++unit) {
        const Cost price = units_[unit].price;
        const bool empty = units_[unit].job == nobody;
        const bool cheaper = price < desk.price ||
                             (price == desk.price && empty && units_[desk.unit].job != nobody);
        if (!cheaper) {
            desk.next_price = std::min(desk.next_price, price);
            continue;
        }
        desk = {price, desk.price, unit};
    }
    desks_[volunteer] = desk;
}

std::vector<Cost> Auction::prices() const {
    std::vector<Cost> prices(desks_.size());
    for (std::size_t who = 0; who < desks_.size(); ++who) {
        prices[who] = desks_[who].unit == no_unit ? 0 : desks_[who].price;
    }
    return prices;
}

Cost Auction::pays(std::uint32_t job) const {
    const Holding& holding = holdings_[job];
    if (holding.unit == no_unit) return market_.unserved(job);
    return holding.cost + units_[holding.unit].price;
}

void Auction::run() {
    Cost widest = 1;
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        const auto arcs = market_.arcs_of(job);
        if (!arcs.empty()) widest = std::max(widest, arcs.back().cost - arcs.front().cost);
    }
    const Cost least = std::max<Cost>(1, widest / parts);
    for (Cost rise = std::max(least, widest / fall);; rise = std::max(least, rise / fall)) {
        round(rise);
        if (rise <= least) return;
    }
}

void Auction::round(Cost rise) {
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        if (!content(job, rise)) release(job);
        if (!holdings_[job].settled) homeless_.push_back(job);
    }
    while (!homeless_.empty()) {
        const std::uint32_t job = homeless_.back();
        homeless_.pop_back();
        bid(job, rise);
    }
    empty_.clear();
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        if (units_[unit].job == nobody && units_[unit].price > units_[unit].base) {
            empty_.push_back(unit);
        }
    }
    while (!empty_.empty()) {
        const std::size_t unit = empty_.back();
        empty_.pop_back();
        attract(unit, rise);
    }
}

// Whether the job pays no more than `rise` above the least it could.
bool Auction::content(std::uint32_t job, Cost rise) const {
    const Cost limit = pays(job) - rise;
    if (market_.unserved(job) < limit) return false;
    for (const Arc& arc : market_.arcs_of(job)) {
        if (arc.cost >= limit) break;
        if (arc.cost + desks_[arc.volunteer].price < limit) return false;
    }
    return true;
}

void Auction::release(std::uint32_t job) {
    Holding& holding = holdings_[job];
    holding.settled = false;
    if (holding.unit == no_unit) return;
    units_[holding.unit].job = nobody;
    set_desk(units_[holding.unit].volunteer);
    holding.unit = no_unit;
    volunteer_of_[job] = nobody;
}

void Auction::take(std::uint32_t job, std::size_t unit, Cost cost, Cost price) {
    units_[unit].job = job;
    units_[unit].price = price;
    holdings_[job] = {unit, cost, true};
    volunteer_of_[job] = units_[unit].volunteer;
    set_desk(units_[unit].volunteer);
}

// Takes the cheapest unit and raises its price until it is only `rise` better than the next best.
void Auction::bid(std::uint32_t job, Cost rise) {
    Cost best = market_.unserved(job);
    Cost next_best = closed;
    const Arc* chosen = nullptr;
    for (const Arc& arc : market_.arcs_of(job)) {
        if (arc.cost >= next_best) break;
        const Desk& desk = desks_[arc.volunteer];
        const Cost pays = arc.cost + desk.price;
        if (pays < best) {
            next_best = std::min(best, arc.cost + desk.next_price);
            best = pays;
            chosen = &arc;
        } else {
            next_best = std::min(next_best, pays);
        }
    }
    if (chosen == nullptr) {
        holdings_[job].settled = true;
        return;
    }
    const std::size_t unit = desks_[chosen->volunteer].unit;
    const std::uint32_t evicted = units_[unit].job;
    if (evicted != nobody) {
        release(evicted);
        homeless_.push_back(evicted);
    }
    take(job, unit, chosen->cost, units_[unit].price + next_best - best + rise);
}

// An empty unit lowers its price until a job comes that gains by it, or to its base.
void Auction::attract(std::size_t unit, Cost rise) {
    Unit& own = units_[unit];
    if (own.job != nobody || own.price <= own.base) return;
    Cost most = own.base;
    Cost second = own.base;
    const ArcAt* chosen = nullptr;
    for (auto i = first_at_[own.volunteer]; i < first_at_[own.volunteer + 1]; ++i) {
        const ArcAt& arc = arcs_at_[i];
        if (volunteer_of_[arc.job] == own.volunteer) continue;
        const Cost worth = pays(arc.job) - arc.cost;
        if (worth <= second) continue;
        if (worth <= most) {
            second = worth;
            continue;
        }
        second = most;
        most = worth;
        chosen = &arc;
    }
    if (chosen == nullptr || most <= own.base + rise) {
        own.price = own.base;
        set_desk(own.volunteer);
        return;
    }
    const std::size_t left = holdings_[chosen->job].unit;
    const std::uint32_t job = chosen->job;
    release(job);
    take(job, unit, chosen->cost, std::max(own.base, second - rise));
    if (left != no_unit && units_[left].price > units_[left].base) empty_.push_back(left);
}

}  // namespace kith::matching
