#include "engines/linkage/keys.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace kith::linkage {
namespace {

// Drops most entries whose key nobody shares, by marking a place for each key: where only one
// falls, it is alone. Cheaper than sorting them.
void drop_lonely(std::vector<KeyEntry>& entries) {
    const std::size_t places = std::bit_ceil(std::max<std::size_t>(64, 8 * entries.size()));
    std::vector<std::uint64_t> once(places / 64);
    std::vector<std::uint64_t> again(places / 64);
    const auto word = [&](std::uint32_t key) { return (key >> 1 & (places - 1)) / 64; };
    const auto bit = [](std::uint32_t key) { return std::uint64_t{1} << (key >> 1 & 63U); };
    for (const KeyEntry& entry : entries) {
        again[word(entry.key)] |= once[word(entry.key)] & bit(entry.key);
        once[word(entry.key)] |= bit(entry.key);
    }
    std::size_t kept = 0;
    for (const KeyEntry& entry : entries) {
        entries[kept] = entry;
        kept += (again[word(entry.key)] & bit(entry.key)) != 0;
    }
    entries.resize(kept);
}

}  // namespace

// Least significant digit first; rows come in order and stay so within a key.
void sort_shared(std::vector<KeyEntry>& entries) {
    constexpr unsigned digit_bits = 11;
    constexpr std::uint32_t digits = 1U << digit_bits;
    drop_lonely(entries);
    std::vector<KeyEntry> other(entries.size());
    for (unsigned shift = 0; shift < 32; shift += digit_bits) {
        std::vector<std::size_t> starts(digits + 1);
        for (const KeyEntry& entry : entries) ++starts[(entry.key >> shift & (digits - 1)) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const KeyEntry& entry : entries) {
            other[starts[entry.key >> shift & (digits - 1)]++] = entry;
        }
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

}  // namespace kith::linkage
