// Every text that occurs, kept once and known by a number from 1; nought is "not given".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::linkage {

// A 64-bit hash that is the same on every machine and in every run.
std::uint64_t hash_of(std::string_view text);
constexpr std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93ULL;
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93ULL;
    return value ^ value >> 32;
}

class Dictionary {
  public:
    Dictionary();

    // The number of a text, new or known; nought for the empty text.
    std::uint32_t add(std::string_view text);

    // The number of a known text, otherwise nought.
    std::uint32_t find(std::string_view text) const;

    std::string_view text(std::uint32_t token) const {
        return {letters_.data() + starts_[token], starts_[token + 1] - starts_[token]};
    }

    // Ask for where a text stands, and, once that has come, for the text.
    void fetch_start(std::uint32_t token) const { __builtin_prefetch(&starts_[token]); }
    void fetch_text(std::uint32_t token) const {
        __builtin_prefetch(letters_.data() + starts_[token]);
    }

    // One more than the greatest number given.
    std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size()) - 1; }

    std::size_t bytes() const;

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t token = 0;
    };

    void grow();

    std::vector<char> letters_;
    std::vector<std::uint64_t> starts_;
    std::vector<Slot> slots_;
};

}  // namespace kith::linkage
