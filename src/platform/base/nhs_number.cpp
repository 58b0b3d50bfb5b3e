#include "platform/base/nhs_number.hpp"

namespace kith {

Parsed<NhsNumber> NhsNumber::parse(std::string_view text) {
    constexpr std::string_view advice = "Enter a 10 digit NHS number, like 999 123 4567";
    std::array<char, 10> digits{};
    std::size_t count = 0;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
        if (!is_digit(c) || count == digits.size()) return refused(advice);
        digits[count++] = c;
    }
    if (count != digits.size()) return refused(advice);
    const NhsNumber number(digits);
    if (!is_nhs_number(number.text())) return refused("Enter a real NHS number");
    return number;
}

std::string NhsNumber::for_reader() const {
    std::string spaced(text());
    spaced.insert(6, 1, ' ');
    spaced.insert(3, 1, ' ');
    return spaced;
}

}  // namespace kith
