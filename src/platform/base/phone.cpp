// The only file that includes libphonenumber.
#include "platform/base/phone.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "platform/base/digits.hpp"

namespace kith {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::string_view advice =
    "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192";

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

bool may_stand_in_a_number(char c) {
    return is_digit(c) || std::string_view(" \t\r\n()-+./").find(c) != std::string_view::npos;
}

// Of Ofcom's numbers for drama, those our made-up people have: 07700 900xxx, 01632 960xxx and
// 020 7946 0xxx.
bool is_drama_mobile(std::string_view e164) {
    return e164.size() == 13 && e164.starts_with("+447700900");
}

bool is_drama(std::string_view e164) {
    if (e164.size() != 13) return false;
    return is_drama_mobile(e164) || e164.starts_with("+441632960") ||
           e164.starts_with("+442079460");
}

std::string e164_of(const PhoneNumber& number) {
    std::string text;
    library().Format(number, PhoneNumberUtil::E164, &text);
    return text;
}

// Every Phone holds a number the library once read, so reading it again cannot fail.
PhoneNumber number_of(const std::string& e164) {
    PhoneNumber number;
    library().Parse(e164, "GB", &number);
    return number;
}

// Reads 0 and ten digits in a hundredth of the time the library needs for text of any kind: lists
// of hundred thousands are written so.
std::optional<PhoneNumber> plain_british(std::string_view text) {
    std::uint64_t digits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == ' ') continue;
        const bool starts_right = count > 1 || (c == '0') == (count == 0);
        if (!is_digit(c) || !starts_right) return {};
        digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        ++count;
    }
    if (count != 11) return {};
    PhoneNumber number;
    number.set_country_code(44);
    number.set_national_number(digits);
    return number;
}

std::optional<PhoneNumber> read(std::string_view text) {
    if (text.size() > 40 || !std::all_of(text.begin(), text.end(), may_stand_in_a_number))
        return {};
    if (auto number = plain_british(text)) return number;
    PhoneNumber number;
    const auto fault = library().Parse(std::string(text), "GB", &number);
    if (fault != PhoneNumberUtil::NO_PARSING_ERROR) return {};
    return number;
}

bool is_valid(const PhoneNumber& number) {
    return (number.country_code() == 44 && library().IsValidNumberForRegion(number, "GB")) ||
           library().IsValidNumber(number);
}

}  // namespace

Parsed<Phone> Phone::parse(std::string_view text) {
    const auto number = read(text);
    if (!number) return refused(advice);
    std::string e164 = e164_of(*number);
    if (is_drama(e164)) return Phone(std::move(e164));
    switch (library().IsPossibleNumberWithReason(*number)) {
        case PhoneNumberUtil::IS_POSSIBLE: break;
        case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
            return refused("Phone number must include the area code");
        case PhoneNumberUtil::TOO_SHORT: return refused("Phone number has too few digits");
        case PhoneNumberUtil::TOO_LONG: return refused("Phone number has too many digits");
        default: return refused(advice);
    }
    if (!is_valid(*number)) return refused("Enter a real phone number");
    return Phone(std::move(e164));
}

Parsed<Phone> Phone::from_store(std::string_view e164) {
    const bool right = e164.size() >= 5 && e164.size() <= 16 && e164.front() == '+' &&
                       all_digits(e164.substr(1));
    if (!right) return refused(advice);
    return Phone(std::string(e164));
}

std::string Phone::for_reader() const {
    const PhoneNumber number = number_of(text_);
    std::string text;
    library().Format(number,
                     number.country_code() == 44 ? PhoneNumberUtil::NATIONAL
                                                 : PhoneNumberUtil::INTERNATIONAL,
                     &text);
    return text;
}

bool Phone::is_mobile() const {
    if (is_drama_mobile(text_)) return true;
    const auto type = library().GetNumberType(number_of(text_));
    return type == PhoneNumberUtil::MOBILE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
}

}  // namespace kith
