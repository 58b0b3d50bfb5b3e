#include "engines/linkage/blocking.hpp"

#include <algorithm>

#include "engines/linkage/keys.hpp"
#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t rows_per_piece = 1 << 14;
constexpr std::size_t entries_per_piece = 1 << 15;
constexpr std::uint32_t rows_ahead = 8;

std::size_t width_of(const Rule& rule) {
    std::size_t width = 1;
    for (std::size_t each = 0; each < rule.part_count; ++each) {
        if (rule.parts[each] == Part::phone) return 4;
        if (rule.parts[each] == Part::either_name || rule.parts[each] == Part::email ||
            rule.parts[each] == Part::email_name) {
            width = 2;
        }
    }
    return width;
}

double pairs_in(std::size_t left, std::size_t right, bool two_lists) {
    const auto one = static_cast<double>(left);
    const auto other = static_cast<double>(right);
    return two_lists ? one * other : (one + other) * (one + other - 1) / 2;
}

// The pairs that shared keys bring, blocks bounded at `largest`.
double pairs_among(const std::vector<KeyEntry>& entries, const People& people,
                   std::size_t largest) {
    double pairs = 0;
    for (std::size_t at = 0; at < entries.size();) {
        std::size_t end = at;
        std::size_t left = 0;
        for (; end < entries.size() && entries[end].key == entries[at].key; ++end) {
            left += entries[end].row < people.left_count();
        }
        const std::size_t size = end - at;
        if (size <= largest) pairs += pairs_in(left, size - left, people.two_lists());
        at = end;
    }
    return pairs;
}

using KeysOfRules = std::vector<std::vector<KeyEntry>>;

// The keys of some rows under all rules, in as many pieces as given.
std::vector<KeysOfRules> all_keys(const People& people, std::span<const std::uint32_t> rows,
                                  std::size_t pieces, unsigned threads) {
    std::vector<KeysOfRules> found(pieces);
    parallel_for(threads, pieces, [&](std::size_t piece) {
        KeyMaker maker(all_rules(), people);
        found[piece].resize(all_rules().size());
        const std::size_t end = rows.size() * (piece + 1) / pieces;
        for (std::size_t at = rows.size() * piece / pieces; at < end; ++at) {
            if (at + rows_ahead < rows.size()) people.fetch(rows[at + rows_ahead]);
            maker.read(people[rows[at]]);
            for (std::size_t rule = 0; rule < all_rules().size(); ++rule) {
                const Keys keys = maker.keys(all_rules()[rule]);
                for (std::size_t each = 0; each < keys.count; ++each) {
                    found[piece][rule].push_back({keys.values[each], rows[at]});
                }
            }
        }
    });
    return found;
}

}  // namespace

std::vector<double> pairs_of_rules(const People& people, unsigned threads) {
    constexpr std::uint32_t enough_rows = 100000;
    const std::uint32_t one_in = people.size() / enough_rows + 1;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (one_in == 1 || mixed(row + 1) % one_in == 0) rows.push_back(row);
    }
    const double scale = static_cast<double>(one_in) * one_in;
    const std::size_t largest = std::max<std::size_t>(4, largest_block / one_in);
    const std::vector<KeysOfRules> found = all_keys(people, rows, 16, threads);
    std::vector<double> pairs(all_rules().size());
    parallel_for(threads, pairs.size(), [&](std::size_t rule) {
        std::vector<KeyEntry> entries;
        for (const KeysOfRules& piece : found) {
            entries.insert(entries.end(), piece[rule].begin(), piece[rule].end());
        }
        sort_shared(entries);
        pairs[rule] = pairs_among(entries, people, largest) * scale;
    });
    return pairs;
}

Candidates::Candidates(const People& people, std::vector<Rule> rules, unsigned threads,
                       std::uint32_t one_key_in)
    : people_(people), rules_(std::move(rules)), one_key_in_(one_key_in) {
    std::size_t slots = 0;
    for (const Rule& rule : rules_) {
        offset_.push_back(slots);
        width_.push_back(width_of(rule));
        slots += width_.back();
        if (width_.back() > 1) wide_.push_back(width_.size() - 1);
    }
    row_lines_ = (slots + slots_per_line - 1) / slots_per_line;
    make_keys(threads);
    entries_.resize(rules_.size());
    parallel_for(threads, rules_.size(), [&](std::size_t rule) {
        sort_rule(rule);
        forget_large_blocks(rule);
    });
    cut_pieces();
}

void Candidates::make_keys(unsigned threads) {
    keys_.resize(row_lines_ * people_.size());
    const std::size_t pieces = (people_.size() + rows_per_piece - 1) / rows_per_piece;
    parallel_for(threads, pieces, [&](std::size_t piece) {
        KeyMaker maker(rules_, people_);
        const std::size_t end = std::min<std::size_t>((piece + 1) * rows_per_piece, people_.size());
        for (auto row = static_cast<std::uint32_t>(piece * rows_per_piece); row < end; ++row) {
            if (row + rows_ahead < people_.size()) {
                people_.fetch_sounds(people_[row + rows_ahead]);
            }
            maker.read(people_[row]);
            for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
                const Keys keys = maker.keys(rules_[rule]);
                std::uint32_t* slot = keys_of_row(row) + offset_[rule];
                for (std::size_t each = 0; each < std::min(keys.count, width_[rule]); ++each) {
                    const std::uint32_t key = keys.values[each];
                    if (one_key_in_ == 1 || key / 2 % one_key_in_ == 0) *slot++ = key;
                }
            }
        }
    });
}

void Candidates::sort_rule(std::size_t rule) {
    std::vector<KeyEntry>& entries = entries_[rule];
    for (std::uint32_t row = 0; row < people_.size(); ++row) {
        const std::uint32_t* const keys = keys_of_row(row) + offset_[rule];
        for (std::size_t each = 0; each < width_[rule]; ++each) {
            if (keys[each] != 0) entries.push_back({keys[each], row});
        }
    }
    sort_shared(entries);
}

// A pair that only such a block would bring must still be found by a later rule.
void Candidates::forget_large_blocks(std::size_t rule) {
    std::vector<KeyEntry>& entries = entries_[rule];
    std::size_t kept = 0;
    for (std::size_t at = 0; at < entries.size();) {
        std::size_t end = at;
        while (end < entries.size() && entries[end].key == entries[at].key) ++end;
        const bool large = end - at > largest_block;
        for (; at < end; ++at) {
            std::uint32_t* const slots = keys_of_row(entries[at].row) + offset_[rule];
            if (large) std::replace(slots, slots + width_[rule], entries[at].key, 0U);
            if (!large) entries[kept++] = entries[at];
        }
    }
    entries.resize(kept);
}

double Candidates::pairs_between(const std::vector<KeyEntry>& entries, std::size_t begin,
                                 std::size_t end) const {
    double pairs = 0;
    for (std::size_t at = begin; at < end;) {
        const std::uint32_t key = entries[at].key;
        std::size_t left = 0;
        std::size_t size = 0;
        for (; at < end && entries[at].key == key; ++at, ++size) {
            left += entries[at].row < people_.left_count();
        }
        pairs += pairs_in(left, size - left, people_.two_lists());
    }
    return pairs;
}

void Candidates::cut_pieces() {
    if (rules_.empty()) {
        pairs_ = people_.pair_count();
        const std::size_t rows = people_.two_lists() ? people_.left_count() : people_.size();
        constexpr std::size_t rows_at_once = 64;
        for (std::size_t begin = 0; begin < rows; begin += rows_at_once) {
            pieces_.push_back({0, begin, std::min(begin + rows_at_once, rows)});
        }
    }
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        const auto& entries = entries_[rule];
        for (std::size_t begin = 0; begin < entries.size();) {
            std::size_t end = std::min(begin + entries_per_piece, entries.size());
            while (end < entries.size() && entries[end].key == entries[end - 1].key) ++end;
            pieces_.push_back({rule, begin, end});
            pairs_ += pairs_between(entries, begin, end);
            begin = end;
        }
    }
}

// Under most rules a row has one key: those are held against each other all at once.
bool Candidates::found_before(std::size_t rule, std::uint32_t key, std::uint32_t left,
                              std::uint32_t right) const {
    const std::uint32_t* const one = keys_of_row(left);
    const std::uint32_t* const other = keys_of_row(right);
    unsigned alike = 0;
    for (std::size_t slot = 0; slot < offset_[rule]; ++slot) {
        alike |= static_cast<unsigned>(one[slot] == other[slot]) &
                 static_cast<unsigned>(one[slot] != 0);
    }
    if (alike != 0) return true;
    const auto shared = [&](std::size_t which, std::uint32_t limit) {
        const std::size_t from = offset_[which];
        const std::size_t to = from + width_[which];
        for (std::size_t here = from; here < to; ++here) {
            if (one[here] == 0 || one[here] >= limit) continue;
            for (std::size_t there = from; there < to; ++there) {
                if (one[here] == other[there]) return true;
            }
        }
        return false;
    };
    for (const std::size_t wide : wide_) {
        if (wide > rule) break;
        if (shared(wide, wide == rule ? key : ~std::uint32_t{0})) return true;
    }
    return false;
}

}  // namespace kith::linkage
