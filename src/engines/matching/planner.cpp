#include "engines/matching/planner.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

constexpr int all_of_them = std::numeric_limits<int>::max();
// Beyond that many candidates for one job no more are asked for; the bound stays proven.
constexpr int candidates_most = 4096;
constexpr int more_at_a_time = 4;
constexpr std::size_t looked_through = 64;

bool by_urgency_and_id(const Job& a, const Job& b) {
    if (a.health_critical != b.health_critical) return a.health_critical;
    return a.id < b.id;
}

}  // namespace

Planner::Planner(std::vector<Job> jobs, std::vector<Volunteer> volunteers, const Setting& setting,
                 PlanOptions options)
    : setting_(setting), options_(options), index_(std::move(volunteers)) {
    std::ranges::sort(jobs, by_urgency_and_id);
    shortest_minutes_ = std::numeric_limits<int>::max();
    for (const Job& job : jobs) {
        shortest_minutes_ = std::min(shortest_minutes_, std::max(1, job.minutes));
    }
    for (Seat seat = 0; seat < index_.seats(); ++seat) enter(seat);
    for (Job& job : jobs) open_job(std::move(job));
}

Cost Planner::left_over(const Job& job) const {
    return job.health_critical ? setting_.weights.health_critical_left_over
                               : setting_.weights.job_left_over;
}

void Planner::open_job(Job job) {
    const auto number = static_cast<std::uint32_t>(open_.size());
    job_number_[job.id] = number;
    Open& open = open_.emplace_back(Open{.job = std::move(job)});
    open.ask.emplace(ask(open.job, setting_));
    for (int place = 0; place < std::max(1, open.job.volunteers); ++place) {
        units_.push_back({.job = number, .place = place});
        open.units.push_back(market_.add_job({}, left_over(open.job)));
    }
    without_candidates_.push_back(number);
}

int Planner::room_of(const Volunteer& volunteer) const {
    const int fitting = volunteer.minutes_free / shortest_minutes_;
    return std::max(0, std::min(volunteer.jobs_free, fitting));
}

void Planner::allow_for_shorter(int minutes) {
    if (minutes >= shortest_minutes_) return;
    shortest_minutes_ = std::max(1, minutes);
    for (Seat seat = 0; seat < index_.seats(); ++seat) {
        const Who who = who_of_[seat];
        const int room = room_of(index_.at(seat));
        if (!index_.present(seat) || room == market_.room(who)) continue;
        market_.change_volunteer(who, room, setting_.weights.further_job_in_run);
        solver_.volunteer_changed(who);
    }
}

// Room enough for the shortest jobs there are: hours are looked at exactly when putting right.
Planner::Who Planner::enter(Seat seat) {
    const int room = index_.present(seat) ? room_of(index_.at(seat)) : 0;
    const Who number = market_.add_volunteer(room, setting_.weights.further_job_in_run);
    seat_of_.push_back(seat);
    who_of_.resize(index_.seats(), nobody);
    who_of_[seat] = number;
    return number;
}

void Planner::leave(Seat seat) {
    market_.change_volunteer(who_of_[seat], 0);
    solver_.volunteer_changed(who_of_[seat]);
}

void Planner::put_job(Job job) {
    remove_job(job.id);
    allow_for_shorter(job.minutes);
    open_job(std::move(job));
}

void Planner::remove_job(const std::string& id) {
    const auto known = job_number_.find(id);
    if (known == job_number_.end()) return;
    Open& open = open_[known->second];
    open.closed = true;
    for (const std::uint32_t unit : open.units) {
        market_.change_job(unit, {}, 0);
        solver_.job_changed(unit);
    }
    job_number_.erase(known);
}

void Planner::put_volunteer(Volunteer volunteer) {
    const std::string id = volunteer.id;
    if (const auto seat = index_.find(id)) leave(*seat);
    index_.put(std::move(volunteer));
    show_to_jobs(enter(*index_.find(id)));
}

void Planner::remove_volunteer(const std::string& id) {
    const auto seat = index_.find(id);
    if (!seat) return;
    leave(*seat);
    index_.remove(id);
}

// Offers a new volunteer to every open job they may do; where they are no better than what the job
// has, it is only noted that there is somebody at that cost.
void Planner::show_to_jobs(Who who) {
    const Volunteer& shown = volunteer(who);
    const std::uint64_t traits = traits_of(shown);
    for (Open& open : open_) {
        if (open.closed || (traits & open.ask->traits) != open.ask->traits) continue;
        if (open.asked_for == 0 || !allowed(*open.ask, shown)) continue;
        const int new_cost = cost(*open.ask, shown);
        Cost most_paid = 0;
        for (const std::uint32_t unit : open.units) {
            most_paid = std::max(most_paid, solver_.paid_by(unit));
        }
        if (new_cost >= most_paid) {
            open.others_cost_at_least = std::min(open.others_cost_at_least, new_cost);
            continue;
        }
        open.arcs.push_back({new_cost, who});
        put_in_order(open);
        for (const std::uint32_t unit : open.units) offer(unit);
    }
}

bool Planner::is_young(Who who, const Open& open) const {
    return age_on(volunteer(who), day_of(open.ask->opens)).value_or(18) < 18;
}

// Puts a unit's arcs on the market, less those barred. Where an adult must be among the young, the
// first place is an adult's.
void Planner::offer(std::uint32_t unit) {
    const Open& open = open_of(unit);
    const Unit& own = units_[unit];
    const bool for_adult = open.job.youth == Youth::with_an_adult && own.place == 0;
    std::vector<Arc> arcs;
    for (const Arc& arc : open.arcs) {
        if (std::ranges::find(own.barred, arc.volunteer) != own.barred.end()) continue;
        if (!for_adult || !is_young(arc.volunteer, open)) arcs.push_back(arc);
    }
    market_.change_job(unit, arcs, left_over(open.job));
    solver_.job_changed(unit);
}

void Planner::find_candidates(const std::vector<std::uint32_t>& jobs) {
    std::vector<Wanted> wanted;
    for (const std::uint32_t job : jobs) {
        Open& open = open_[job];
        open.asked_for = open.asked_for == 0 ? options_.candidates + 2 * open.job.volunteers
                                             : open.asked_for * more_at_a_time;
        wanted.push_back({&*open.ask, open.asked_for});
    }
    const std::vector<Candidates> found = find_for_all(index_, wanted, options_.threads);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Open& open = open_[jobs[i]];
        open.arcs.clear();
        for (const Candidate& candidate : found[i].list) {
            open.arcs.push_back({candidate.cost, who_of_[candidate.seat]});
        }
        put_in_order(open);
        open.others_cost_at_least = found[i].others_cost_at_least;
        for (const std::uint32_t unit : open.units) offer(unit);
    }
}

void Planner::put_in_order(Open& open) {
    open.by_volunteer.clear();
    if (open.arcs.size() <= looked_through) return;
    open.by_volunteer.resize(open.arcs.size());
    std::iota(open.by_volunteer.begin(), open.by_volunteer.end(), 0U);
    std::ranges::sort(open.by_volunteer, {}, [&](auto i) { return open.arcs[i].volunteer; });
}

const Arc* Planner::arc_to(const Open& open, Who who) const {
    if (open.by_volunteer.empty()) {
        const auto found = std::ranges::find(open.arcs, who, &Arc::volunteer);
        return found == open.arcs.end() ? nullptr : &*found;
    }
    const auto of = [&](std::uint32_t i) { return open.arcs[i].volunteer; };
    const auto found = std::ranges::lower_bound(open.by_volunteer, who, {}, of);
    return found == open.by_volunteer.end() || of(*found) != who ? nullptr : &open.arcs[*found];
}

// Whether somebody not among the candidates might be better for the job than what it has.
bool Planner::wants_more(const Open& open) const {
    if (open.closed || open.others_cost_at_least == all_of_them) return false;
    if (open.asked_for >= candidates_most) return false;
    return std::ranges::any_of(open.units, [&](std::uint32_t unit) {
        return solver_.paid_by(unit) > open.others_cost_at_least;
    });
}

void Planner::solve_with_enough_candidates() {
    for (;;) {
        solver_.solve();
        std::vector<std::uint32_t> wanting;
        for (std::uint32_t job = 0; job < open_.size(); ++job) {
            if (wants_more(open_[job])) wanting.push_back(job);
        }
        if (wanting.empty()) return;
        find_candidates(wanting);
    }
}

// Duality again (see lower_bound), with those who were never candidates counted at the least they
// could cost.
Cost Planner::proven_bound() const {
    Cost bound = lower_bound(market_, solver_.prices());
    for (const Open& open : open_) {
        if (open.closed) continue;
        for (const std::uint32_t unit : open.units) {
            const Cost paid = solver_.paid_by(unit);
            bound -= std::max<Cost>(0, paid - open.others_cost_at_least);
        }
    }
    return bound;
}

void Planner::solve() {
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        if (units_[unit].barred.empty()) continue;
        units_[unit].barred.clear();
        if (!open_of(unit).closed) offer(unit);
    }
    std::erase_if(without_candidates_, [this](std::uint32_t job) { return open_[job].closed; });
    find_candidates(std::exchange(without_candidates_, {}));
    solve_with_enough_candidates();
    bound_ = proven_bound();
    while (put_right()) solve_with_enough_candidates();
    collect();
    take_up_slack();
    cost_ = given_cost();
    make_trips();
}

Cost Planner::given_cost() const {
    Cost sum = 0;
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Open& open = open_of(unit);
        if (open.closed) continue;
        const Who who = given_[unit];
        sum += who == nobody ? left_over(open.job) : arc_to(open, who)->cost;
    }
    for (Who who = 0; who < units_given_.size(); ++who) {
        const auto taken = static_cast<Cost>(units_given_[who].size());
        sum += setting_.weights.further_job_in_run * (taken * (taken - 1) / 2);
    }
    return sum;
}

Plan Planner::plan() const {
    Plan plan{.placements = {},
              .unmet = {},
              .cost = cost_,
              .bound = bound_,
              .saved_by_trips = saved_by_trips_,
              .moved_onto_trips = moved_onto_trips_};
    for (const Open& open : open_) {
        if (open.closed) continue;
        int missing = 0;
        for (const std::uint32_t unit : open.units) {
            const Who who = given_[unit];
            if (who == nobody) {
                ++missing;
                continue;
            }
            const auto own = static_cast<int>(arc_to(open, who)->cost);
            plan.placements.push_back({open.job.id, volunteer(who).id, own});
        }
        if (missing > 0) plan.unmet.push_back({open.job.id, missing, open.job.health_critical});
    }
    std::ranges::stable_sort(plan.placements, {}, &Placement::job);
    std::ranges::stable_sort(plan.unmet, {}, &Unmet::job);
    return plan;
}

}  // namespace kith::matching
