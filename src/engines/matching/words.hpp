// Small sets of words (skills, languages, kinds of job …) as bits, so that "has all that is
// needed" is one comparison however many volunteers are looked at.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/result.hpp"

namespace kith::matching {

// The number of a word in its vocabulary.
using Word = std::uint8_t;
inline constexpr int words_max = 128;

class WordSet {
  public:
    WordSet() = default;
    WordSet(std::initializer_list<Word> words) {
        for (const Word word : words) add(word);
    }

    void add(Word word) { bits_[word / 64] |= std::uint64_t{1} << (word % 64); }
    bool has(Word word) const { return (bits_[word / 64] >> (word % 64) & 1) != 0; }
    bool includes(const WordSet& other) const {
        return (other.bits_[0] & ~bits_[0]) == 0 && (other.bits_[1] & ~bits_[1]) == 0;
    }
    bool empty() const { return (bits_[0] | bits_[1]) == 0; }
    // Whether all words have numbers below `limit` (at most 64).
    bool below(unsigned limit) const {
        return bits_[1] == 0 && (limit >= 64 || bits_[0] >> limit == 0);
    }
    int size() const { return std::popcount(bits_[0]) + std::popcount(bits_[1]); }

    WordSet both(const WordSet& other) const {
        WordSet shared;
        for (std::size_t i = 0; i < 2; ++i) shared.bits_[i] = bits_[i] & other.bits_[i];
        return shared;
    }
    WordSet without(const WordSet& other) const {
        WordSet rest;
        for (std::size_t i = 0; i < 2; ++i) rest.bits_[i] = bits_[i] & ~other.bits_[i];
        return rest;
    }

    // Calls with each word in the order of their numbers.
    template <class Each>
    void each(Each call) const {
        for (unsigned i = 0; i < 2; ++i) {
            for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1) {
                call(static_cast<Word>(i * 64 + static_cast<unsigned>(std::countr_zero(rest))));
            }
        }
    }

    // The set folded onto `width` bits (at most 32): a set that includes another also does folded.
    std::uint32_t folded(unsigned width) const;
    std::vector<Word> list() const;

    friend bool operator==(const WordSet&, const WordSet&) = default;

  private:
    std::array<std::uint64_t, 2> bits_{};
};

// Gives each distinct word a number, in the order first seen.
class Vocabulary {
  public:
    // The word's number; Invalid once there are more than 128 different words.
    Result<Word> add(std::string_view word);
    std::optional<Word> find(std::string_view word) const;
    const std::string& name(Word word) const { return names_.at(word); }
    std::size_t size() const { return names_.size(); }

    // "dbs, first aid", in the order of their numbers.
    std::string names(const WordSet& words) const;

  private:
    // Looked up by string_view without making a string.
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    std::vector<std::string> names_;
    std::unordered_map<std::string, Word, Hash, std::equal_to<>> numbers_;
};

// One vocabulary for each sort of word that jobs and volunteers use.
struct Terms {
    Vocabulary kinds;
    Vocabulary checks;
    Vocabulary training;
    Vocabulary skills;
    Vocabulary vehicles;
    Vocabulary languages;
    Vocabulary interests;
    Vocabulary experience;
};

}  // namespace kith::matching
