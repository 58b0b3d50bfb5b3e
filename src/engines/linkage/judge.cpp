#include <algorithm>
#include <cmath>

#include "engines/linkage/model.hpp"

namespace kith::linkage {
namespace {

// Of the chance of a name, what is left where nobody would give it twice.
constexpr double given_twice = 1e-3;
constexpr std::array rarity_limits{1e-4, 1e-3, 4e-3};

}  // namespace

double factor_of(const Model& model, Comparison comparison, Level level, Class each,
                 double chance) {
    if (level != exact) return model.level[comparison][level][each];
    // No two children of one birth are given one name.
    if (each == twins && comparison == first_name) return given_twice * chance;
    const double held = model.held(comparison, each);
    return held + (1 - held) * chance;
}

double Model::held(Comparison comparison, Class each) const {
    if (each == unrelated) return 0;
    const double by_chance = level[comparison][exact][unrelated];
    return std::max(0.0, (level[comparison][exact][each] - by_chance) / (1 - by_chance));
}

std::uint64_t pack(const Levels& levels, std::size_t first_rarity, std::size_t last_rarity) {
    std::uint64_t pattern = static_cast<std::uint64_t>(first_rarity) << rarity_shift |
                            static_cast<std::uint64_t>(last_rarity) << rarity_shift << 2;
    for (std::size_t each = 0; each < comparison_count; ++each) {
        pattern |= static_cast<std::uint64_t>(levels[each]) << shift_of(each);
    }
    return pattern;
}

Levels unpack(std::uint64_t pattern) {
    Levels levels{};
    for (std::size_t each = 0; each < comparison_count; ++each) {
        levels[each] = static_cast<Level>(pattern >> shift_of(each) & mask_of(each));
    }
    return levels;
}

std::size_t rarity_of(double chance) {
    std::size_t rarity = 0;
    while (rarity < rarity_limits.size() && chance >= rarity_limits[rarity]) ++rarity;
    return rarity;
}

Judge::Judge(const Model& model) : share_(model.share), level_(model.level) {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const auto comparison = static_cast<Comparison>(each);
        for (std::size_t one = 0; one < class_count; ++one) {
            const double held = model.held(comparison, static_cast<Class>(one));
            held_[each][one] = held;
            open_[each][one] = 1 - held;
        }
    }
    // No two children of one birth are given one name.
    held_[first_name][twins] = 0;
    open_[first_name][twins] = given_twice;
}

Chances Judge::factors(Comparison comparison, Level level, const Frequencies& frequencies,
                       const Record& left, const Record& right) const {
    if (level != exact) return level_[comparison][level];
    const double chance = frequencies.has(comparison) ? frequencies.of(comparison, left, right)
                                                      : level_[comparison][exact][unrelated];
    return exact_factors(comparison, chance);
}

void multiply(Chances& chances, const Chances& factors) {
    for (std::size_t each = 0; each < class_count; ++each) chances[each] *= factors[each];
}

Chances settled(Chances chances) {
    double sum = 0;
    for (const double chance : chances) sum += chance;
    for (double& chance : chances) chance /= sum;
    return chances;
}

Chances Judge::operator()(const Levels& levels, const Frequencies& frequencies,
                          const Record& left, const Record& right) const {
    Chances chances = share_;
    for (std::size_t each = 0; each < comparison_count; ++each) {
        if (levels[each] == missing) continue;
        multiply(chances, factors(static_cast<Comparison>(each), levels[each], frequencies, left,
                                  right));
    }
    return settled(chances);
}

double weight_of(const Chances& chances) {
    const double is = is_same(chances);
    const double is_not =
        chances[household] + chances[kin] + chances[twins] + chances[unrelated];
    return std::log2(std::max(is, 1e-300)) - std::log2(std::max(is_not, 1e-300));
}

double probability_of(double weight) { return 1 / (1 + std::exp2(-weight)); }

}  // namespace kith::linkage
