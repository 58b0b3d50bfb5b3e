#include "engines/linkage/model.hpp"

#include <algorithm>
#include <cmath>

namespace kith::linkage {
namespace {

constexpr std::size_t most_rounds = 80;
constexpr double settled = 1e-5;
constexpr double least_chance = 1e-7;
constexpr std::array rarity_typical{4e-5, 4e-4, 2e-3, 8e-3};
// How often two people of one name who both have an address have the same one made of that name.
constexpr double named_by_chance = 0.005;

// Expected counts of levels in classes, gathered over the candidates.
using Counts = std::array<std::array<Chances, level_limit>, comparison_count>;

class Learner {
  public:
    static constexpr double of_one_sex = 2.0 / 3;  // of pairs of twins

    Learner(const Evidence& evidence, const Frequencies& frequencies)
        : evidence_(evidence), frequencies_(frequencies) {}

    Model run() {
        start();
        if (evidence_.candidates.empty()) return model_;
        double before = 0;
        for (model_.rounds = 1; model_.rounds <= most_rounds; ++model_.rounds) {
            prepare();
            Counts counts{};
            Chances totals{};
            expect(counts, totals);
            maximise(counts, totals);
            if (std::abs(model_.expected_links - before) <= settled * model_.expected_links) break;
            before = model_.expected_links;
        }
        return model_;
    }

  private:
    void start();
    void start_chance();
    void prepare();
    void expect(Counts& counts, Chances& totals) const;
    void share_the_rest();
    void maximise(const Counts& counts, const Chances& totals);
    void update_unrelated(std::size_t comparison, const Counts& counts);
    void update_same(std::size_t comparison, const Counts& counts);
    void keep_like_one_person(std::size_t comparison);
    void update_household(std::size_t comparison, const Counts& counts);
    void update_moved(std::size_t comparison, const Counts& counts);
    void update_kin(std::size_t comparison);
    void update_twins(std::size_t comparison);
    // A record that is wrong in its first name looks like a twin's; but of pairs of twins one in
    // three is of two sexes (Weinberg 1901), so a list that gives sexes tells how many there are.
    bool tells_twins() const { return model_.given[sex] > 0.5; }
    static double number_of_twins(const Counts& counts) {
        return counts[sex][second_of_two][twins] / (1 - of_one_sex) *
               (1 + counts[sex][missing][twins] /
                        (1e-9 + counts[sex][exact][twins] + counts[sex][second_of_two][twins]));
    }
    double shared_in_household(std::size_t comparison, const Counts& counts) const;
    Chances chances_of(std::uint64_t pattern) const;

    double usual(std::size_t comparison, std::size_t level) const {
        return comparison_texts()[comparison].levels[level - 1].usual_if_same;
    }
    std::size_t levels_of(std::size_t comparison) const {
        return comparison_texts()[comparison].levels.size();
    }
    Kind kind_of(std::size_t comparison) const { return comparison_texts()[comparison].kind; }

    // Sets one class from counts and a prior, both over the levels of one comparison.
    template <class Count, class Prior>
    void settle(std::size_t comparison, Class each, double strength, Count count, Prior prior);

    const Evidence& evidence_;
    const Frequencies& frequencies_;
    Model model_;
    std::array<std::array<double, level_limit>, comparison_count> random_share_{};
    std::array<std::array<Chances, level_limit>, comparison_count> factors_{};
    std::array<std::array<Chances, 4>, 2> rare_factors_{};
};

// How often each level comes out between two people drawn at random.
void Learner::start_chance() {
    double drawn = 0;
    for (const auto& [pattern, count] : evidence_.random) {
        const Levels levels = unpack(pattern);
        drawn += count;
        for (std::size_t each = 0; each < comparison_count; ++each) {
            random_share_[each][levels[each]] += count;
        }
    }
    for (std::size_t each = 0; each < comparison_count; ++each) {
        auto& shares = random_share_[each];
        const double given = drawn - shares[missing];
        model_.given[each] = drawn > 0 ? given / drawn : 0;
        const auto comparison = static_cast<Comparison>(each);
        const auto levels = static_cast<double>(levels_of(each));
        for (std::size_t level = 1; level <= levels_of(each); ++level) {
            shares[level] = given > 0 ? (shares[level] + 0.3) / (given + 0.3 * levels)
                                      : comparison_texts()[each].levels[level - 1].usual_if_not;
        }
        const bool counted = given > 0 && given < evidence_.pairs * 0.99;
        if (counted && frequencies_.has(comparison)) {
            shares[exact] = std::max(frequencies_.agreement(comparison), 0.1 / evidence_.pairs);
        }
        for (std::size_t level = 1; level <= levels_of(each); ++level) {
            model_.level[each][level][unrelated] = shares[level];
        }
        if (comparison == email) {
            model_.level[email][email_level::named][unrelated] = named_by_chance;
        }
    }
}

void Learner::start() {
    model_.pairs = evidence_.pairs;
    model_.households = evidence_.households;
    start_chance();
    const double links = std::max(1.0, evidence_.people * 0.2);
    model_.share[same] = links / model_.pairs;
    if (model_.households) {
        if (tells_twins()) model_.share[twins] = links * 0.01 / model_.pairs;
        model_.share[moved] = links * 0.1 / model_.pairs;
        model_.share[household] = links * 0.5 / model_.pairs;
        model_.share[kin] = links * 0.05 / model_.pairs;
    }
    share_the_rest();
    const Counts nothing{};
    for (std::size_t each = 0; each < comparison_count; ++each) {
        update_same(each, nothing);
        update_moved(each, nothing);
        update_household(each, nothing);
        update_kin(each);
        update_twins(each);
    }
}

void Learner::prepare() {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const auto comparison = static_cast<Comparison>(each);
        for (std::size_t level = 1; level <= levels_of(each); ++level) {
            for (std::size_t one = 0; one < class_count; ++one) {
                factors_[each][level][one] =
                    factor_of(model_, comparison, static_cast<Level>(level),
                              static_cast<Class>(one), model_.level[each][exact][unrelated]);
            }
        }
    }
    for (std::size_t rarity = 0; rarity < rarity_typical.size(); ++rarity) {
        for (std::size_t one = 0; one < class_count; ++one) {
            const auto each = static_cast<Class>(one);
            rare_factors_[0][rarity][one] =
                factor_of(model_, first_name, exact, each, rarity_typical[rarity]);
            rare_factors_[1][rarity][one] =
                factor_of(model_, last_name, exact, each, rarity_typical[rarity]);
        }
    }
}

Chances Learner::chances_of(std::uint64_t pattern) const {
    Chances chances = model_.share;
    const auto times = [&](const Chances& factor) {
        for (std::size_t each = 0; each < class_count; ++each) chances[each] *= factor[each];
    };
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const auto level = pattern >> shift_of(each) & mask_of(each);
        if (level == missing) continue;
        if (level == exact && each == first_name) {
            times(rare_factors_[0][pattern >> rarity_shift & 3U]);
        } else if (level == exact && each == last_name) {
            times(rare_factors_[1][pattern >> rarity_shift >> 2 & 3U]);
        } else {
            times(factors_[each][level]);
        }
    }
    double sum = 0;
    for (const double chance : chances) sum += chance;
    for (double& chance : chances) chance /= sum;
    return chances;
}

void Learner::expect(Counts& counts, Chances& totals) const {
    for (const auto& [pattern, count] : evidence_.candidates) {
        Chances chances = chances_of(pattern);
        const double stands_for = count * evidence_.candidates_per_counted;
        for (std::size_t one = 0; one < class_count; ++one) {
            chances[one] *= stands_for;
            totals[one] += chances[one];
        }
        for (std::size_t each = 0; each < comparison_count; ++each) {
            const auto level = pattern >> shift_of(each) & mask_of(each);
            for (std::size_t one = 0; one < class_count; ++one) {
                counts[each][level][one] += chances[one];
            }
        }
    }
}

template <class Count, class Prior>
void Learner::settle(std::size_t comparison, Class each, double strength, Count count,
                     Prior prior) {
    double total = 0;
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        double& chance = model_.level[comparison][level][each];
        chance = count(level) + strength * prior(level);
        total += chance;
    }
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        double& chance = model_.level[comparison][level][each];
        chance = std::max(chance / total, least_chance);
    }
}

void Learner::update_same(std::size_t comparison, const Counts& counts) {
    const Kind kind = kind_of(comparison);
    settle(comparison, same, 10, [&](std::size_t level) {
        const Chances& count = counts[comparison][level];
        if (kind == Kind::place) return count[same] + count[household] + count[twins];
        const bool tied = kind == Kind::person || comparison == mobile || comparison == email;
        return tied ? count[same] + count[moved] : count[same];
    }, [&](std::size_t level) { return usual(comparison, level); });
    keep_like_one_person(comparison);
}

// Records of one person may be poor, but not so poor that names, birth date or number differ more
// often than this; a class that says so has lost its way among look-alikes of a small list.
void Learner::keep_like_one_person(std::size_t comparison) {
    if (comparison != first_name && comparison != last_name && comparison != birth &&
        comparison != number) {
        return;
    }
    constexpr double most_different = 0.08;
    const std::size_t levels = levels_of(comparison);
    const std::size_t from = comparison == birth ? birth_level::near_year : levels;
    double different = 0;
    for (std::size_t level = from; level <= levels; ++level) {
        different += model_.level[comparison][level][same];
    }
    if (different <= most_different) return;
    for (std::size_t level = 1; level <= levels; ++level) {
        model_.level[comparison][level][same] *= level < from
                                                     ? (1 - most_different) / (1 - different)
                                                     : most_different / different;
    }
}

void Learner::update_moved(std::size_t comparison, const Counts& counts) {
    const Kind kind = kind_of(comparison);
    if (kind == Kind::person || comparison == mobile || comparison == email) {
        for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
            auto& chances = model_.level[comparison][level];
            chances[moved] = chances[same];
        }
        return;
    }
    const double held = kind == Kind::place ? 0.02 : kind == Kind::family ? 0.9 : 0.3;
    settle(comparison, moved, kind == Kind::family ? 50 : 20,
           [&](std::size_t level) { return counts[comparison][level][moved]; },
           [&](std::size_t level) {
               const auto& chances = model_.level[comparison][level];
               return (1 - held) * chances[unrelated] + held * chances[same];
           });
}

void Learner::update_household(std::size_t comparison, const Counts& counts) {
    const Kind kind = kind_of(comparison);
    if (kind == Kind::place) {
        for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
            auto& chances = model_.level[comparison][level];
            chances[household] = chances[same];
        }
        return;
    }
    if (kind == Kind::family || comparison == landline) {
        const double held = kind == Kind::family ? 0.6 : 0.7;
        settle(comparison, household, 10,
               [&](std::size_t level) { return counts[comparison][level][household]; },
               [&](std::size_t level) {
                   const auto& chances = model_.level[comparison][level];
                   return (1 - held) * chances[unrelated] + held * chances[same];
               });
        return;
    }
    const double held = shared_in_household(comparison, counts);
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        auto& chances = model_.level[comparison][level];
        chances[household] = (1 - held) * chances[unrelated] + held * chances[same];
    }
}

// Of what belongs to one person, how often two of a household have it in common all the same: a
// father and son one name, twins one birthday, couples one phone. Bounded by what people are like,
// so that records of one person never come to be explained as two people alike in everything.
double Learner::shared_in_household(std::size_t comparison, const Counts& counts) const {
    double most = 0.12;
    if (comparison == number) most = 0.001;
    if (comparison == mobile || comparison == email) most = 0.3;
    if (comparison == birth_place || comparison == occupation) most = 0.7;
    double given = 10;
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        given += counts[comparison][level][household];
    }
    const auto& chances = model_.level[comparison][exact];
    const double agree = (counts[comparison][exact][household] + 10 * most / 4) / given;
    const double above = (agree - chances[unrelated]) / (chances[same] - chances[unrelated] + 1e-9);
    return std::clamp(above, 0.0, most);
}

// A family that one of them has left: alike as a household is, at addresses as one who moved has.
void Learner::update_kin(std::size_t comparison) {
    const Class like = kind_of(comparison) == Kind::place ? moved : household;
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        auto& chances = model_.level[comparison][level];
        chances[kin] = chances[like];
    }
}

// Two of a household born on one day: one surname and one birth date, as far as those are written
// down rightly, and two first names.
void Learner::update_twins(std::size_t comparison) {
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        auto& chances = model_.level[comparison][level];
        const bool shared = comparison == birth || comparison == last_name ||
                            comparison == birth_place || kind_of(comparison) == Kind::place;
        chances[twins] = shared                     ? chances[same]
                         : comparison == first_name ? chances[unrelated]
                                                    : chances[household];
    }
    if (comparison == sex) {
        model_.level[sex][exact][twins] = of_one_sex;
        model_.level[sex][second_of_two][twins] = 1 - of_one_sex;
    }
}

void Learner::share_the_rest() {
    double related = 0;
    for (std::size_t each = 0; each < unrelated; ++each) related += model_.share[each];
    model_.share[unrelated] = std::max(1e-6, 1 - related);
}

// All pairs at a level, less those that candidates show to be one person or household; never less
// than the unrelated candidates themselves.
void Learner::update_unrelated(std::size_t comparison, const Counts& counts) {
    const double given = std::max(1.0, model_.pairs * model_.given[comparison]);
    double total = 0;
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        const Chances& count = counts[comparison][level];
        const double related =
            count[same] + count[moved] + count[household] + count[kin] + count[twins];
        double& chance = model_.level[comparison][level][unrelated];
        chance = std::max(random_share_[comparison][level] * given - related, count[unrelated]);
        chance += 0.5;
        total += chance;
    }
    for (std::size_t level = 1; level <= levels_of(comparison); ++level) {
        model_.level[comparison][level][unrelated] /= total;
    }
    if (comparison == email) model_.level[email][email_level::named][unrelated] = named_by_chance;
}

void Learner::maximise(const Counts& counts, const Chances& totals) {
    // Nobody has so many records in a list that there are more links than this.
    const double most_links = 3 * evidence_.people + 10;
    const double kept = std::min(1.0, most_links / (totals[same] + totals[moved] + 1));
    model_.share[same] = (totals[same] * kept + 0.5) / model_.pairs;
    if (model_.households) {
        if (tells_twins()) model_.share[twins] = (number_of_twins(counts) + 0.1) / model_.pairs;
        model_.share[moved] = (totals[moved] * kept + 0.1) / model_.pairs;
        model_.share[household] = (totals[household] + 0.1) / model_.pairs;
        model_.share[kin] = (totals[kin] + 0.1) / model_.pairs;
    }
    share_the_rest();
    model_.expected_links = totals[same] + totals[moved];
    for (std::size_t each = 0; each < comparison_count; ++each) {
        if (model_.given[each] <= 0) continue;
        update_unrelated(each, counts);
        update_same(each, counts);
        update_moved(each, counts);
        update_household(each, counts);
        update_kin(each);
        update_twins(each);
    }
}

}  // namespace

Model learn(const Evidence& evidence, const Frequencies& frequencies) {
    return Learner(evidence, frequencies).run();
}

}  // namespace kith::linkage
