#include "engines/matching/candidates.hpp"

#include <algorithm>

namespace kith::matching {
namespace {

// What anybody that far away costs at least, unless the person knows them.
int floor_cost(const Query& query, std::int32_t metres) {
    return near_cost(query.ask().setting.weights, metres) + query.others_pay();
}

}  // namespace

void Shortlist::start(int how_many) {
    heap_.clear();
    wanted_ = static_cast<std::size_t>(how_many);
    dropped_cost_ = not_allowed;
}

bool Shortlist::before(const Candidate& a, const Candidate& b) const {
    if (a.cost != b.cost) return a.cost < b.cost;
    return index_.at(a.seat).id < index_.at(b.seat).id;
}

void Shortlist::offer(Seat seat, int cost) {
    const auto dearer = [this](const Candidate& a, const Candidate& b) { return before(a, b); };
    const Candidate candidate{seat, cost};
    if (heap_.size() == wanted_) {
        if (before(heap_.front(), candidate)) return pass_over(cost);
        std::pop_heap(heap_.begin(), heap_.end(), dearer);
        pass_over(heap_.back().cost);
        heap_.pop_back();
    }
    heap_.push_back(candidate);
    std::push_heap(heap_.begin(), heap_.end(), dearer);
}

Candidates Shortlist::result() {
    std::ranges::sort(heap_, [this](const auto& a, const auto& b) { return before(a, b); });
    return {.list = heap_, .others_cost_at_least = dropped_cost_};
}

void find_known(const Ask& ask, const Index& index, std::vector<Seat>& known) {
    known.clear();
    for (const std::string& id : ask.job.before) {
        const auto seat = index.find(id);
        if (seat && std::ranges::find(known, *seat) == known.end()) known.push_back(*seat);
    }
}

void offer(Seat seat, const Query& query, const Index& index, Shortlist& list, bool known) {
    const int cost = query.cost_with(index.at(seat), index.glance(seat), index.card(seat), known,
                                     list.most());
    if (cost != not_allowed) list.offer(seat, cost);
}

void Finder::look_at_leaf(const Query& query) {
    const Ask& ask = query.ask();
    for (Seat seat = nearby_.first(); seat < nearby_.last(); ++seat) {
        if (!index_.has_traits(seat, ask.traits)) continue;
        const int least = least_cost(index_.glance(seat), ask);
        if (least == not_allowed || std::ranges::find(known_, seat) != known_.end()) continue;
        if (list_.most() < least) {
            list_.pass_over(least);
            continue;
        }
        offer(seat, query, index_, list_, false);
    }
}

Candidates Finder::best(const Ask& ask, int how_many) {
    const Query query(ask);
    list_.start(how_many);
    find_known(ask, index_, known_);
    for (const Seat seat : known_) offer(seat, query, index_, list_, true);
    nearby_.start(ask.job.place, ask.traits, ask.job.by_phone);
    while (nearby_.next()) {
        const int at_least = floor_cost(query, nearby_.metres());
        if (list_.most() < at_least) {
            list_.pass_over(at_least);
            break;
        }
        look_at_leaf(query);
    }
    return list_.result();
}

}  // namespace kith::matching
