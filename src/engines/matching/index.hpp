// Volunteers arranged by where they are, so that the best few of hundreds of thousands are found by
// looking at a few hundred: a packed tree along the Morton curve (R-trees loaded by a space-filling
// curve: Kamel and Faloutsos, CIKM 1993). Each node knows its box, the traits anybody in it has,
// and the farthest anybody in it goes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engines/matching/card.hpp"

namespace kith::matching {

// A volunteer's number within one index. Numbers follow place, then id, so they do not depend on
// the order in which the volunteers came. Those put in later follow in the order they came.
using Seat = std::uint32_t;

class Index {
  public:
    // Of several volunteers with one id the last stays.
    explicit Index(std::vector<Volunteer> volunteers);

    std::size_t size() const { return volunteers_.size() - gone_; }
    // One more than the highest number in use.
    Seat seats() const { return static_cast<Seat>(volunteers_.size()); }
    const Volunteer& at(Seat seat) const { return volunteers_[seat]; }
    bool has_traits(Seat seat, std::uint64_t traits) const {
        return (glances_[seat].traits & traits) == traits;
    }
    bool present(Seat seat) const { return glances_[seat].traits != 0; }
    const Glance& glance(Seat seat) const { return glances_[seat]; }
    const Card& card(Seat seat) const { return cards_[seat]; }
    // Has what will be asked of this seat brought into the cache: always, and for likeness.
    void soon(Seat seat, bool likeness) const {
        __builtin_prefetch(&cards_[seat]);
        __builtin_prefetch(&glances_[seat]);
        if (!likeness) return;
        __builtin_prefetch(&volunteers_[seat].born);
        __builtin_prefetch(&volunteers_[seat].interests);
    }
    // Seats below this one have a place and lie along the Morton curve.
    Seat placed() const { return placed_; }
    std::optional<Seat> find(std::string_view id) const;

    // Adds a volunteer, or replaces the one with the same id. After some thousands of additions
    // build the index anew: those put in later are looked at one by one.
    void put(Volunteer volunteer);
    void remove(std::string_view id);

  private:
    friend class Nearby;
    static constexpr std::uint32_t branches = 16;
    static constexpr Seat nobody = ~Seat{0};

    struct Box {
        Place low;
        Place high;
        std::int32_t reach;
        std::uint64_t traits;
    };
    struct Level {
        std::uint32_t first;
        std::uint32_t count;
    };

    void arrange(std::vector<Volunteer>& volunteers);
    void append(Volunteer volunteer);
    void describe(Seat seat);
    void build_levels();
    Box leaf_box(std::uint32_t leaf) const;
    Box node_box(const Level& below, std::uint32_t node) const;
    void widen_leaf(Seat seat);
    std::size_t slot_for(std::string_view id) const;
    void enter(Seat seat);
    void grow_table();

    std::vector<Volunteer> volunteers_;
    std::vector<Glance> glances_;
    std::vector<Card> cards_;
    std::vector<Box> boxes_;
    std::vector<Level> levels_;
    // Open addressing over the ids; `nobody` marks an empty slot.
    std::vector<Seat> table_;
    // [0, placed_) are in the tree, [placed_, arranged_) have no place, the rest came later.
    Seat placed_ = 0;
    Seat arranged_ = 0;
    std::size_t gone_ = 0;
};

// Walks through an index leaf by leaf, nearest box first, leaving out boxes in which nobody has
// the wanted traits or goes as far. Keep one and start it again: it reuses its memory.
class Nearby {
  public:
    explicit Nearby(const Index& index) : index_(index) {}

    // `any_distance`: whether volunteers are wanted who do not go as far (or have no place).
    void start(const std::optional<Place>& place, std::uint64_t traits, bool any_distance);

    // On to the next leaf; false when there is none.
    bool next();
    // The leaf's seats [first, last); nobody in it is nearer than `metres`.
    Seat first() const { return first_; }
    Seat last() const { return last_; }
    std::int32_t metres() const { return metres_; }

  private:
    struct Waiting {
        std::int32_t metres;
        std::uint32_t level;
        std::uint32_t node;
    };

    void offer(std::uint32_t level, std::uint32_t node);
    bool next_loose();

    const Index& index_;
    std::vector<Waiting> heap_;
    std::optional<Place> place_;
    std::uint64_t traits_ = 0;
    bool any_distance_ = false;
    Seat loose_ = 0;
    Seat first_ = 0;
    Seat last_ = 0;
    std::int32_t metres_ = 0;
};

}  // namespace kith::matching
