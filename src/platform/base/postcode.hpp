// A United Kingdom postcode, as it is written on an envelope.
#pragma once

#include <array>
#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Postcode {
  public:
    // Takes any case and spacing, and O or I typed for the 0 or 1 of the inward code. The area must
    // be one of Royal Mail's 124 or ZZ, which the NHS uses for places without a postcode
    // (ZZ99 3VZ, no fixed abode) and made-up places may use too. Does not say whether the postcode
    // exists.
    static Parsed<Postcode> parse(std::string_view text);

    // "NR1 3JU". The views below last as long as this postcode.
    std::string_view text() const { return {characters_.data(), length_}; }
    std::string for_reader() const { return std::string(text()); }
    std::string_view area() const { return text().substr(0, area_length_); }   // "NR"
    std::string_view outward() const { return text().substr(0, length_ - 4); }  // "NR1"
    std::string_view sector() const { return text().substr(0, length_ - 2); }  // "NR1 3"
    std::string_view inward() const { return text().substr(length_ - 3); }     // "3JU"
    // Another name for the outward code.
    std::string_view district() const { return outward(); }
    // In no real area: a place without postcode, or made up.
    bool is_pseudo() const { return area() == "ZZ"; }

    friend auto operator<=>(const Postcode&, const Postcode&) = default;

  private:
    Postcode() = default;
    std::array<char, 8> characters_{};
    unsigned char length_ = 0;
    unsigned char area_length_ = 0;
};

}  // namespace kith

template <>
struct std::hash<kith::Postcode> {
    std::size_t operator()(const kith::Postcode& postcode) const noexcept {
        return std::hash<std::string_view>{}(postcode.text());
    }
};
