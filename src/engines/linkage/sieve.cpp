#include "engines/linkage/sieve.hpp"

#include <algorithm>

namespace kith::linkage {
namespace {

// What a class that cannot be stands against: more than any evidence weighs.
constexpr double no_rival = 1e300;
// Sums of rounded numbers come out a little more or less than they should.
constexpr double rounding = 1e-6;

bool shares_one(const std::array<std::uint32_t, 2>& left,
                const std::array<std::uint32_t, 2>& right) {
    return left[0] == right[0] || left[0] == right[1] ||
           (left[1] != 0 && (left[1] == right[0] || left[1] == right[1]));
}

}  // namespace

Sieve::Sieve(const Model& model, const Frequencies& frequencies, double least)
    : frequencies_(frequencies), judge_(model), least_odds_((1 - rounding) * least / (1 - least)) {
    start_ = ratios_of(model.share);
    for (std::size_t each = 0; each < comparison_count; ++each) fill(each);
}

Sieve::Ratios Sieve::ratios_of(const Chances& chances) {
    Ratios ratios{};
    for (std::size_t each = 0; each < against; ++each) {
        const double other = chances[household + each];
        ratios[each] = other > 0 ? chances[same] / other : no_rival;
        ratios[against + each] = other > 0 ? chances[moved] / other : no_rival;
    }
    return ratios;
}

void Sieve::fill(std::size_t number) {
    const auto comparison = static_cast<Comparison>(number);
    auto& table = tables_[number];
    const auto raise = [](Ratios& ratios, const Ratios& others) {
        for (std::size_t each = 0; each < ratios.size(); ++each) {
            ratios[each] = std::max(ratios[each], others[each]);
        }
    };
    table[missing].fill(1);
    table[unlike].fill(1);
    table[alike_or_none].fill(1);
    const Level worst = worst_level(comparison);
    for (Level level = exact + 1; level <= worst; ++level) {
        table[level] = ratios_of(judge_.level_factors(comparison, level));
        if (comparison == email && level == email_level::named) continue;
        raise(table[unlike], table[level]);
    }
    // How much an exact agreement speaks for one person grows or falls with its chance: the most
    // is at one end.
    const double usual = judge_.level_factors(comparison, exact)[unrelated];
    const bool counted = frequencies_.has(comparison);
    table[exact] = ratios_of(
        judge_.exact_factors(comparison, counted ? frequencies_.lowest(comparison) : usual));
    if (counted) raise(table[exact], ratios_of(judge_.exact_factors(comparison, 1)));
    if (comparison == email) raise(table[exact], table[email_level::named]);
    raise(table[alike_or_none], table[exact]);
}

void Sieve::times(Ratios& ratios, Comparison comparison, std::size_t place) const {
    const Ratios& others = tables_[comparison][place];
    for (std::size_t each = 0; each < ratios.size(); ++each) ratios[each] *= others[each];
}

void Sieve::take_known(const Record& left, const Record& right, Ratios& ratios) const {
    times(ratios, birth, compare_births(left.birth, right.birth));
    times(ratios, number, compare_numbers(left.number, right.number));
    times(ratios, postcode, compare_postcodes(left.postcode, right.postcode));
    times(ratios, house, compare_houses(left.house, right.house));
    times(ratios, uprn, same_or_not(left.uprn, right.uprn));
    times(ratios, mobile, compare_phones(left.mobiles, right.mobiles));
    times(ratios, landline, compare_phones(left.landlines, right.landlines));
    times(ratios, sex, same_or_not(left.sex, right.sex));
}

void Sieve::take_texts(const Record& left, const Record& right, Ratios& ratios) const {
    const auto take = [&](Comparison comparison, std::uint32_t one, std::uint32_t other,
                          std::size_t alike) {
        if (one != 0 && other != 0) times(ratios, comparison, one == other ? alike : unlike);
    };
    take(street, left.street, right.street, exact);
    take(locality, left.locality, right.locality, alike_or_none);
    take(town, left.town, right.town, exact);
    take(region, left.region, right.region, alike_or_none);
    take(birth_place, left.birth_place, right.birth_place, exact);
    take(occupation, left.occupation, right.occupation, exact);
}

void Sieve::take_emails(const Record& left, const Record& right, Ratios& ratios) const {
    if (left.emails[0] == 0 || right.emails[0] == 0) return;
    times(ratios, email, shares_one(left.emails, right.emails) ? std::size_t{exact} : unlike);
}

bool Sieve::enough(const Ratios& ratios) const {
    const auto middle = ratios.begin() + against;
    const double odds = *std::min_element(ratios.begin(), middle) +
                        *std::min_element(middle, ratios.end());
    return !(odds < least_odds_);
}

Sieve::Ratios Sieve::without_names(const Record& left, const Record& right) const {
    Ratios ratios = start_;
    take_known(left, right, ratios);
    take_texts(left, right, ratios);
    take_emails(left, right, ratios);
    return ratios;
}

Sieve::Ratios Sieve::with_same_names(bool first, bool last, const Record& left,
                                     const Record& right, const Ratios& rest) const {
    if (!first && !last) return rest;
    Chances factors;
    factors.fill(1);
    if (first) multiply(factors, judge_.factors(first_name, exact, frequencies_, left, right));
    if (last) multiply(factors, judge_.factors(last_name, exact, frequencies_, left, right));
    Ratios ratios = ratios_of(factors);
    for (std::size_t each = 0; each < ratios.size(); ++each) ratios[each] *= rest[each];
    return ratios;
}

// A name found in another place takes over the comparison of the other names, unless one of the two
// is the same.
bool Sieve::may_be_same(const Record& left, const Record& right, const Ratios& rest) const {
    const bool same_first = left.first != 0 && left.first == right.first;
    const bool same_last = left.last != 0 && left.last == right.last;
    Ratios ratios = with_same_names(same_first, same_last, left, right, rest);
    if (!same_first) times(ratios, first_name, unlike);
    if (!same_last && left.last != 0 && right.last != 0) times(ratios, last_name, unlike);
    if (left.middle != 0 && right.middle != 0) {
        times(ratios, middle_name, left.middle == right.middle ? alike_or_none : unlike);
    }
    return enough(ratios);
}

bool Sieve::may_be_same(const Record& left, const Record& right, const Levels& names,
                        const Ratios& rest) const {
    const bool same_first = names[first_name] == exact;
    const bool same_last = names[last_name] == exact;
    Ratios ratios = with_same_names(same_first, same_last, left, right, rest);
    if (!same_first) times(ratios, first_name, names[first_name]);
    if (!same_last) times(ratios, last_name, names[last_name]);
    times(ratios, middle_name, names[middle_name]);
    return enough(ratios);
}

}  // namespace kith::linkage
