// The two searches: forward from a job without a volunteer, and back from a volunteer whose room is
// empty though priced.
#include <algorithm>

#include "engines/matching/solver.hpp"

namespace kith::matching {
namespace {

// A heap with the nearest on top; ties by number, so that the order never depends on memory.
constexpr auto farther = [](const auto& a, const auto& b) {
    return a.distance != b.distance ? a.distance > b.distance : a.volunteer > b.volunteer;
};

}  // namespace

void Solver::begin_search() {
    ++search_;
    heap_.clear();
    reached_.clear();
}

void Solver::label(std::uint32_t volunteer, const Label& reached) {
    Label& label = labels_[volunteer];
    if (label.search == search_) {
        if (label.distance <= reached.distance) return;
    } else {
        reached_.push_back(volunteer);
    }
    label = reached;
    heap_.push_back({reached.distance, volunteer});
    std::push_heap(heap_.begin(), heap_.end(), farther);
}

bool Solver::pop_below(Cost limit, Waiting& nearest) {
    while (!heap_.empty() && heap_.front().distance < limit) {
        std::pop_heap(heap_.begin(), heap_.end(), farther);
        nearest = heap_.back();
        heap_.pop_back();
        if (labels_[nearest.volunteer].distance == nearest.distance) return true;
    }
    return false;
}

void Solver::place(std::uint32_t job) {
    begin_search();
    End end{.distance = market_.unserved(job), .cost = 0, .job = job, .volunteer = nobody};
    look_from(job, 0, end);
    Waiting nearest{};
    while (pop_below(end.distance, nearest)) {
        std::uint32_t other = volunteers_[nearest.volunteer].first_job;
        for (; other != nobody; other = jobs_[other].next) {
            look_from(other, nearest.distance - paid_by(other), end);
        }
    }
    raise_prices(end.distance);
    follow(end, job);
}

// `start` is such that going on by an arc costs start + its cost + the volunteer's price.
void Solver::look_from(std::uint32_t job, Cost start, End& end) {
    const Cost left = start + market_.unserved(job);
    if (left < end.distance) end = {left, 0, job, nobody};
    for (const Arc& arc : market_.arcs_of(job)) {
        ++arcs_seen_;
        if (start + arc.cost >= end.distance) break;
        const Desk& desk = desks_[arc.volunteer];
        const Cost distance = start + arc.cost + desk.price;
        if (distance >= end.distance) continue;
        if (distance + desk.exit < end.distance) {
            end = {distance + desk.exit, arc.cost, job, arc.volunteer};
        }
        if (distance < end.distance) {
            label(arc.volunteer, {distance, arc.cost, search_, job, nobody});
        }
    }
}

void Solver::raise_prices(Cost distance) {
    for (const std::uint32_t volunteer : reached_) {
        const Cost rise = distance - labels_[volunteer].distance;
        if (rise <= 0) continue;
        desks_[volunteer].price += rise;
        set_exit(volunteer);
    }
}

// Moves each job on the path to where the path goes on, from its end to the job it began with.
void Solver::follow(End end, std::uint32_t origin) {
    for (;;) {
        const std::uint32_t freed = jobs_[end.job].volunteer;
        take_back(end.job);
        if (end.volunteer != nobody) give(end.job, end.volunteer, end.cost);
        if (end.job == origin) return;
        end = {0, labels_[freed].cost, labels_[freed].job, freed};
    }
}

void Solver::mend(std::uint32_t volunteer) {
    begin_search();
    const Cost surplus =
        desks_[volunteer].price - unit_cost(volunteer, volunteers_[volunteer].taken);
    End end{.distance = surplus, .cost = 0, .job = nobody, .volunteer = volunteer};
    label(volunteer, {0, 0, search_, nobody, nobody});
    Waiting nearest{};
    while (pop_below(end.distance, nearest)) {
        look_back_from(nearest.volunteer, nearest.distance, end);
    }
    lower_prices(end.distance);
    follow_back(end, volunteer);
}

void Solver::look_back_from(std::uint32_t volunteer, Cost start, End& end) {
    const Cost price = desks_[volunteer].price;
    for (auto number = first_at_[volunteer]; number != no_arc; number = arcs_at_[number].next) {
        ++arcs_seen_;
        const std::uint32_t job = arcs_at_[number].job;
        const auto place = number - market_.first_arc(job);
        if (place >= market_.arcs_of(job).size() || jobs_[job].volunteer == volunteer) continue;
        const Cost cost = market_.arc(number).cost;
        const Cost distance = start + cost + price - paid_by(job);
        if (distance >= end.distance) continue;
        const std::uint32_t loser = jobs_[job].volunteer;
        if (loser == nobody) {
            end = {distance, cost, job, volunteer};
            continue;
        }
        label(loser, {distance, cost, search_, job, volunteer});
        const Cost last_unit = unit_cost(loser, volunteers_[loser].taken - 1);
        const Cost stop = distance + desks_[loser].price - last_unit;
        if (stop < end.distance) end = {stop, 0, nobody, loser};
    }
}

void Solver::lower_prices(Cost distance) {
    for (const std::uint32_t volunteer : reached_) {
        const Cost fall = distance - labels_[volunteer].distance;
        if (fall <= 0) continue;
        desks_[volunteer].price -= fall;
        set_exit(volunteer);
    }
}

void Solver::follow_back(const End& end, std::uint32_t origin) {
    std::uint32_t at = end.volunteer;
    if (end.job != nobody) give(end.job, at, end.cost);
    while (at != origin) {
        const Label& reached = labels_[at];
        take_back(reached.job);
        give(reached.job, reached.to, reached.cost);
        at = reached.to;
    }
}

void Solver::list_arcs_at_volunteers() {
    if (arcs_listed_) return;
    arcs_listed_ = true;
    first_at_.assign(market_.volunteers(), no_arc);
    for (std::uint32_t job = 0; job < market_.jobs(); ++job) list_arcs_of(job);
}

void Solver::list_arcs_of(std::uint32_t job) {
    arcs_at_.resize(market_.arcs_ever(), {nobody, no_arc});
    const std::size_t first = market_.first_arc(job);
    for (std::size_t i = 0; i < market_.arcs_of(job).size(); ++i) {
        ArcAtVolunteer& entry = arcs_at_[first + i];
        if (entry.job != nobody) continue;
        std::size_t& head = first_at_[market_.arc(first + i).volunteer];
        entry = {job, head};
        head = first + i;
    }
}

}  // namespace kith::matching
