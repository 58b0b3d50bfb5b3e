// The forms in which values are compared: names without case, accents, titles and punctuation;
// dates, numbers and phones as decimal digits packed four bits each; postcodes as eight letters.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith::linkage {

// Letters a to z and single spaces; accents folded, other scripts written in Latin letters, titles
// and words that mean "nothing known" left out. Hyphens part words; apostrophes do not.
std::string plain_name(std::string_view raw);

// As plain_name but digits stay and nothing is taken for a title.
std::string plain_text(std::string_view raw);

// Lower case, outer spaces gone; empty unless it has an @ with something on both sides.
std::string plain_email(std::string_view raw);

enum class DateOrder { day_first, month_first };

// A date as eight packed digits YYYYMMDD, month and day nought where only the year (or year and
// month) is given; nought where nothing can be read. Dates that cannot be, as 19651399, are kept:
// a slip of one digit is still seen. Reads 2020-04-28, 20200428, 28/04/2020, 28.4.20, 28-Apr-2020,
// 28 April 2020, April 28, 2020, 1920 and any of these followed by a time.
std::uint32_t packed_date(std::string_view raw, DateOrder order = DateOrder::day_first);

// Whether a packed date with month and day is in no calendar, as 31 February: written for want of a
// better one, or mistyped.
bool is_no_date(std::uint32_t packed);

// Digits only, up to fourteen, four bits each, their count in the highest byte; nought where there
// are fewer than four or all are the same.
std::uint64_t packed_number(std::string_view raw);

struct PackedPhone {
    std::uint64_t digits = 0;
    bool mobile = false;
};
// A phone without its country and leading nought, as packed_number; mobile where it is a British
// number beginning 07. Nought where it cannot be a phone.
PackedPhone packed_phone(std::string_view raw);

// Upper-case letters and digits, first letter in the highest byte; nought where longer than eight.
std::uint64_t packed_postcode(std::string_view raw);

// 'f', 'm', another small letter, or nought.
char plain_sex(std::string_view raw);

// The packed digits of number, where its ten digits pass the NHS number's modulus 11 check.
bool is_nhs_number(std::uint64_t packed);

// A code for how a name sounds, for finding candidates: nought for an empty name.
std::uint32_t sound_of(std::string_view plain);

inline bool has_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// The words of a text, split at spaces.
template <class Use>
void each_word(std::string_view text, Use use) {
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0) use(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

}  // namespace kith::linkage
