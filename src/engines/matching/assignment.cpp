#include "engines/matching/assignment.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kith::matching {

std::uint32_t Market::add_volunteer(std::int32_t room, Cost step) {
    volunteers_.push_back({room, step});
    return volunteers() - 1;
}

void Market::change_volunteer(std::uint32_t volunteer, std::int32_t room, Cost step) {
    volunteers_[volunteer] = {room, step};
}

std::uint32_t Market::add_job(std::span<const Arc> arcs, Cost unserved) {
    jobs_.push_back(append(arcs, unserved));
    return jobs() - 1;
}

void Market::change_job(std::uint32_t job, std::span<const Arc> arcs, Cost unserved) {
    jobs_[job] = append(arcs, unserved);
}

void Market::reserve(std::size_t jobs, std::size_t volunteers, std::size_t arcs) {
    jobs_.reserve(jobs);
    volunteers_.reserve(volunteers);
    arcs_.reserve(arcs);
}

Market::JobEntry Market::append(std::span<const Arc> arcs, Cost unserved) {
    const auto first = arcs_.size();
    for (const Arc& arc : arcs) {
        if (arc.cost <= unserved) arcs_.push_back(arc);
    }
    const auto begin = arcs_.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, arcs_.end(), [](const Arc& a, const Arc& b) {
        return std::tie(a.cost, a.volunteer) < std::tie(b.cost, b.volunteer);
    });
    ++appended_;
    met_.resize(volunteers_.size(), 0);
    const auto again = [this](const Arc& arc) {
        return std::exchange(met_[arc.volunteer], appended_) == appended_;
    };
    arcs_.erase(std::remove_if(begin, arcs_.end(), again), arcs_.end());
    return {first, static_cast<std::uint32_t>(arcs_.size() - first), unserved};
}

bool is_assignment(const Market& market, std::span<const std::uint32_t> volunteer) {
    if (volunteer.size() != market.jobs()) return false;
    std::vector<std::int32_t> taken(market.volunteers());
    for (std::uint32_t job = 0; job < market.jobs(); ++job) {
        if (volunteer[job] == nobody) continue;
        if (std::ranges::find(market.arcs_of(job), volunteer[job], &Arc::volunteer) ==
            market.arcs_of(job).end()) {
            return false;
        }
        if (++taken[volunteer[job]] > market.room(volunteer[job])) return false;
    }
    return true;
}

Assignment priced(const Market& market, std::vector<std::uint32_t> volunteer) {
    Assignment result{.volunteer = std::move(volunteer)};
    std::vector<std::int32_t> taken(market.volunteers());
    for (std::uint32_t job = 0; job < market.jobs(); ++job) {
        const std::uint32_t who = result.volunteer[job];
        if (who == nobody) {
            result.cost += market.unserved(job);
            continue;
        }
        const auto arcs = market.arcs_of(job);
        result.cost += std::ranges::find(arcs, who, &Arc::volunteer)->cost;
        result.cost += market.step(who) * taken[who]++;
        ++result.assigned;
    }
    return result;
}

Cost lower_bound(const Market& market, std::span<const Cost> prices) {
    Cost bound = 0;
    for (std::uint32_t job = 0; job < market.jobs(); ++job) {
        Cost pays = market.unserved(job);
        for (const Arc& arc : market.arcs_of(job)) {
            pays = std::min(pays, arc.cost + prices[arc.volunteer]);
        }
        bound += pays;
    }
    for (std::uint32_t volunteer = 0; volunteer < market.volunteers(); ++volunteer) {
        const Cost price = prices[volunteer];
        for (std::int32_t unit = 0; unit < market.room(volunteer); ++unit) {
            if (price <= market.step(volunteer) * unit) break;
            bound -= price - market.step(volunteer) * unit;
        }
    }
    return bound;
}

}  // namespace kith::matching
