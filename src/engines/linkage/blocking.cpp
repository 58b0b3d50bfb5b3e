#include "engines/linkage/blocking.hpp"

#include <algorithm>
#include <numeric>

#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t rows_per_piece = 1 << 14;
constexpr std::size_t entries_per_piece = 1 << 15;

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

}  // namespace

namespace {

// The pairs of one rule among the rows given, blocks bounded at `largest`.
double pairs_among(const Rule& rule, const People& people, std::span<const std::uint32_t> rows,
                   std::size_t largest) {
    std::vector<std::uint64_t> all;
    for (const std::uint32_t row : rows) {
        const Keys keys = keys_of(rule, people[row], people);
        for (std::size_t each = 0; each < keys.count; ++each) {
            all.push_back(std::uint64_t{keys.values[each]} << 32 | row);
        }
    }
    std::sort(all.begin(), all.end());
    double pairs = 0;
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at;
        std::size_t left = 0;
        for (; end < all.size() && all[end] >> 32 == all[at] >> 32; ++end) {
            left += static_cast<std::uint32_t>(all[end]) < people.left_count();
        }
        const std::size_t size = end - at;
        if (size <= largest) pairs += pairs_in(left, size - left, people.two_lists());
        at = end;
    }
    return pairs;
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
    std::vector<double> pairs(all_rules().size());
    parallel_for(threads, pairs.size(), [&](std::size_t rule) {
        pairs[rule] = pairs_among(all_rules()[rule], people, rows, largest) * scale;
    });
    return pairs;
}

Candidates::Candidates(const People& people, std::vector<Rule> rules, unsigned threads,
                       std::uint32_t one_key_in)
    : people_(people), rules_(std::move(rules)), one_key_in_(one_key_in) {
    for (const Rule& rule : rules_) {
        offset_.push_back(row_width_);
        width_.push_back(width_of(rule));
        row_width_ += width_.back();
    }
    make_keys(threads);
    entries_.resize(rules_.size());
    parallel_for(threads, rules_.size(), [&](std::size_t rule) {
        sort_rule(rule);
        forget_large_blocks(rule);
    });
    cut_pieces();
}

void Candidates::make_keys(unsigned threads) {
    keys_.resize(row_width_ * people_.size());
    const std::size_t pieces = (people_.size() + rows_per_piece - 1) / rows_per_piece;
    parallel_for(threads, pieces, [&](std::size_t piece) {
        const std::size_t end = std::min<std::size_t>((piece + 1) * rows_per_piece, people_.size());
        for (auto row = static_cast<std::uint32_t>(piece * rows_per_piece); row < end; ++row) {
            for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
                const Keys keys = keys_of(rules_[rule], people_[row], people_);
                std::uint32_t* slot = keys_.data() + row * row_width_ + offset_[rule];
                for (std::size_t each = 0; each < std::min(keys.count, width_[rule]); ++each) {
                    const std::uint32_t key = keys.values[each];
                    if (one_key_in_ == 1 || key / 2 % one_key_in_ == 0) *slot++ = key;
                }
            }
        }
    });
}

// Least significant byte first; rows come in order and stay so within a key. A key that only one
// row has makes no pair and is dropped.
void Candidates::sort_rule(std::size_t rule) {
    std::vector<Entry>& entries = entries_[rule];
    for (std::uint32_t row = 0; row < people_.size(); ++row) {
        for (std::size_t each = 0; each < width_[rule]; ++each) {
            const std::uint32_t key = keys_[row * row_width_ + offset_[rule] + each];
            if (key != 0) entries.push_back({key, row});
        }
    }
    std::vector<Entry> other(entries.size());
    for (unsigned shift = 0; shift < 32; shift += 11) {
        std::vector<std::size_t> starts(2049);
        for (const Entry& entry : entries) ++starts[(entry.key >> shift & 2047U) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const Entry& entry : entries) other[starts[entry.key >> shift & 2047U]++] = entry;
        entries.swap(other);
    }
    std::size_t kept = 0;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const bool shared = (at > 0 && entries[at - 1].key == entries[at].key) ||
                            (at + 1 < entries.size() && entries[at + 1].key == entries[at].key);
        other[kept] = entries[at];
        kept += shared;
    }
    other.resize(kept);
    other.shrink_to_fit();
    entries.swap(other);
}

// A pair that only such a block would bring must still be found by a later rule.
void Candidates::forget_large_blocks(std::size_t rule) {
    std::vector<Entry>& entries = entries_[rule];
    std::size_t kept = 0;
    for (std::size_t at = 0; at < entries.size();) {
        std::size_t end = at;
        while (end < entries.size() && entries[end].key == entries[at].key) ++end;
        const bool large = end - at > largest_block;
        for (; at < end; ++at) {
            std::uint32_t* const slots =
                keys_.data() + entries[at].row * row_width_ + offset_[rule];
            if (large) std::replace(slots, slots + width_[rule], entries[at].key, 0U);
            if (!large) entries[kept++] = entries[at];
        }
    }
    entries.resize(kept);
}

double Candidates::pairs_between(const std::vector<Entry>& entries, std::size_t begin,
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

void Candidates::fetch_names(std::uint32_t left, std::uint32_t right) const {
    const Record& one = people_[left];
    const Record& other = people_[right];
    if (one.first != other.first) {
        __builtin_prefetch(&people_.name(one.first));
        __builtin_prefetch(&people_.name(other.first));
    }
    if (one.last != other.last) {
        __builtin_prefetch(&people_.name(one.last));
        __builtin_prefetch(&people_.name(other.last));
    }
}

bool Candidates::found_before(std::size_t rule, std::uint32_t key, std::uint32_t left,
                              std::uint32_t right) const {
    const std::uint32_t* const one = keys_.data() + left * row_width_;
    const std::uint32_t* const other = keys_.data() + right * row_width_;
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
    for (std::size_t before = 0; before < rule; ++before) {
        if (shared(before, ~std::uint32_t{0})) return true;
    }
    return width_[rule] > 1 && shared(rule, key);
}

}  // namespace kith::linkage
