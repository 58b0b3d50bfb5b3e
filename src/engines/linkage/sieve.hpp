// Says of most pairs at little cost that they cannot be one person, so that only the others need be
// compared in full.
#pragma once

#include <array>

#include "engines/linkage/compare.hpp"
#include "engines/linkage/frequencies.hpp"
#include "engines/linkage/model.hpp"

namespace kith::linkage {

// What can be told from two records alone is taken as it is; what would need their texts is taken
// at the level that speaks most for one person. What comes out is more than the odds can be.
class Sieve {
  public:
    // For pairs whose chance of being one person is at least `least`.
    Sieve(const Model& model, const Frequencies& frequencies, double least);

    // The odds of "same" and "moved" against each class of different people.
    static constexpr std::size_t against = unrelated - household + 1;
    using Ratios = std::array<double, 2 * against>;

    // What speaks for one person in all but the names.
    Ratios without_names(const Record& left, const Record& right) const;

    // False only where judging the pair could not answer with `least` or more.
    bool may_be_same(const Record& left, const Record& right, const Ratios& rest) const;

    // The same, with what the names were found to be.
    bool may_be_same(const Record& left, const Record& right, const Levels& names,
                     const Ratios& rest) const;

  private:
    // Places behind those of the levels.
    enum Place : std::size_t {
        unlike = level_limit,  // the texts differ: whatever level comes out, or none
        alike_or_none,         // the texts are equal, but another comparison may take this one over
        place_count
    };

    void fill(std::size_t comparison);
    static Ratios ratios_of(const Chances& chances);
    void times(Ratios& ratios, Comparison comparison, std::size_t place) const;
    void take_known(const Record& left, const Record& right, Ratios& ratios) const;
    void take_texts(const Record& left, const Record& right, Ratios& ratios) const;
    void take_emails(const Record& left, const Record& right, Ratios& ratios) const;
    Ratios with_same_names(bool first, bool last, const Record& left, const Record& right,
                           const Ratios& rest) const;
    bool enough(const Ratios& ratios) const;

    const Frequencies& frequencies_;
    Judge judge_;
    double least_odds_;
    Ratios start_{};
    std::array<std::array<Ratios, place_count>, comparison_count> tables_{};
};

}  // namespace kith::linkage
