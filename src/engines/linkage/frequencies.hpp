// How common each value is, so that agreeing on Smith says less than agreeing on Featherstonehaugh.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engines/linkage/compare.hpp"
#include "engines/linkage/people.hpp"

namespace kith::linkage {

class Frequencies {
  public:
    // Counts the values of all people. With `entity_of` (for each row the number of the person it
    // is thought to be), a value counts once a person, not once a row.
    Frequencies() = default;
    explicit Frequencies(const People& people, std::span<const std::uint32_t> entity_of = {},
                         unsigned threads = 1);

    // The chance that somebody else has the value on which two records agree exactly; the values of
    // one comparison add up to about one. Nought where the comparison has no such table.
    double of(Comparison comparison, const Record& left, const Record& right) const;

    // The least that `of` can answer with where the values agree.
    double lowest(Comparison comparison) const;

    // The chance that two people drawn at random agree exactly, before true links are taken out.
    double agreement(Comparison comparison) const { return tables_[comparison].agreement; }
    bool has(Comparison comparison) const { return tables_[comparison].total >= 2; }

    // Where few have been counted: what is usually the chance, and how many counted it is worth.
    void set_usual(Comparison comparison, double chance, double worth) {
        tables_[comparison].usual = chance;
        tables_[comparison].usual_worth = worth;
    }

    // The least chance given to any value: what an agreement on something unheard of is worth.
    void set_least(Comparison comparison, double chance) { tables_[comparison].least = chance; }
    double least(Comparison comparison) const { return tables_[comparison].least; }

    void add(const Record& record);

    std::size_t bytes() const;

  private:
    struct Table {
        std::vector<std::uint32_t> counts;
        bool hashed = false;
        double total = 0;
        double agreement = 0;
        double least = 0;
        double usual = 0;
        double usual_worth = 0;
        // Another value's count may fall into the same place of a hashed table; by how much, and
        // how far that may be from so much.
        double noise = 0;
        double noise_spread = 0;
        void settle_noise();
        double chance_of(std::uint64_t key) const;
        double with_usual(double chance) const {
            if (usual_worth == 0) return chance;
            return (chance * total + usual * usual_worth) / (total + usual_worth);
        }
    };

    static void add_to(Table& table, std::uint64_t key);
    void count(std::span<const Record> records, std::span<const Comparison> comparisons);
    void count_once(std::span<const Record> records, std::span<const Comparison> comparisons,
                    std::span<const std::uint32_t> entity_of, std::span<const std::uint32_t> rows);
    void finish(Comparison comparison);

    std::array<Table, comparison_count> tables_;
};

}  // namespace kith::linkage
