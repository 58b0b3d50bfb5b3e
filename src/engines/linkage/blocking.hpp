// Which pairs are worth comparing: those that agree on the key of at least one rule, where the
// rules are chosen from the data so that few true pairs are missed and few others looked at.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engines/linkage/people.hpp"

namespace kith::linkage {

// What a rule's key is made of.
enum class Part : std::uint8_t {
    number,
    email,
    email_name,
    phone,
    either_name,      // how the first or the last name sounds, whichever stands where
    both_names,       // how both sound, in either order
    both_names_exact,
    first_initial,
    birth,
    birth_year,
    birth_year_month,
    birth_month_day,
    postcode,
    postcode_district,
    house,
    street,
    town,
    birth_place,
    occupation,
};

struct Rule {
    std::string_view words;  // "birth date and how a name sounds"
    std::array<Part, 3> parts{};
    std::size_t part_count = 0;
};

// Every rule that may be chosen; a row's keys under a rule, without noughts and repeats, sorted.
std::span<const Rule> all_rules();

struct Keys {
    std::array<std::uint32_t, 4> values{};
    std::size_t count = 0;
    bool meets(const Keys& other) const;
};
Keys keys_of(const Rule& rule, const Record& record, const People& people);

// Evidence that parts of a rule agree, group by group: names, birth, address and so on hold or fail
// together. Used to foresee which true pairs a rule will find.
constexpr std::size_t group_count = 6;
std::size_t group_of(Part part);
bool agrees_within(const Rule& rule, std::size_t group, const Record& left, const Record& right,
                   const People& people);

// The largest block compared in full; a key shared by more people than this says nothing.
constexpr std::size_t largest_block = 400;

// An estimate, from one key in sixteen, of how many pairs a rule brings.
double pairs_of(const Rule& rule, const People& people, unsigned threads);

// The pairs found by rules, each pair once. An empty list of rules means every pair there is.
class Candidates {
  public:
    Candidates(const People& people, std::vector<Rule> rules, unsigned threads);

    // The work comes in pieces whose number does not depend on threads.
    std::size_t pieces() const { return pieces_.size(); }

    // Calls use(rule, left, right) for each pair of a piece; only for left rows that `wanted`.
    template <class Wanted, class Use>
    void visit(std::size_t piece, Wanted wanted, Use use) const;

    const std::vector<Rule>& rules() const { return rules_; }

  private:
    struct Entry {
        std::uint32_t key = 0;
        std::uint32_t row = 0;
    };
    struct Piece {
        std::size_t rule = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    void make_keys(unsigned threads);
    void sort_rule(std::size_t rule);
    void forget_large_blocks(std::size_t rule);
    void cut_pieces();
    bool found_before(std::size_t rule, std::uint32_t key, std::uint32_t left,
                      std::uint32_t right) const;
    template <class Wanted, class Use>
    void visit_all(const Piece& piece, Wanted wanted, Use use) const;
    template <class Wanted, class Use>
    void visit_block(std::size_t rule, const Entry* begin, const Entry* end, Wanted wanted,
                     Use use) const;

    const People& people_;
    std::vector<Rule> rules_;
    std::vector<std::size_t> width_;   // keys a row may have under each rule
    std::vector<std::size_t> offset_;  // where they stand in a row's keys
    std::size_t row_width_ = 0;
    std::vector<std::uint32_t> keys_;
    std::vector<std::vector<Entry>> entries_;
    std::vector<Piece> pieces_;
};

template <class Wanted, class Use>
void Candidates::visit(std::size_t piece_number, Wanted wanted, Use use) const {
    const Piece& piece = pieces_[piece_number];
    if (rules_.empty()) return visit_all(piece, wanted, use);
    const Entry* at = entries_[piece.rule].data() + piece.begin;
    const Entry* const end = entries_[piece.rule].data() + piece.end;
    while (at != end) {
        const Entry* block_end = at + 1;
        while (block_end != end && block_end->key == at->key) ++block_end;
        visit_block(piece.rule, at, block_end, wanted, use);
        at = block_end;
    }
}

template <class Wanted, class Use>
void Candidates::visit_all(const Piece& piece, Wanted wanted, Use use) const {
    const std::uint32_t rows = people_.size();
    for (auto left = static_cast<std::uint32_t>(piece.begin); left < piece.end; ++left) {
        if (!wanted(left)) continue;
        const std::uint32_t from = people_.two_lists() ? people_.left_count() : left + 1;
        for (std::uint32_t right = from; right < rows; ++right) use(piece.rule, left, right);
    }
}

template <class Wanted, class Use>
void Candidates::visit_block(std::size_t rule, const Entry* begin, const Entry* end,
                             Wanted wanted, Use use) const {
    const std::uint32_t left_end = people_.two_lists() ? people_.left_count() : people_.size();
    const Entry* first_right = end;
    if (people_.two_lists()) {
        first_right = begin;
        while (first_right != end && first_right->row < left_end) ++first_right;
    }
    for (const Entry* left = begin; left != end && left->row < left_end; ++left) {
        if (!wanted(left->row)) continue;
        for (const Entry* right = people_.two_lists() ? first_right : left + 1; right != end;
             ++right) {
            if (found_before(rule, left->key, left->row, right->row)) continue;
            use(rule, left->row, right->row);
        }
    }
}

}  // namespace kith::linkage
