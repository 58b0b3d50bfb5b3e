// Money, counted in whole pence so that sums are exact.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Pence {
  public:
    constexpr Pence() = default;
    constexpr explicit Pence(std::int64_t count) : count_(count) {}
    // What people type: £12.50, 12.5, 1,200, 50p. Not below zero and under ten thousand million
    // pounds.
    static Parsed<Pence> parse(std::string_view text);

    constexpr std::int64_t count() const { return count_; }
    std::string text() const;        // "1250", as stored
    std::string for_reader() const;  // "£12.50", "£1,200", "-£3": pence only if there are any
    std::string with_pence() const;  // "£1,200.00", for columns of sums

    friend constexpr auto operator<=>(Pence, Pence) = default;
    friend constexpr Pence operator+(Pence a, Pence b) { return Pence(a.count_ + b.count_); }
    friend constexpr Pence operator-(Pence a, Pence b) { return Pence(a.count_ - b.count_); }
    friend constexpr Pence operator*(Pence each, std::int64_t times) {
        return Pence(each.count_ * times);
    }
    constexpr Pence& operator+=(Pence other) { return *this = *this + other; }
    constexpr Pence& operator-=(Pence other) { return *this = *this - other; }

  private:
    std::int64_t count_ = 0;
};

}  // namespace kith
