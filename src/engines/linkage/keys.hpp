// Blocking keys of many rows under many rules at a time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engines/linkage/blocking.hpp"

namespace kith::linkage {

// What a part of a key is for a record; most have one value, some several, nought if not given.
using PartValues = std::array<std::uint64_t, 4>;

// Makes the keys of one record after another; what several rules use is worked out once.
class KeyMaker {
  public:
    KeyMaker(std::span<const Rule> rules, const People& people);

    // The record whose keys are asked for from now on.
    void read(const Record& record);

    // Its keys under one of the rules.
    Keys keys(const Rule& rule) const;

  private:
    const People& people_;
    std::vector<Part> parts_;
    std::array<PartValues, part_count> values_{};
};

// Puts entries, which come in order of row, in order of key and row, without those whose key only
// one row has: they make no pair.
void sort_shared(std::vector<KeyEntry>& entries);

}  // namespace kith::linkage
