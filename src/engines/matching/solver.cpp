#include "engines/matching/solver.hpp"

#include <algorithm>
#include <utility>

#include "engines/matching/auction.hpp"

namespace kith::matching {

Solver::Solver(const Market& market) : market_(market) { fit_market(); }

// Makes room for jobs and volunteers added to the market; new jobs wait.
void Solver::fit_market() {
    const auto jobs_before = static_cast<std::uint32_t>(jobs_.size());
    const auto volunteers_before = static_cast<std::uint32_t>(volunteers_.size());
    volunteers_.resize(market_.volunteers());
    desks_.resize(market_.volunteers());
    labels_.resize(market_.volunteers());
    if (arcs_listed_) first_at_.resize(market_.volunteers(), no_arc);
    for (auto volunteer = volunteers_before; volunteer < market_.volunteers(); ++volunteer) {
        set_exit(volunteer);
    }
    jobs_.resize(market_.jobs());
    for (auto job = jobs_before; job < market_.jobs(); ++job) wait(job);
}

Cost Solver::unit_cost(std::uint32_t volunteer, std::int32_t unit) const {
    return market_.step(volunteer) * unit;
}

void Solver::set_exit(std::uint32_t volunteer) {
    const std::int32_t taken = volunteers_[volunteer].taken;
    Desk& desk = desks_[volunteer];
    desk.exit = closed;
    if (taken < market_.room(volunteer)) {
        desk.exit = std::max<Cost>(0, unit_cost(volunteer, taken) - desk.price);
    }
}

// Room is empty although the price says that somebody should want it.
bool Solver::underpaid(std::uint32_t volunteer) const {
    const std::int32_t taken = volunteers_[volunteer].taken;
    return taken < market_.room(volunteer) &&
           desks_[volunteer].price > unit_cost(volunteer, taken);
}

void Solver::list_if_underpaid(std::uint32_t volunteer) {
    if (volunteers_[volunteer].listed || !underpaid(volunteer)) return;
    volunteers_[volunteer].listed = true;
    underpaid_.push_back(volunteer);
}

Cost Solver::paid_by(std::uint32_t job) const {
    const JobState& state = jobs_[job];
    if (state.volunteer == nobody) return market_.unserved(job);
    return state.cost + desks_[state.volunteer].price;
}

void Solver::give(std::uint32_t job, std::uint32_t volunteer, Cost cost) {
    JobState& state = jobs_[job];
    VolunteerState& taker = volunteers_[volunteer];
    state.volunteer = volunteer;
    state.cost = cost;
    state.previous = nobody;
    state.next = taker.first_job;
    if (state.next != nobody) jobs_[state.next].previous = job;
    taker.first_job = job;
    ++taker.taken;
    set_exit(volunteer);
}

void Solver::take_back(std::uint32_t job) {
    JobState& state = jobs_[job];
    const std::uint32_t volunteer = state.volunteer;
    if (volunteer == nobody) return;
    VolunteerState& taker = volunteers_[volunteer];
    if (state.next != nobody) jobs_[state.next].previous = state.previous;
    if (state.previous != nobody) {
        jobs_[state.previous].next = state.next;
    } else {
        taker.first_job = state.next;
    }
    state.volunteer = nobody;
    --taker.taken;
    set_exit(volunteer);
}

void Solver::wait(std::uint32_t job) {
    if (jobs_[job].waiting) return;
    jobs_[job].waiting = true;
    waiting_jobs_.push_back(job);
}

void Solver::job_changed(std::uint32_t job) {
    fit_market();
    const std::uint32_t volunteer = jobs_[job].volunteer;
    take_back(job);
    if (volunteer != nobody) list_if_underpaid(volunteer);
    wait(job);
    if (arcs_listed_) list_arcs_of(job);
}

void Solver::volunteer_changed(std::uint32_t volunteer) {
    fit_market();
    while (volunteers_[volunteer].first_job != nobody) {
        const std::uint32_t job = volunteers_[volunteer].first_job;
        take_back(job);
        wait(job);
    }
    set_exit(volunteer);
    list_if_underpaid(volunteer);
}

void Solver::forget_assignment() {
    fit_market();
    waiting_jobs_.clear();
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        take_back(job);
        jobs_[job].waiting = false;
        wait(job);
    }
}

void Solver::start_from(std::span<const Cost> prices, std::span<const std::uint32_t> volunteer) {
    forget_assignment();
    for (std::uint32_t who = 0; who < market_.volunteers(); ++who) {
        desks_[who].price = prices[who];
        set_exit(who);
    }
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) {
        Cost least = market_.unserved(job);
        Cost own = volunteer[job] == nobody ? least : closed;
        for (const Arc& arc : market_.arcs_of(job)) {
            const Cost pays = arc.cost + prices[arc.volunteer];
            least = std::min(least, pays);
            if (arc.volunteer == volunteer[job]) own = pays;
        }
        if (own > least) continue;
        const std::uint32_t who = volunteer[job];
        if (who != nobody) {
            const std::int32_t taken = volunteers_[who].taken;
            if (taken >= market_.room(who) || unit_cost(who, taken) > prices[who]) continue;
            give(job, who, own - prices[who]);
        }
        jobs_[job].waiting = false;
    }
    std::erase_if(waiting_jobs_, [this](std::uint32_t job) { return !jobs_[job].waiting; });
    for (std::uint32_t who = 0; who < market_.volunteers(); ++who) list_if_underpaid(who);
}

void Solver::begin_from_auction() {
    const auto now = prices();
    Auction auction(market_, now);
    auction.run();
    start_from(auction.prices(), auction.volunteer());
}

void Solver::solve() {
    fit_market();
    const auto too_long = arcs_seen_ + 10 * market_.arcs_ever() + 1'000'000;
    for (std::size_t i = 0; i < waiting_jobs_.size(); ++i) {
        jobs_[waiting_jobs_[i]].waiting = false;
        place(waiting_jobs_[i]);
        if (arcs_seen_ < too_long) continue;
        begin_from_auction();
        break;
    }
    for (const std::uint32_t job : waiting_jobs_) {
        if (!std::exchange(jobs_[job].waiting, false)) continue;
        place(job);
    }
    waiting_jobs_.clear();
    list_arcs_at_volunteers();
    for (const std::uint32_t volunteer : underpaid_) {
        volunteers_[volunteer].listed = false;
        while (underpaid(volunteer)) mend(volunteer);
    }
    underpaid_.clear();
}

Assignment Solver::assignment() const {
    std::vector<std::uint32_t> volunteer(jobs_.size());
    for (std::size_t job = 0; job < jobs_.size(); ++job) volunteer[job] = jobs_[job].volunteer;
    return priced(market_, std::move(volunteer));
}

std::vector<Cost> Solver::prices() const {
    std::vector<Cost> prices(desks_.size());
    for (std::size_t i = 0; i < desks_.size(); ++i) prices[i] = desks_[i].price;
    return prices;
}

}  // namespace kith::matching
