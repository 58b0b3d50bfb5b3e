#include "engines/matching/index.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace kith::matching {
namespace {

// A bit that every volunteer in the index has, so that no traits at all mean nobody.
constexpr std::uint64_t present_bit = std::uint64_t{1} << 63;

// Along the Morton curve, those without a place last.
std::uint64_t order_of(const std::optional<Place>& place) {
    return place ? morton(*place) : std::numeric_limits<std::uint64_t>::max();
}

std::int32_t metres_to_box(Place place, Place low, Place high) {
    const Place closest{.east = std::clamp(place.east, low.east, high.east),
                        .north = std::clamp(place.north, low.north, high.north)};
    return metres_between(place, closest);
}

}  // namespace

Index::Index(std::vector<Volunteer> volunteers) {
    arrange(volunteers);
    glances_.resize(volunteers_.size());
    cards_.resize(volunteers_.size());
    for (Seat seat = 0; seat < seats(); ++seat) describe(seat);
    table_.assign(16, nobody);
    for (Seat seat = 0; seat < seats(); ++seat) enter(seat);
    build_levels();
}

void Index::arrange(std::vector<Volunteer>& volunteers) {
    struct Keyed {
        std::uint64_t key;
        std::uint32_t at;
    };
    std::vector<Keyed> order(volunteers.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {order_of(volunteers[i].place), i};
    std::sort(order.begin(), order.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.key != b.key) return a.key < b.key;
        const int ids = volunteers[a.at].id.compare(volunteers[b.at].id);
        return ids != 0 ? ids < 0 : a.at < b.at;
    });
    volunteers_.reserve(volunteers.size());
    for (const Keyed& keyed : order) volunteers_.push_back(std::move(volunteers[keyed.at]));
    const auto has_place = [](const Volunteer& volunteer) { return volunteer.place.has_value(); };
    const auto end = std::partition_point(volunteers_.begin(), volunteers_.end(), has_place);
    placed_ = static_cast<Seat>(end - volunteers_.begin());
    arranged_ = static_cast<Seat>(volunteers_.size());
}

void Index::describe(Seat seat) {
    glances_[seat] = glance_at(volunteers_[seat]);
    glances_[seat].traits |= present_bit;
    cards_[seat] = card_of(volunteers_[seat]);
}

Index::Box Index::leaf_box(std::uint32_t leaf) const {
    const Seat first = leaf * branches;
    const Seat last = std::min(first + branches, placed_);
    Box box{*volunteers_[first].place, *volunteers_[first].place, 0, 0};
    for (Seat seat = first; seat < last; ++seat) {
        const Volunteer& volunteer = volunteers_[seat];
        box.low.east = std::min(box.low.east, volunteer.place->east);
        box.low.north = std::min(box.low.north, volunteer.place->north);
        box.high.east = std::max(box.high.east, volunteer.place->east);
        box.high.north = std::max(box.high.north, volunteer.place->north);
        box.reach = std::max(box.reach, farthest(volunteer.reach, false));
        box.traits |= glances_[seat].traits;
    }
    return box;
}

Index::Box Index::node_box(const Level& below, std::uint32_t node) const {
    const std::uint32_t first = node * branches;
    const std::uint32_t last = std::min(first + branches, below.count);
    Box box = boxes_[below.first + first];
    for (std::uint32_t child = first + 1; child < last; ++child) {
        const Box& other = boxes_[below.first + child];
        box.low.east = std::min(box.low.east, other.low.east);
        box.low.north = std::min(box.low.north, other.low.north);
        box.high.east = std::max(box.high.east, other.high.east);
        box.high.north = std::max(box.high.north, other.high.north);
        box.reach = std::max(box.reach, other.reach);
        box.traits |= other.traits;
    }
    return box;
}

void Index::build_levels() {
    if (placed_ == 0) return;
    std::uint32_t count = (placed_ + branches - 1) / branches;
    levels_.push_back({0, count});
    for (std::uint32_t leaf = 0; leaf < count; ++leaf) boxes_.push_back(leaf_box(leaf));
    while (count > 1) {
        const Level below = levels_.back();
        count = (count + branches - 1) / branches;
        levels_.push_back({static_cast<std::uint32_t>(boxes_.size()), count});
        for (std::uint32_t node = 0; node < count; ++node) {
            boxes_.push_back(node_box(below, node));
        }
    }
}

std::size_t Index::slot_for(std::string_view id) const {
    std::size_t slot = std::hash<std::string_view>{}(id) & (table_.size() - 1);
    while (table_[slot] != nobody && volunteers_[table_[slot]].id != id) {
        slot = (slot + 1) & (table_.size() - 1);
    }
    return slot;
}

void Index::enter(Seat seat) {
    if (2 * static_cast<std::size_t>(seat) >= table_.size()) grow_table();
    Seat& entry = table_[slot_for(volunteers_[seat].id)];
    if (entry != nobody && entry != seat && present(entry)) {
        glances_[entry].traits = 0;
        ++gone_;
    }
    entry = seat;
}

void Index::grow_table() {
    std::vector<Seat> old(table_.size() * 4, nobody);
    old.swap(table_);
    for (const Seat seat : old) {
        if (seat != nobody) table_[slot_for(volunteers_[seat].id)] = seat;
    }
}

std::optional<Seat> Index::find(std::string_view id) const {
    const Seat seat = table_[slot_for(id)];
    if (seat == nobody || !present(seat)) return std::nullopt;
    return seat;
}

void Index::put(Volunteer volunteer) {
    const auto known = find(volunteer.id);
    if (!known || volunteers_[*known].place != volunteer.place) {
        append(std::move(volunteer));
        return;
    }
    volunteers_[*known] = std::move(volunteer);
    describe(*known);
    widen_leaf(*known);
}

void Index::append(Volunteer volunteer) {
    volunteers_.push_back(std::move(volunteer));
    glances_.emplace_back();
    cards_.emplace_back();
    describe(seats() - 1);
    enter(seats() - 1);
}

void Index::remove(std::string_view id) {
    const auto known = find(id);
    if (!known) return;
    glances_[*known].traits = 0;
    ++gone_;
}

void Index::widen_leaf(Seat seat) {
    if (seat >= placed_) return;
    std::uint32_t node = seat / branches;
    for (const Level& level : levels_) {
        Box& box = boxes_[level.first + node];
        box.reach = std::max(box.reach, farthest(volunteers_[seat].reach, false));
        box.traits |= glances_[seat].traits;
        node /= branches;
    }
}

void Nearby::start(const std::optional<Place>& place, std::uint64_t traits, bool any_distance) {
    place_ = place;
    traits_ = traits | present_bit;
    any_distance_ = any_distance;
    loose_ = any_distance ? index_.placed_ : index_.arranged_;
    first_ = last_ = 0;
    metres_ = 0;
    heap_.clear();
    if (index_.levels_.empty() || (!place && !any_distance)) return;
    offer(static_cast<std::uint32_t>(index_.levels_.size()) - 1, 0);
}

void Nearby::offer(std::uint32_t level, std::uint32_t node) {
    const Index::Box& box = index_.boxes_[index_.levels_[level].first + node];
    if ((box.traits & traits_) != traits_) return;
    const std::int32_t metres = place_ ? metres_to_box(*place_, box.low, box.high) : 0;
    if (!any_distance_ && metres > box.reach) return;
    heap_.push_back({metres, level, node});
    std::push_heap(heap_.begin(), heap_.end(), [](const Waiting& a, const Waiting& b) {
        return std::tie(a.metres, a.level, a.node) > std::tie(b.metres, b.level, b.node);
    });
}

// Those who came later or have no place are looked at first, one by one, at no distance.
bool Nearby::next_loose() {
    if (loose_ >= index_.seats()) return false;
    first_ = loose_;
    last_ = std::min(first_ + Index::branches, index_.seats());
    loose_ = last_;
    return true;
}

bool Nearby::next() {
    if (next_loose()) return true;
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), [](const Waiting& a, const Waiting& b) {
            return std::tie(a.metres, a.level, a.node) > std::tie(b.metres, b.level, b.node);
        });
        const Waiting nearest = heap_.back();
        heap_.pop_back();
        metres_ = nearest.metres;
        if (nearest.level == 0) {
            first_ = nearest.node * Index::branches;
            last_ = std::min(first_ + Index::branches, index_.placed_);
            return true;
        }
        const auto below = nearest.level - 1;
        const auto end = std::min((nearest.node + 1) * Index::branches,
                                  index_.levels_[below].count);
        for (auto child = nearest.node * Index::branches; child < end; ++child) {
            offer(below, child);
        }
    }
    return false;
}

}  // namespace kith::matching
