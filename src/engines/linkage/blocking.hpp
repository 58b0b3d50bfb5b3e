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
constexpr std::size_t part_count = static_cast<std::size_t>(Part::occupation) + 1;

struct Rule {
    std::string_view words;  // "birth date and how a name sounds"
    std::array<Part, 3> parts{};
    std::size_t part_count = 0;

    std::span<const Part> used() const { return std::span(parts).first(part_count); }
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

// An estimate, on long lists from a sample of rows, of how many pairs each of all_rules() brings.
std::vector<double> pairs_of_rules(const People& people, unsigned threads);

// A key that a row has.
struct KeyEntry {
    std::uint32_t key = 0;
    std::uint32_t row = 0;
};

// The pairs found by rules, each pair once. An empty list of rules means every pair there is.
// `one_key_in` takes only a share of the keys, for a look at what the rules find.
class Candidates {
  public:
    Candidates(const People& people, std::vector<Rule> rules, unsigned threads,
               std::uint32_t one_key_in = 1);

    // The pairs of all rules together, those that several rules bring counted several times.
    double pairs() const { return pairs_; }

    // The work comes in pieces whose number does not depend on threads.
    std::size_t pieces() const { return pieces_.size(); }

    // Calls use(rule, left, right) for each pair of a piece; only for left rows that `wanted`.
    template <class Wanted, class Use>
    void visit(std::size_t piece, Wanted wanted, Use use) const;

    const std::vector<Rule>& rules() const { return rules_; }

  private:
    template <class Use>
    class Batch;
    struct Piece {
        std::size_t rule = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    void make_keys(unsigned threads);
    void sort_rule(std::size_t rule);
    void forget_large_blocks(std::size_t rule);
    double pairs_between(const std::vector<KeyEntry>& entries, std::size_t begin,
                         std::size_t end) const;
    void cut_pieces();
    bool found_before(std::size_t rule, std::uint32_t key, std::uint32_t left,
                      std::uint32_t right) const;
    template <class Wanted, class Use>
    void visit_all(const Piece& piece, Wanted wanted, Use use) const;
    template <class Wanted, class Pairs>
    void visit_block(const KeyEntry* begin, const KeyEntry* end, Wanted wanted, Pairs& pairs) const;

    // As much as the processor fetches at once.
    static constexpr std::size_t slots_per_line = 16;
    struct alignas(64) Line {
        std::array<std::uint32_t, slots_per_line> slots{};
    };
    const std::uint32_t* keys_of_row(std::size_t row) const {
        return keys_[row * row_lines_].slots.data();
    }
    std::uint32_t* keys_of_row(std::size_t row) { return keys_[row * row_lines_].slots.data(); }
    void fetch_keys(std::uint32_t row) const {
        __builtin_prefetch(keys_of_row(row));
        if (row_lines_ > 1) __builtin_prefetch(keys_of_row(row) + slots_per_line);
    }

    const People& people_;
    std::vector<Rule> rules_;
    std::vector<std::size_t> width_;   // keys a row may have under each rule
    std::vector<std::size_t> offset_;  // where they stand in a row's keys
    std::vector<std::size_t> wide_;    // the rules under which a row may have several
    std::size_t row_lines_ = 0;
    std::vector<Line> keys_;  // of each row, nought where it has none
    std::vector<std::vector<KeyEntry>> entries_;
    std::vector<Piece> pieces_;
    std::uint32_t one_key_in_;
    double pairs_ = 0;
};

// Pairs are taken some at a time, and what each step will read of them is asked for one step ahead:
// the rows of a block lie far apart in memory, and waiting for them would take most of the time.
template <class Use>
class Candidates::Batch {
  public:
    Batch(const Candidates& candidates, std::size_t rule, Use& use)
        : candidates_(candidates), rule_(rule), use_(use) {}

    void add(std::uint32_t key, std::uint32_t left, std::uint32_t right) {
        candidates_.fetch_keys(left);
        candidates_.fetch_keys(right);
        pairs_[count_++] = {key, left, right};
        if (count_ == pairs_.size()) finish();
    }

    void finish() {
        std::size_t kept = 0;
        for (std::size_t each = 0; each < count_; ++each) {
            const auto [key, left, right] = pairs_[each];
            if (candidates_.found_before(rule_, key, left, right)) continue;
            candidates_.people_.fetch(left);
            candidates_.people_.fetch(right);
            pairs_[kept++] = pairs_[each];
        }
        count_ = 0;
        for (std::size_t each = 0; each < kept; ++each) {
            use_(rule_, pairs_[each].left, pairs_[each].right);
        }
    }

  private:
    struct Pair {
        std::uint32_t key, left, right;
    };
    const Candidates& candidates_;
    std::size_t rule_;
    Use& use_;
    std::array<Pair, 64> pairs_{};
    std::size_t count_ = 0;
};

template <class Wanted, class Use>
void Candidates::visit(std::size_t piece_number, Wanted wanted, Use use) const {
    const Piece& piece = pieces_[piece_number];
    if (rules_.empty()) return visit_all(piece, wanted, use);
    Batch<Use> batch(*this, piece.rule, use);
    const KeyEntry* at = entries_[piece.rule].data() + piece.begin;
    const KeyEntry* const end = entries_[piece.rule].data() + piece.end;
    while (at != end) {
        const KeyEntry* block_end = at + 1;
        while (block_end != end && block_end->key == at->key) ++block_end;
        visit_block(at, block_end, wanted, batch);
        at = block_end;
    }
    batch.finish();
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

template <class Wanted, class Pairs>
void Candidates::visit_block(const KeyEntry* begin, const KeyEntry* end, Wanted wanted,
                             Pairs& pairs) const {
    const std::uint32_t left_end = people_.two_lists() ? people_.left_count() : people_.size();
    const KeyEntry* first_right = end;
    if (people_.two_lists()) {
        first_right = begin;
        while (first_right != end && first_right->row < left_end) ++first_right;
    }
    for (const KeyEntry* left = begin; left != end && left->row < left_end; ++left) {
        if (!wanted(left->row)) continue;
        for (const KeyEntry* right = people_.two_lists() ? first_right : left + 1; right != end;
             ++right) {
            pairs.add(left->key, left->row, right->row);
        }
    }
}

}  // namespace kith::linkage
