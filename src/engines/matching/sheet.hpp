// For finding the candidates of thousands of jobs of one kind: those who offer it and have what all
// these jobs need, packed sixteen by sixteen in the order of the map with the tree over them, so
// that sixteen are passed over or not by a few instructions on columns of numbers. What passes is
// decided by `Query`. The least that a volunteer costs any job is known to the tree, so the search
// goes by cost rather than by distance and stops sooner.
#pragma once

#include <array>

#include "engines/matching/candidates.hpp"

namespace kith::matching {

class Sheet {
  public:
    // Those of the index who have these traits. Jobs put to it must need them all.
    Sheet(const Index& index, const Setting& setting, std::uint64_t traits);

    // The parts of a search that are kept for the next.
    struct Scratch {
        explicit Scratch(const Index& index) : list(index) {}
        Shortlist list;
        std::vector<Seat> known;
        std::vector<std::uint64_t> heap;
    };
    Candidates best(const Ask& ask, int how_many, Scratch& scratch) const;

  private:
    static constexpr std::size_t branches = 16;
    static constexpr std::size_t lanes = 4;
    // Four numbers at once (an extension that g++ and clang share), and sixteen as four times four.
    using Floats [[gnu::vector_size(4 * lanes)]] = float;
    using Ints [[gnu::vector_size(4 * lanes)]] = std::int32_t;
    template <class Four>
    struct Column {
        std::array<Four, branches / lanes> fours{};
        auto operator[](std::size_t at) const { return fours[at / lanes][at % lanes]; }
        template <class Number>
        void set(std::size_t at, Number number) { fours[at / lanes][at % lanes] = number; }
    };

    // What is known of sixteen volunteers, or of the sixteen boxes below one. Nobody: no quarters.
    struct Common {
        // Metres farther than anybody goes, and the least `usual_cost`.
        Column<Floats> reach{};
        Column<Ints> usual{};
        Column<Ints> quarters{};
        Column<Ints> low_traits{};
        Column<Ints> high_traits{};
    };
    struct Leaf : Common {
        Column<Floats> east{};
        Column<Floats> north{};
        std::array<Seat, branches> seat{};
    };
    struct Node : Common {
        Column<Floats> low_east{};
        Column<Floats> low_north{};
        Column<Floats> high_east{};
        Column<Floats> high_north{};
    };
    // A box while the tree is built.
    struct Box {
        float low_east, low_north, high_east, high_north;
        float reach;
        std::int32_t usual;
        std::uint32_t quarters;
        std::uint64_t traits;

        void widen(const Box& other);
    };
    // A job as the columns are compared with it.
    struct View {
        float east;
        float north;
        bool placed;
        float reach;
        float metres_a_cost;
        float cost_a_metre;
        std::int32_t quarters;
        std::int32_t low_traits;
        std::int32_t high_traits;
        int others_pay;
    };

    Box box_of(Seat seat) const;
    void add(Seat seat, std::uint32_t at, std::vector<Box>& boxes);
    void build_nodes(std::vector<Box> boxes);
    static void set(Common& columns, std::size_t at, const Box& box);

    View view_of(const Query& query) const;
    template <class SquaredMetres>
    std::uint32_t passing(const Common& columns, const View& view, int most,
                          const SquaredMetres& squared) const;
    static Floats squared_to_box(const Node& node, const View& view, std::size_t four);
    void open_node(const Node& node, std::uint64_t children, const View& view,
                   Scratch& scratch) const;
    void open_leaf(const Leaf& leaf, const View& view, const Query& query, Scratch& scratch) const;
    void walk(const View& view, const Query& query, Scratch& scratch) const;

    const Index& index_;
    const Setting& setting_;
    std::vector<Leaf> leaves_;
    std::vector<Node> nodes_;
    // Where each level of nodes begins, those over the leaves first.
    std::vector<std::uint32_t> first_of_level_;
    // Metres by which a place may be out, being kept as floats.
    float slop_ = 0;
    // Without a place, or come later than the tree of the index was built.
    std::vector<Seat> loose_;
};

}  // namespace kith::matching
