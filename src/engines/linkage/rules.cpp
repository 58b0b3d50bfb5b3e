#include <algorithm>
#include <bit>

#include "engines/linkage/keys.hpp"

namespace kith::linkage {
namespace {

Rule rule(std::string_view words, std::initializer_list<Part> parts) {
    Rule made{.words = words};
    for (const Part part : parts) made.parts[made.part_count++] = part;
    return made;
}

std::vector<Rule> make_rules() {
    using enum Part;
    return {
        rule("NHS or other number", {number}),
        rule("e-mail address", {email}),
        rule("a phone number", {phone}),
        rule("birth date and how a name sounds", {birth, either_name}),
        rule("postcode and how a name sounds", {postcode, either_name}),
        rule("how both names sound and birth year", {both_names, birth_year}),
        rule("birth date and postcode", {birth, postcode}),
        rule("how both names sound, and birth day and month", {both_names, birth_month_day}),
        rule("how both names sound and postcode district", {both_names, postcode_district}),
        rule("postcode and house number", {postcode, house}),
        rule("house number, street and initial", {house, street, first_initial}),
        rule("how a name sounds and birth month", {either_name, birth_year_month}),
        rule("how a name sounds, and birth day and month", {either_name, birth_month_day}),
        rule("both names", {both_names_exact}),
        rule("postcode and birth year", {postcode, birth_year}),
        rule("how a name sounds and street", {either_name, street}),
        rule("birth date", {birth}),
        rule("how both names sound", {both_names}),
        rule("how both names sound and town", {both_names, town}),
        rule("how a name sounds, birth year and town", {either_name, birth_year, town}),
        rule("birth date and town", {birth, town}),
        rule("how both names sound and birth place", {both_names, birth_place}),
        rule("birth date and birth place", {birth, birth_place}),
        rule("how a name sounds, occupation and birth year", {either_name, occupation, birth_year}),
        rule("name part of the e-mail address", {email_name}),
        rule("postcode and initial", {postcode, first_initial}),
        rule("house number and street", {house, street}),
        rule("postcode", {postcode}),
        rule("how a name sounds and birth year", {either_name, birth_year}),
        rule("how a name sounds and postcode district", {either_name, postcode_district}),
        rule("how a name sounds and birth place", {either_name, birth_place}),
        rule("how a name sounds and town", {either_name, town}),
    };
}

std::uint64_t district_of(std::uint64_t postcode) {
    if (postcode == 0) return 0;
    const int length = 8 - std::countr_zero(postcode) / 8;
    const bool british = (postcode >> 56) >= 'A';
    const int cut = british ? 3 : 2;
    return length > cut ? postcode >> (8 * (8 - length + cut)) : postcode;
}

std::uint64_t ordered(std::uint64_t one, std::uint64_t other) {
    if (one == 0 || other == 0) return 0;
    return mixed(std::min(one, other)) ^ std::max(one, other);
}

std::uint64_t email_name_of(std::uint32_t email, const People& people) {
    const auto text = people.dictionaries().emails.text(email);
    return email == 0 ? 0 : hash_of(text.substr(0, text.find('@')));
}

std::uint64_t initial_of(std::uint32_t name, const People& people) {
    if (name == 0) return 0;
    return static_cast<unsigned char>(people.dictionaries().names.text(name).front());
}

PartValues values_of(Part part, const Record& record, const People& people) {
    const auto& sound = [&](std::uint32_t name) { return std::uint64_t{people.name(name).sound}; };
    const std::uint32_t month_day = record.birth & 0xFFFFU;
    switch (part) {
        case Part::number: return {record.number};
        case Part::email: return {record.emails[0], record.emails[1]};
        case Part::email_name:
            return {email_name_of(record.emails[0], people),
                    email_name_of(record.emails[1], people)};
        case Part::phone:
            return {record.mobiles[0], record.mobiles[1], record.landlines[0], record.landlines[1]};
        case Part::either_name: return {sound(record.first), sound(record.last)};
        case Part::both_names: return {ordered(sound(record.first), sound(record.last))};
        case Part::both_names_exact: return {ordered(record.first, record.last)};
        case Part::first_initial: return {initial_of(record.first, people)};
        case Part::birth: return {month_day == 0 ? 0 : record.birth};
        case Part::birth_year: return {record.birth >> 16};
        case Part::birth_year_month: return {(month_day >> 8) == 0 ? 0 : record.birth >> 8};
        case Part::birth_month_day: return {month_day};
        case Part::postcode: return {record.postcode};
        case Part::postcode_district: return {district_of(record.postcode)};
        case Part::house: return {record.house};
        case Part::street: return {record.street};
        case Part::town: return {record.town};
        case Part::birth_place: return {record.birth_place};
        case Part::occupation: return {record.occupation};
    }
    return {};
}

bool has_several(Part part) {
    return part == Part::email || part == Part::email_name || part == Part::phone ||
           part == Part::either_name;
}

// `values(part)` are those of the record.
template <class Values>
Keys keys_from(std::span<const Part> parts, Values values) {
    std::uint64_t common = 0x51ed270b7a1f3c5dULL;
    PartValues several{1, 0, 0, 0};
    for (const Part part : parts) {
        const PartValues& these = values(part);
        if (has_several(part)) {
            several = these;
            continue;
        }
        if (these[0] == 0) return {};
        common = mixed(common ^ these[0]) + static_cast<std::uint64_t>(part);
    }
    Keys keys;
    for (const std::uint64_t value : several) {
        if (value == 0) continue;
        const auto key = static_cast<std::uint32_t>(mixed(common + mixed(value)) >> 16) | 1U;
        const auto end = keys.values.begin() + static_cast<std::ptrdiff_t>(keys.count);
        const auto place = std::lower_bound(keys.values.begin(), end, key);
        if (place != end && *place == key) continue;
        std::copy_backward(place, end, end + 1);
        *place = key;
        ++keys.count;
    }
    return keys;
}

auto values_of_record(const Record& record, const People& people) {
    return [&](Part part) { return values_of(part, record, people); };
}

}  // namespace

std::span<const Rule> all_rules() {
    static const std::vector<Rule> rules = make_rules();
    return rules;
}

bool Keys::meets(const Keys& other) const {
    for (std::size_t one = 0; one < count; ++one) {
        for (std::size_t two = 0; two < other.count; ++two) {
            if (values[one] == other.values[two]) return true;
        }
    }
    return false;
}

Keys keys_of(const Rule& rule, const Record& record, const People& people) {
    return keys_from(rule.used(), values_of_record(record, people));
}

KeyMaker::KeyMaker(std::span<const Rule> rules, const People& people) : people_(people) {
    for (const Rule& rule : rules) {
        for (const Part part : rule.used()) {
            if (std::find(parts_.begin(), parts_.end(), part) == parts_.end()) {
                parts_.push_back(part);
            }
        }
    }
}

void KeyMaker::read(const Record& record) {
    for (const Part part : parts_) {
        values_[static_cast<std::size_t>(part)] = values_of(part, record, people_);
    }
}

Keys KeyMaker::keys(const Rule& rule) const {
    return keys_from(rule.used(), [&](Part part) -> const PartValues& {
        return values_[static_cast<std::size_t>(part)];
    });
}

std::size_t group_of(Part part) {
    switch (part) {
        case Part::number: return 0;
        case Part::email:
        case Part::email_name: return 1;
        case Part::either_name:
        case Part::both_names:
        case Part::both_names_exact:
        case Part::first_initial: return 2;
        case Part::birth:
        case Part::birth_year:
        case Part::birth_year_month:
        case Part::birth_month_day: return 3;
        case Part::phone:
        case Part::postcode:
        case Part::postcode_district:
        case Part::house:
        case Part::street:
        case Part::town: return 4;
        case Part::birth_place:
        case Part::occupation: return 5;
    }
    return 5;
}

bool agrees_within(const Rule& rule, std::size_t group, const Record& left, const Record& right,
                   const People& people) {
    std::array<Part, 3> parts{};
    std::size_t count = 0;
    for (std::size_t each = 0; each < rule.part_count; ++each) {
        if (group_of(rule.parts[each]) == group) parts[count++] = rule.parts[each];
    }
    if (count == 0) return true;
    const auto used = std::span<const Part>(parts).first(count);
    return keys_from(used, values_of_record(left, people))
        .meets(keys_from(used, values_of_record(right, people)));
}

}  // namespace kith::linkage
