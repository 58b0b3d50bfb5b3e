// Pairs taken some at a time and compared in steps, where what a step will read is asked for a step
// ahead: names and texts lie far apart in memory, and waiting for them would take most of the time.
#pragma once

#include <array>
#include <utility>

#include "engines/linkage/compare.hpp"
#include "engines/linkage/sieve.hpp"

namespace kith::linkage {

// Calls use(left, right, levels), by row, for each pair added; with a sieve, only for those that it
// lets through. To be finished at the end.
template <class Use>
class Gather {
  public:
    Gather(const People& people, const Sieve* sieve, Use use)
        : people_(people), compare_(people), sieve_(sieve), use_(std::move(use)) {}

    void add(std::uint32_t left, std::uint32_t right) {
        const Record& one = people_[left];
        const Record& other = people_[right];
        Pair& pair = pairs_[count_];
        if (sieve_ != nullptr) {
            pair.rest = sieve_->without_names(one, other);
            if (!sieve_->may_be_same(one, other, pair.rest)) return;
        }
        compare_.fetch_names(one, other);
        pair.left = left;
        pair.right = right;
        if (++count_ == pairs_.size()) finish();
    }

    void finish() {
        std::size_t kept = 0;
        for (std::size_t each = 0; each < count_; ++each) {
            Pair& pair = pairs_[each];
            const Record& one = people_[pair.left];
            const Record& other = people_[pair.right];
            pair.levels = {};
            compare_.names(one, other, pair.levels);
            if (sieve_ != nullptr && !sieve_->may_be_same(one, other, pair.levels, pair.rest)) {
                continue;
            }
            compare_.fetch_starts(one, other);
            if (kept != each) pairs_[kept] = pair;
            ++kept;
        }
        count_ = 0;
        for (std::size_t each = 0; each < kept; ++each) {
            compare_.fetch_texts(people_[pairs_[each].left], people_[pairs_[each].right]);
        }
        for (std::size_t each = 0; each < kept; ++each) {
            Pair& pair = pairs_[each];
            compare_.all_but_names(people_[pair.left], people_[pair.right], pair.levels);
            use_(pair.left, pair.right, std::as_const(pair.levels));
        }
    }

  private:
    struct Pair {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        Levels levels{};
        Sieve::Ratios rest{};
    };

    const People& people_;
    Comparer compare_;
    const Sieve* sieve_;
    Use use_;
    std::array<Pair, 32> pairs_{};
    std::size_t count_ = 0;
};

}  // namespace kith::linkage
