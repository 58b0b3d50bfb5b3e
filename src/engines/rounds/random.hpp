// Random numbers that are the same on every machine: xoshiro256++ seeded by splitmix64
// (Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators, 2021).
#pragma once

#include <bit>
#include <cstdint>

namespace kith::rounds {

class Random {
  public:
    explicit Random(std::uint64_t seed) {
        for (auto& word : words_) {
            seed += 0x9e3779b97f4a7c15ULL;
            auto mixed = seed;
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
            word = mixed ^ (mixed >> 31);
        }
    }

    std::uint64_t next() {
        const auto result = std::rotl(words_[0] + words_[3], 23) + words_[0];
        const auto shifted = words_[1] << 17;
        words_[2] ^= words_[0];
        words_[3] ^= words_[1];
        words_[1] ^= words_[2];
        words_[0] ^= words_[3];
        words_[2] ^= shifted;
        words_[3] = std::rotl(words_[3], 45);
        return result;
    }

    // At least 0 and under 1.
    double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    // At least 0 and under `count`, which is above 0.
    int below(int count) {
        const auto high = (next() >> 32) * static_cast<std::uint64_t>(count);
        return static_cast<int>(high >> 32);
    }

    bool chance(double probability) { return share() < probability; }

  private:
    std::uint64_t words_[4];
};

}  // namespace kith::rounds
