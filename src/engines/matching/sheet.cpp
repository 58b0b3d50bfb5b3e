#include "engines/matching/sheet.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace kith::matching {
namespace {

// Floats are compared with this much to spare, a few units in the last place of what is squared.
constexpr float spare = 0.999998F;
// From here on `near_cost` rises no more.
constexpr float far_metres = 999'000.0F;
constexpr float any_metres = 1e15F;

std::int32_t low_half(std::uint64_t bits) { return static_cast<std::int32_t>(bits); }
std::int32_t high_half(std::uint64_t bits) { return static_cast<std::int32_t>(bits >> 32); }

// In the heap: cost at least, level (0 = leaves), number in its level; so the cheapest comes first
// and of equals always the same one.
std::uint64_t waiting(int at_least, std::uint64_t level, std::uint64_t number) {
    return static_cast<std::uint64_t>(at_least) << 32 | level << 28 | number;
}
constexpr std::uint64_t number_mask = (std::uint64_t{1} << 28) - 1;

template <class Floats>
Floats larger(const Floats& a, const Floats& b) {
    return a > b ? a : b;
}

}  // namespace

void Sheet::Box::widen(const Box& other) {
    low_east = std::min(low_east, other.low_east);
    low_north = std::min(low_north, other.low_north);
    high_east = std::max(high_east, other.high_east);
    high_north = std::max(high_north, other.high_north);
    reach = std::max(reach, other.reach);
    usual = std::min(usual, other.usual);
    quarters |= other.quarters;
    traits |= other.traits;
}

Sheet::Sheet(const Index& index, const Setting& setting, std::uint64_t traits)
    : index_(index), setting_(setting) {
    std::vector<Box> boxes;
    std::uint32_t count = 0;
    for (Seat seat = 0; seat < index.seats(); ++seat) {
        if (!index.present(seat) || !index.has_traits(seat, traits)) continue;
        if (seat < index.placed()) {
            add(seat, count++, boxes);
        } else {
            loose_.push_back(seat);
        }
    }
    build_nodes(std::move(boxes));
}

Sheet::Box Sheet::box_of(Seat seat) const {
    const Glance& glance = index_.glance(seat);
    const auto east = static_cast<float>(glance.place.east);
    const auto north = static_cast<float>(glance.place.north);
    // A float has 24 bits: half a unit in the last place of either, and of the job's.
    const float out = std::max(std::abs(east), std::abs(north)) * 0x1p-22F;
    return {.low_east = east,
            .low_north = north,
            .high_east = east,
            .high_north = north,
            .reach = static_cast<float>(glance.reach) + 1 + out,
            .usual = usual_cost(glance, setting_),
            .quarters = glance.quarters,
            .traits = glance.traits};
}

void Sheet::set(Common& columns, std::size_t at, const Box& box) {
    columns.reach.set(at, box.reach);
    columns.usual.set(at, box.usual);
    columns.quarters.set(at, static_cast<std::int32_t>(box.quarters));
    columns.low_traits.set(at, low_half(box.traits));
    columns.high_traits.set(at, high_half(box.traits));
}

void Sheet::add(Seat seat, std::uint32_t at, std::vector<Box>& boxes) {
    const std::size_t slot = at % branches;
    const Box box = box_of(seat);
    slop_ = std::max(slop_, std::max(std::abs(box.low_east), std::abs(box.low_north)) * 0x1p-22F);
    if (slot == 0) {
        leaves_.emplace_back();
        boxes.push_back(box);
    }
    Leaf& leaf = leaves_.back();
    set(leaf, slot, box);
    leaf.east.set(slot, box.low_east);
    leaf.north.set(slot, box.low_north);
    leaf.seat[slot] = seat;
    boxes.back().widen(box);
}

void Sheet::build_nodes(std::vector<Box> boxes) {
    while (boxes.size() > 1) {
        first_of_level_.push_back(static_cast<std::uint32_t>(nodes_.size()));
        std::vector<Box> above;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const std::size_t slot = i % branches;
            if (slot == 0) {
                nodes_.emplace_back();
                above.push_back(boxes[i]);
            }
            Node& node = nodes_.back();
            set(node, slot, boxes[i]);
            node.low_east.set(slot, boxes[i].low_east);
            node.low_north.set(slot, boxes[i].low_north);
            node.high_east.set(slot, boxes[i].high_east);
            node.high_north.set(slot, boxes[i].high_north);
            above.back().widen(boxes[i]);
        }
        boxes = std::move(above);
    }
}

Sheet::View Sheet::view_of(const Query& query) const {
    const Ask& ask = query.ask();
    const auto kilometre = static_cast<float>(setting_.weights.kilometre);
    const Place place = ask.job.place.value_or(Place{});
    return {.east = static_cast<float>(place.east),
            .north = static_cast<float>(place.north),
            .placed = ask.job.place.has_value(),
            .reach = ask.job.by_phone ? any_metres : 0,
            .metres_a_cost = kilometre > 0 ? 1000 / kilometre : any_metres,
            .cost_a_metre = kilometre / 1000,
            .quarters = static_cast<std::int32_t>(ask.quarters),
            .low_traits = low_half(ask.traits),
            .high_traits = high_half(ask.traits),
            .others_pay = query.others_pay()};
}

// Which of the sixteen go as far, might be free, have the traits, and might cost no more than
// `most`, as bits.
template <class SquaredMetres>
std::uint32_t Sheet::passing(const Common& columns, const View& view, int most,
                             const SquaredMetres& squared) const {
    Ints bits{1, 2, 4, 8};
    Ints mask{};
    for (std::size_t four = 0; four < branches / lanes; ++four, bits = bits << lanes) {
        const Floats reach = columns.reach.fours[four] + view.reach;
        const Ints left = most - view.others_pay - columns.usual.fours[four];
        const Floats paid =
            (__builtin_convertvector(left, Floats) + 1) * view.metres_a_cost + 1 + slop_;
        const Floats away = squared(four) * spare;
        const Ints affordable = ((paid > 0) & (away <= paid * paid)) | (paid > far_metres);
        const Ints lacks = (view.low_traits & ~columns.low_traits.fours[four]) |
                           (view.high_traits & ~columns.high_traits.fours[four]);
        mask |= (away <= reach * reach) & affordable & (lacks == 0) &
                ((columns.quarters.fours[four] & view.quarters) != 0) & bits;
    }
    return static_cast<std::uint32_t>(mask[0] | mask[1] | mask[2] | mask[3]);
}

Sheet::Floats Sheet::squared_to_box(const Node& node, const View& view, std::size_t four) {
    const Floats nought{};
    if (!view.placed) return nought;
    const Floats east = larger(node.low_east.fours[four] - view.east,
                               larger(view.east - node.high_east.fours[four], nought));
    const Floats north = larger(node.low_north.fours[four] - view.north,
                                larger(view.north - node.high_north.fours[four], nought));
    return east * east + north * north;
}

void Sheet::open_node(const Node& node, std::uint64_t children, const View& view,
                      Scratch& scratch) const {
    Column<Floats> squared;
    std::uint32_t mask = passing(node, view, scratch.list.most(), [&](std::size_t four) {
        return squared.fours[four] = squared_to_box(node, view, four);
    });
    for (; mask != 0; mask &= mask - 1) {
        const auto child = static_cast<std::size_t>(std::countr_zero(mask));
        const float metres = std::min(std::sqrt(squared[child]) * spare - slop_, far_metres);
        const int near = static_cast<int>(std::max(0.0F, metres - 1) * view.cost_a_metre * spare);
        const int at_least = near + node.usual[child] + view.others_pay;
        scratch.heap.push_back(waiting(at_least, 0, 0) + children + child);
        std::ranges::push_heap(scratch.heap, std::greater{});
    }
}

void Sheet::open_leaf(const Leaf& leaf, const View& view, const Query& query,
                      Scratch& scratch) const {
    const auto squared = [&](std::size_t four) -> Floats {
        if (!view.placed) return Floats{};
        const Floats east = leaf.east.fours[four] - view.east;
        const Floats north = leaf.north.fours[four] - view.north;
        return east * east + north * north;
    };
    const std::uint32_t mask = passing(leaf, view, scratch.list.most(), squared);
    for (std::uint32_t rest = mask; rest != 0; rest &= rest - 1) {
        index_.soon(leaf.seat[static_cast<std::size_t>(std::countr_zero(rest))],
                    query.ask().job.likeness);
    }
    for (std::uint32_t rest = mask; rest != 0; rest &= rest - 1) {
        const Seat seat = leaf.seat[static_cast<std::size_t>(std::countr_zero(rest))];
        const bool seen = std::ranges::find(scratch.known, seat) != scratch.known.end();
        if (!seen) offer(seat, query, index_, scratch.list, false);
    }
}

void Sheet::walk(const View& view, const Query& query, Scratch& scratch) const {
    auto& heap = scratch.heap;
    heap.clear();
    if (!leaves_.empty()) heap.push_back(waiting(0, first_of_level_.size(), 0));
    while (!heap.empty()) {
        std::ranges::pop_heap(heap, std::greater{});
        const std::uint64_t next = heap.back();
        heap.pop_back();
        if (static_cast<int>(next >> 32) > scratch.list.most()) return;
        const std::uint64_t level = next >> 28 & 15;
        const std::uint64_t number = next & number_mask;
        if (level == 0) {
            open_leaf(leaves_[number], view, query, scratch);
        } else {
            const Node& node = nodes_[first_of_level_[level - 1] + number];
            open_node(node, waiting(0, level - 1, number * branches), view, scratch);
        }
    }
}

Candidates Sheet::best(const Ask& ask, int how_many, Scratch& scratch) const {
    const Query query(ask);
    Shortlist& list = scratch.list;
    list.start(how_many);
    find_known(ask, index_, scratch.known);
    for (const Seat seat : scratch.known) offer(seat, query, index_, list, true);
    for (const Seat seat : loose_) {
        const bool seen = std::ranges::find(scratch.known, seat) != scratch.known.end();
        if (!seen && least_cost(index_.glance(seat), ask) <= list.most()) {
            offer(seat, query, index_, list, false);
        }
    }
    if (ask.job.place || ask.job.by_phone) walk(view_of(query), query, scratch);
    // Whoever was passed over for the cost would have cost more than the dearest on the list.
    if (list.most() != not_allowed) list.pass_over(list.most() + 1);
    return list.result();
}

}  // namespace kith::matching
