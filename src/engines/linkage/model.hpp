// What agreement and disagreement are worth, learned from the lists themselves.
//
// A pair of records is one of six things: the same person at one address, the same person who has
// moved, different people of one household, such people when one of them has moved, twins of one
// household, or different people with nothing to do with each other.
// Within each, comparisons are independent; across them, they are not. That is how a shared
// address, surname and landline come to count once: they say "one household", and what belongs to
// one person must then decide. Parameters are found by expectation-maximisation (Fellegi and Sunter
// 1969; Winkler 1988) over counts of agreement patterns; chance agreement comes from random pairs.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engines/linkage/compare.hpp"
#include "engines/linkage/frequencies.hpp"

namespace kith::linkage {

enum Class : std::size_t { same, moved, household, kin, twins, unrelated, class_count };

using Chances = std::array<double, class_count>;

struct Model {
    // Of all pairs that could be compared, the share in each class.
    Chances share{};
    // The chance of each level of a comparison in each class, given that both have a value.
    std::array<std::array<Chances, level_limit>, comparison_count> level{};
    // Whether enough is known of addresses to tell households.
    bool households = false;
    // How many pairs could be compared, and how many are expected to be one person.
    double pairs = 0;
    double expected_links = 0;
    std::size_t rounds = 0;
    // The share of records in which each comparison has something to compare, for the report.
    std::array<double, comparison_count> given{};

    // Of an exact agreement in a class, the part that is not by chance.
    double held(Comparison comparison, Class each) const;
};

// A pattern of levels, with how rare the names agreed on are, in one number.
constexpr unsigned rarity_shift = 60;
constexpr unsigned shift_of(std::size_t comparison) {
    return comparison == 0 ? 0 : static_cast<unsigned>(1 + 3 * comparison);
}
constexpr std::uint64_t mask_of(std::size_t comparison) { return comparison == 0 ? 15U : 7U; }
std::uint64_t pack(const Levels& levels, std::size_t first_rarity, std::size_t last_rarity);
Levels unpack(std::uint64_t pattern);

// How rare a name is, 0 for the rarest of four.
std::size_t rarity_of(double chance);

struct PatternCount {
    std::uint64_t pattern = 0;
    double count = 0;
};

// What learning works from.
struct Evidence {
    std::vector<PatternCount> candidates;  // sorted by pattern
    double candidates_per_counted = 1;     // where only a sample of candidates was counted
    std::vector<PatternCount> random;      // pairs drawn at random
    double pairs = 0;
    double people = 0;
    bool households = false;
};

Model learn(const Evidence& evidence, const Frequencies& frequencies);

// What a level of a comparison multiplies the chance of a class by; `chance` is that of somebody
// else having the value, where the level is an exact agreement.
double factor_of(const Model& model, Comparison comparison, Level level, Class each,
                 double chance);

// Judges pairs by a model whose factors are worked out once.
class Judge {
  public:
    explicit Judge(const Model& model);

    // The chance of each class for a pair, nought to one.
    Chances operator()(const Levels& levels, const Frequencies& frequencies, const Record& left,
                       const Record& right) const;

    // Of any two people: the share of each class.
    const Chances& start() const { return share_; }
    // What a level multiplies the chance of each class by, given two records that came out at it.
    Chances factors(Comparison comparison, Level level, const Frequencies& frequencies,
                    const Record& left, const Record& right) const;
    // What an exact agreement does on a value that somebody else has with this chance.
    Chances exact_factors(Comparison comparison, double chance) const {
        Chances factors = held_[comparison];
        for (std::size_t each = 0; each < class_count; ++each) {
            factors[each] += open_[comparison][each] * chance;
        }
        return factors;
    }
    const Chances& level_factors(Comparison comparison, Level level) const {
        return level_[comparison][level];
    }

  private:
    Chances share_;
    // An exact agreement is held by the class, or else comes by chance.
    std::array<Chances, comparison_count> held_{};
    std::array<Chances, comparison_count> open_{};
    std::array<std::array<Chances, level_limit>, comparison_count> level_{};
};

// The chances once each class is multiplied by its factor, and made to add up to one.
void multiply(Chances& chances, const Chances& factors);
Chances settled(Chances chances);

// The base-2 logarithm of the odds that the two are one person.
double weight_of(const Chances& chances);

// The chance that the two are one person.
inline double is_same(const Chances& chances) { return chances[same] + chances[moved]; }
double probability_of(double weight);

}  // namespace kith::linkage
