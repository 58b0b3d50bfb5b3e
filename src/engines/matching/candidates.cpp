#include "engines/matching/candidates.hpp"

#include <algorithm>
#include <limits>

#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

constexpr int no_limit = std::numeric_limits<int>::max();

// What anybody that far away costs at least, unless the person knows them.
int floor_cost(const Ask& ask, std::int32_t metres) {
    const Weights& weights = ask.setting.weights;
    const int known = ask.job.before.empty() ? 0 : weights.not_known_to_person;
    return near_cost(weights, metres) + known;
}

}  // namespace

bool Finder::before(const Candidate& a, const Candidate& b) const {
    if (a.cost != b.cost) return a.cost < b.cost;
    return index_.at(a.seat).id < index_.at(b.seat).id;
}

// Keeps the cheapest `wanted_` in a heap with the dearest of them on top.
void Finder::offer(const Ask& ask, Seat seat) {
    const Volunteer& volunteer = index_.at(seat);
    if (!allowed(ask, volunteer)) return;
    const auto dearer = [this](const Candidate& a, const Candidate& b) { return before(a, b); };
    heap_.push_back({seat, cost(ask, volunteer)});
    std::push_heap(heap_.begin(), heap_.end(), dearer);
    if (heap_.size() <= wanted_) return;
    std::pop_heap(heap_.begin(), heap_.end(), dearer);
    dropped_cost_ = std::min(dropped_cost_, heap_.back().cost);
    heap_.pop_back();
}

Candidates Finder::best(const Ask& ask, int how_many) {
    heap_.clear();
    wanted_ = static_cast<std::size_t>(how_many);
    dropped_cost_ = no_limit;
    std::vector<Seat> known;
    for (const std::string& id : ask.job.before) {
        const auto seat = index_.find(id);
        if (!seat || std::ranges::find(known, *seat) != known.end()) continue;
        known.push_back(*seat);
        offer(ask, *seat);
    }
    nearby_.start(ask.job.place, ask.traits, ask.job.by_phone);
    while (nearby_.next()) {
        const int at_least = floor_cost(ask, nearby_.metres());
        if (heap_.size() == wanted_ && heap_.front().cost < at_least) {
            dropped_cost_ = std::min(dropped_cost_, at_least);
            break;
        }
        for (Seat seat = nearby_.first(); seat < nearby_.last(); ++seat) {
            if (!index_.has_traits(seat, ask.traits)) continue;
            const int least = least_cost(index_.glance(seat), ask);
            if (least == no_limit || std::ranges::find(known, seat) != known.end()) continue;
            if (heap_.size() == wanted_ && heap_.front().cost < least) {
                dropped_cost_ = std::min(dropped_cost_, least);
                continue;
            }
            offer(ask, seat);
        }
    }
    std::ranges::sort(heap_, [this](const auto& a, const auto& b) { return before(a, b); });
    return {.list = heap_, .others_cost_at_least = dropped_cost_};
}

}  // namespace kith::matching
