// The ten digits by which the NHS in England, Wales and the Isle of Man knows a person.
#pragma once

#include <array>
#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/digits.hpp"
#include "platform/base/parsed.hpp"

namespace kith {

// Whether the tenth digit is right for the nine before it: weights 10 to 2, modulus 11 (NHS Data
// Dictionary, NHS NUMBER). Ten equal digits pass the sum but are only ever a filled-in blank.
constexpr bool is_nhs_number(std::string_view ten_digits) {
    if (ten_digits.size() != 10 || !all_digits(ten_digits)) return false;
    int sum = 0;
    bool all_equal = true;
    for (std::size_t place = 0; place < 9; ++place) {
        sum += (ten_digits[place] - '0') * (10 - static_cast<int>(place));
        all_equal = all_equal && ten_digits[place] == ten_digits[place + 1];
    }
    const int check = (11 - sum % 11) % 11;
    return check == ten_digits[9] - '0' && !all_equal;
}

class NhsNumber {
  public:
    // Takes spaces and hyphens between the digits.
    static Parsed<NhsNumber> parse(std::string_view text);

    // "9990000018"; lasts as long as this number.
    std::string_view text() const { return {digits_.data(), digits_.size()}; }
    std::string for_reader() const;  // "999 000 0018"

    friend auto operator<=>(const NhsNumber&, const NhsNumber&) = default;

  private:
    explicit NhsNumber(const std::array<char, 10>& digits) : digits_(digits) {}
    std::array<char, 10> digits_;
};

}  // namespace kith

template <>
struct std::hash<kith::NhsNumber> {
    std::size_t operator()(const kith::NhsNumber& number) const noexcept {
        return std::hash<std::string_view>{}(number.text());
    }
};
