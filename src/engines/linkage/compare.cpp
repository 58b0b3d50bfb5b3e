#include "engines/linkage/compare.hpp"

#include <algorithm>
#include <bit>

#include "engines/linkage/similarity.hpp"

namespace kith::linkage {
namespace {

constexpr double typo_similarity = 0.93;
constexpr double name_similarity = 0.84;
constexpr double text_similarity = 0.80;

// How many of the packed digits differ, and whether it is two neighbours changed round.
bool slip_of_digits(std::uint64_t left, std::uint64_t right) {
    const std::uint64_t apart = left ^ right;
    const std::uint64_t places =
        (apart | apart >> 1 | apart >> 2 | apart >> 3) & 0x1111111111111111ULL;
    const int count = std::popcount(places);
    if (count == 1) return true;
    if (count != 2) return false;
    const int low = std::countr_zero(places);
    if ((places >> low >> 4 & 1U) == 0) return false;
    return (left >> low & 15U) == (right >> low >> 4 & 15U) &&
           (right >> low & 15U) == (left >> low >> 4 & 15U);
}

bool shares_family(const Name& left, const Name& right) {
    for (const auto family : left.families) {
        if (family == 0) break;
        for (const auto other : right.families) {
            if (family == other) return true;
        }
    }
    return false;
}

bool shares_part(const Name& left, std::uint32_t left_token, const Name& right,
                 std::uint32_t right_token) {
    const auto parts = [](const Name& name, std::uint32_t token) {
        return name.parts[0] == 0 ? std::array<std::uint32_t, 2>{token, 0} : name.parts;
    };
    for (const auto one : parts(left, left_token)) {
        for (const auto other : parts(right, right_token)) {
            if (one != 0 && one == other) return true;
        }
    }
    return false;
}

// The most that Jaro-Winkler similarity can come to, seen from which letters occur at all.
double most_alike(const Name& left, const Name& right) {
    const double only_left = std::popcount(left.letter_set & ~right.letter_set);
    const double only_right = std::popcount(right.letter_set & ~left.letter_set);
    const double common = std::min(left.length - only_left, right.length - only_right);
    if (common <= 0) return 0;
    const double jaro = (common / left.length + common / right.length + 1) / 3;
    return jaro + (left.letters[0] == right.letters[0] ? 0.4 : 0.0) * (1 - jaro);
}

double likeness(const Name& left, const Name& right) {
    if (most_alike(left, right) < name_similarity) return 0;
    return jaro_winkler(left.text(), right.text());
}

bool shares_word(std::string_view left, std::string_view right) {
    bool shared = false;
    each_word(left, [&](std::string_view word) {
        if (word.size() < 3 || word == "road" || word == "street" || word == "close") return;
        each_word(right, [&](std::string_view other) { shared = shared || word == other; });
    });
    return shared;
}

std::uint32_t year_of(std::uint32_t birth) {
    const std::uint32_t bcd = birth >> 16;
    return (bcd >> 12) * 1000 + (bcd >> 8 & 15U) * 100 + (bcd >> 4 & 15U) * 10 + (bcd & 15U);
}

int postcode_length(std::uint64_t postcode) {
    return 8 - std::countr_zero(postcode) / 8;
}

std::string_view letters_of(std::uint64_t postcode, std::array<char, 8>& into) {
    for (std::size_t place = 0; place < 8; ++place) {
        into[place] = static_cast<char>(postcode >> (8 * (7 - place)) & 255U);
    }
    return {into.data(), static_cast<std::size_t>(postcode_length(postcode))};
}

bool is_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }

}  // namespace

Level compare_phones(const std::array<std::uint64_t, 2>& left,
                     const std::array<std::uint64_t, 2>& right) {
    if (left[0] == 0 || right[0] == 0) return missing;
    Level best = phone_level::different;
    for (const auto one : left) {
        for (const auto other : right) {
            if (one == 0 || other == 0) continue;
            if (one == other) return exact;
            if (slip_of_digits(one, other)) best = phone_level::slip;
        }
    }
    return best;
}

Level compare_houses(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    const std::uint32_t one = left >> 5;
    const std::uint32_t other = right >> 5;
    if (one == other) return 2;
    return one_slip_apart(std::to_string(one), std::to_string(other)) ? 2 : 3;
}

Level compare_births(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    const bool years_only = (left & 0xFFFFU) == 0 || (right & 0xFFFFU) == 0;
    if (left == right) return years_only ? birth_level::two_parts : exact;
    const auto apart = static_cast<int>(year_of(left)) - static_cast<int>(year_of(right));
    if (years_only) {
        if (apart == 0) return birth_level::two_parts;
        return apart * apart <= 1 ? birth_level::near_year : birth_level::different;
    }
    const bool same_month = (left >> 8 & 255U) == (right >> 8 & 255U);
    const bool same_day = (left & 255U) == (right & 255U);
    const bool crossed =
        (left >> 8 & 255U) == (right & 255U) && (right >> 8 & 255U) == (left & 255U);
    if (apart == 0 && crossed) return birth_level::swapped;
    if (slip_of_digits(left, right)) return birth_level::one_digit;
    if ((apart == 0) + same_month + same_day == 2) return birth_level::two_parts;
    // A date that cannot be stands for none: it may agree by a slip, but it denies nothing.
    if (is_no_date(left) || is_no_date(right)) return missing;
    return apart * apart <= 1 ? birth_level::near_year : birth_level::different;
}

// A slip that leaves both check digits right is no slip but another person's number.
Level compare_numbers(std::uint64_t left, std::uint64_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    if (!slip_of_digits(left, right)) return number_level::different;
    return is_nhs_number(left) && is_nhs_number(right) ? number_level::different
                                                       : number_level::slip;
}

Level compare_postcodes(std::uint64_t left, std::uint64_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    std::array<char, 8> left_letters{};
    std::array<char, 8> right_letters{};
    const auto one = letters_of(left, left_letters);
    const auto other = letters_of(right, right_letters);
    const bool british = is_letter(one.front()) && is_letter(other.front());
    const std::size_t tail = british ? 2 : 1;
    const bool same_length = one.size() == other.size() && one.size() > 3;
    const auto same_until = [&](std::size_t cut) {
        return same_length &&
               one.substr(0, one.size() - cut) == other.substr(0, other.size() - cut);
    };
    const bool slip = one_slip_apart(one, other);
    if (same_until(tail)) return postcode_level::sector;
    if (slip) return postcode_level::slip;
    if (same_until(tail + 1)) return postcode_level::district;
    const std::size_t area = british && one.size() > 1 && is_letter(one[1]) ? 2 : 1;
    return one.substr(0, area) == other.substr(0, area) ? postcode_level::area
                                                        : postcode_level::different;
}

Level Comparer::first_names(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    return names_.of(left, right, 0, [&]() -> Level {
        const Name& one = people_.name(left);
        const Name& other = people_.name(right);
        const auto text = one.text();
        const auto other_text = other.text();
        if (one.initial || other.initial) {
            return text.front() == other_text.front() ? first_level::initial
                                                      : first_level::different;
        }
        if (shares_family(one, other)) return first_level::variant;
        if (text.size() > 2 && other_text.size() > 2 && one_slip_apart(text, other_text)) {
            return first_level::typo;
        }
        const double alike = likeness(one, other);
        if (alike >= typo_similarity) return first_level::typo;
        if (shares_part(one, left, other, right)) return first_level::similar;
        return alike >= name_similarity ? first_level::similar : first_level::different;
    });
}

Level Comparer::last_names(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    return names_.of(left, right, 1, [&]() -> Level {
        const Name& one = people_.name(left);
        const Name& other = people_.name(right);
        const auto text = one.text();
        const auto other_text = other.text();
        if (text.size() > 2 && other_text.size() > 2 && one_slip_apart(text, other_text)) {
            return last_level::typo;
        }
        const double alike = likeness(one, other);
        if (alike >= typo_similarity) return last_level::typo;
        if (shares_part(one, left, other, right)) return last_level::part;
        return alike >= name_similarity ? last_level::similar : last_level::different;
    });
}

Level Comparer::middle_names(const Record& left, const Record& right) {
    switch (first_names(left.middle, right.middle)) {
        case missing: return missing;
        case exact: return exact;
        case first_level::initial: return middle_level::initial;
        case first_level::variant:
        case first_level::typo:
        case first_level::similar: return middle_level::similar;
        default: return middle_level::different;
    }
}

bool Comparer::alike(std::uint32_t left, std::uint32_t right) {
    const Level level = last_names(left, right);
    return level == exact || level == last_level::typo;
}

// One name of the two stands where the other has a middle name or its other name.
bool Comparer::one_crossed(const Record& left, const Record& right) {
    const auto same = [&](std::uint32_t one, std::uint32_t other) {
        return one != 0 && one == other && !people_.name(one).initial;
    };
    return same(left.first, right.middle) || same(right.first, left.middle) ||
           same(left.first, right.last) || same(right.first, left.last);
}

void Comparer::names(const Record& left, const Record& right, Levels& levels) {
    levels[first_name] = first_names(left.first, right.first);
    levels[last_name] = last_names(left.last, right.last);
    levels[middle_name] = middle_names(left, right);
    const auto apart = [](Level level, Level from) { return level == missing || level >= from; };
    if (!apart(levels[first_name], first_level::similar) ||
        !apart(levels[last_name], last_level::similar)) {
        return;
    }
    if (left.first != 0 && left.last != 0 && right.first != 0 && right.last != 0 &&
        alike(left.first, right.last) && alike(left.last, right.first)) {
        levels[first_name] = first_level::swapped;
        levels[last_name] = missing;
    } else if (one_crossed(left, right)) {
        levels[first_name] = first_level::elsewhere;
        levels[middle_name] = missing;
    }
}

Level Comparer::streets(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    return streets_.of(left, right, 0, [&]() -> Level {
        const auto text = people_.dictionaries().streets.text(left);
        const auto other_text = people_.dictionaries().streets.text(right);
        const double alike = jaro_winkler(text, other_text);
        if (alike >= typo_similarity || one_slip_apart(text, other_text)) {
            return text_level::similar;
        }
        if (shares_word(text, other_text)) return text_level::partly;
        return text_level::different;
    });
}

Level Comparer::places(std::uint32_t left, std::uint32_t right) {
    if (left == 0 || right == 0) return missing;
    if (left == right) return exact;
    return streets_.of(left, right, 1, [&]() -> Level {
        const auto text = people_.dictionaries().places.text(left);
        const auto other_text = people_.dictionaries().places.text(right);
        const double alike = jaro_winkler(text, other_text);
        if (alike >= typo_similarity || one_slip_apart(text, other_text)) {
            return text_level::similar;
        }
        if (alike >= text_similarity || shares_word(text, other_text)) {
            return text_level::partly;
        }
        return text_level::different;
    });
}

Level Comparer::emails(const Record& left, const Record& right) {
    if (left.emails[0] == 0 || right.emails[0] == 0) return missing;
    Level best = email_level::different;
    for (const auto one : left.emails) {
        for (const auto other : right.emails) {
            if (one == 0 || other == 0) continue;
            if (one == other) return exact;
            const bool personal = made_of_name(left) || made_of_name(right);
            best = std::min(best, compare_email_texts(people_.dictionaries().emails.text(one),
                                                      people_.dictionaries().emails.text(other),
                                                      personal));
        }
    }
    return best;
}

bool Comparer::made_of_name(const Record& record) const {
    const auto address = people_.dictionaries().emails.text(record.emails[0]);
    const auto local = address.substr(0, address.find('@'));
    const auto holds = [&](std::uint32_t name) {
        return local.find(people_.name(name).text()) != std::string_view::npos;
    };
    return holds(record.first) || holds(record.last);
}

void Comparer::addresses(const Record& left, const Record& right, Levels& levels) {
    levels[postcode] = compare_postcodes(left.postcode, right.postcode);
    levels[house] = compare_houses(left.house, right.house);
    levels[street] = streets(left.street, right.street);
    levels[locality] = streets(left.locality, right.locality);
    const bool crossed = levels[street] == text_level::different && left.street != 0 &&
                         (left.street == right.locality || left.locality == right.street) &&
                         (left.locality != 0 || right.locality != 0);
    if (crossed) {
        levels[street] = text_level::similar;
        levels[locality] = missing;
    }
    levels[town] = places(left.town, right.town);
    levels[region] = same_or_not(left.region, right.region);
    levels[uprn] = same_or_not(left.uprn, right.uprn);
    const bool town_tells = levels[town] != missing && levels[town] != text_level::different;
    if (town_tells || (levels[postcode] != missing && levels[postcode] <= postcode_level::area)) {
        levels[region] = missing;
    }
}

Levels Comparer::operator()(const Record& left, const Record& right) {
    Levels levels{};
    names(left, right, levels);
    all_but_names(left, right, levels);
    return levels;
}

void Comparer::all_but_names(const Record& left, const Record& right, Levels& levels) {
    levels[birth] = compare_births(left.birth, right.birth);
    levels[number] = compare_numbers(left.number, right.number);
    addresses(left, right, levels);
    levels[mobile] = compare_phones(left.mobiles, right.mobiles);
    levels[landline] = compare_phones(left.landlines, right.landlines);
    levels[sex] = same_or_not(left.sex, right.sex);
    levels[birth_place] = places(left.birth_place, right.birth_place);
    levels[occupation] = places(left.occupation, right.occupation);
    compare_emails(left, right, levels);
}

// Addresses are made of names: between people of one name, likeness of addresses says nothing new,
// and the same address is one that another of that name might have been given.
void Comparer::compare_emails(const Record& left, const Record& right, Levels& levels) {
    levels[email] = emails(left, right);
    const bool same_names = levels[first_name] == exact && levels[last_name] == exact;
    if (!same_names || levels[email] == missing || levels[email] == email_level::different) return;
    if (levels[email] != exact) {
        levels[email] = missing;
    } else if (made_of_name(left)) {
        levels[email] = email_level::named;
    }
}

}  // namespace kith::linkage
