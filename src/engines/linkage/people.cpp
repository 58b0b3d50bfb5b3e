#include "engines/linkage/people.hpp"

#include <algorithm>
#include <unordered_map>

#include "engines/linkage/nicknames.hpp"

namespace kith::linkage {
namespace {

// What a row says, gathered before it is packed: several columns may speak of one thing.
struct Gathered {
    std::string first;
    std::string middle;
    std::string last;
    std::array<std::string_view, 8> address{};
    std::size_t address_lines = 0;
    std::string_view house_number;
};

// "Ann Mary Smith", or "Smith, Ann Mary" where there is a comma.
void split_full_name(std::string_view raw, Gathered& row) {
    const auto comma = raw.find(',');
    if (comma != std::string_view::npos) {
        row.last = plain_name(raw.substr(0, comma));
        row.first = plain_name(raw.substr(comma + 1));
    } else {
        row.first = plain_name(raw);
        const auto space = row.first.rfind(' ');
        if (space != std::string::npos) {
            row.last = row.first.substr(space + 1);
            row.first.erase(space);
        }
    }
    const auto space = row.first.find(' ');
    if (space == std::string::npos) return;
    row.middle = row.first.substr(space + 1);
    row.first.erase(space);
}

template <class Number>
void keep(std::array<Number, 2>& kept, Number number) {
    if (number == 0 || kept[0] == number || kept[1] == number) return;
    if (kept[0] == 0) {
        kept[0] = number;
    } else if (kept[1] == 0) {
        kept[1] = number;
    }
}

std::uint32_t year_only(std::string_view raw, bool age) {
    std::uint32_t number = 0;
    for (const char each : raw.substr(0, 4)) {
        if (each < '0' || each > '9') continue;
        number = number * 10 + static_cast<std::uint32_t>(each - '0');
    }
    if (number == 0) return 0;
    // Ages are only ever compared with ages, so the year they are counted from does not matter.
    const std::uint32_t year = age ? 2020 - std::min(number, 150U) : number;
    return packed_date(std::to_string(year));
}

std::uint32_t folded(std::uint64_t number) {
    return number == 0 ? 0 : static_cast<std::uint32_t>(mixed(number)) | 1U;
}

}  // namespace

std::uint32_t People::add(std::span<const Value> values, DateOrder order) {
    records_.push_back(encode(values, order));
    return static_cast<std::uint32_t>(records_.size()) - 1;
}

Record People::encode(std::span<const Value> values, DateOrder order) {
    Record record;
    Gathered row;
    const auto take = [&](Field field, std::string_view text) {
        switch (field) {
            case Field::first_name: row.first = plain_name(text); break;
            case Field::middle_name: row.middle = plain_name(text); break;
            case Field::last_name: row.last = plain_name(text); break;
            case Field::full_name: split_full_name(text, row); break;
            case Field::birth_date: record.birth = packed_date(text, order); break;
            case Field::birth_year: record.birth = year_only(text, false); break;
            case Field::age: record.birth = year_only(text, true); break;
            case Field::number: record.number = packed_number(text); break;
            case Field::house_number: row.house_number = text; break;
            case Field::address:
                if (row.address_lines < row.address.size()) row.address[row.address_lines++] = text;
                break;
            case Field::town: record.town = dictionaries_.places.add(plain_text(text)); break;
            case Field::region: record.region = dictionaries_.places.add(plain_text(text)); break;
            case Field::postcode: record.postcode = packed_postcode(text); break;
            case Field::uprn: record.uprn = folded(packed_number(text)); break;
            case Field::phone: {
                const auto phone = packed_phone(text);
                keep(phone.mobile ? record.mobiles : record.landlines, phone.digits);
                break;
            }
            case Field::email:
                keep(record.emails, dictionaries_.emails.add(plain_email(text)));
                break;
            case Field::sex: record.sex = plain_sex(text); break;
            case Field::birth_place:
                record.birth_place = dictionaries_.places.add(plain_text(text));
                break;
            case Field::occupation:
                record.occupation = dictionaries_.places.add(plain_text(text));
                break;
            case Field::ignored:
            case Field::record_id:
            case Field::label: break;
        }
    };
    for (const auto& [field, text] : values) {
        if (!text.empty()) take(field, text);
    }
    record.first = dictionaries_.names.add(row.first);
    record.middle = dictionaries_.names.add(row.middle);
    record.last = dictionaries_.names.add(row.last);
    if (row.address_lines != 0 || !row.house_number.empty()) {
        const auto parts =
            read_address(std::span(row.address).first(row.address_lines), row.house_number);
        record.house = parts.house;
        record.street = dictionaries_.streets.add(parts.street);
        record.locality = dictionaries_.streets.add(parts.locality);
    }
    return record;
}

void People::describe(std::uint32_t token) {
    const std::string text(dictionaries_.names.text(token));
    Name name;
    name.sound = sound_of(text);
    name.initial = text.size() == 1;
    name.length = static_cast<std::uint8_t>(std::min(text.size(), name.letters.size()));
    std::copy_n(text.begin(), name.length, name.letters.begin());
    for (const char letter : text) name.letter_set |= 1U << (letter & 31);
    const auto& families = families_of(text);
    for (std::size_t place = 0; place < std::min(families.size(), name.families.size()); ++place) {
        name.families[place] = static_cast<std::uint16_t>(families[place] + 1);
    }
    if (text.find(' ') != std::string::npos) {
        std::size_t part = 0;
        each_word(text, [&](std::string_view word) {
            if (part < name.parts.size() && word.size() > 2) {
                name.parts[part++] = dictionaries_.names.add(word);
            }
        });
    }
    names_[token] = name;
}

void People::describe_names() {
    auto described = static_cast<std::uint32_t>(names_.size());
    for (; described < dictionaries_.names.size(); ++described) {
        names_.emplace_back();
        describe(described);
    }
}

void People::drop_stand_in_dates() {
    constexpr std::size_t fewest = 12;
    constexpr double too_often = 0.002;
    constexpr std::uint32_t first_of_january = 0x0101;
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const Record& record : records_) ++counts[record.birth];
    double januaries = 0;
    double years = 0;
    for (const auto& [date, count] : counts) {
        januaries += (date & 0xFFFFU) == first_of_january ? static_cast<double>(count) : 0;
        years += (date & 0xFFFFU) == first_of_january;
    }
    const double usual_january = years > 0 ? januaries / years : 0;
    for (Record& record : records_) {
        const std::size_t count = counts[record.birth];
        const bool january = (record.birth & 0xFFFFU) == first_of_january;
        if ((record.birth & 0xFFFFU) == 0 || count < fewest) continue;
        if (static_cast<double>(count) < too_often * size()) continue;
        const bool for_a_year = january && static_cast<double>(count) < 8 * usual_january;
        record.birth = for_a_year ? record.birth & 0xFFFF0000U : 0;
    }
}

People People::only(std::span<const std::uint32_t> rows) const {
    People some;
    some.dictionaries_ = dictionaries_;
    some.names_ = names_;
    for (const std::uint32_t row : rows) some.records_.push_back(records_[row]);
    return some;
}

double People::pair_count() const {
    const double all = size();
    if (!two_lists()) return all * (all - 1) / 2;
    const double left = left_count_;
    return left * (all - left);
}

std::size_t People::bytes() const {
    return records_.capacity() * sizeof(Record) + names_.capacity() * sizeof(Name) +
           dictionaries_.names.bytes() + dictionaries_.streets.bytes() +
           dictionaries_.places.bytes() + dictionaries_.emails.bytes();
}

}  // namespace kith::linkage
