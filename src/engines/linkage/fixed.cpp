#include "engines/linkage/fixed.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace kith::linkage {
namespace {

constexpr std::array<double, 7> scales{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
// Beyond this, or this close to the middle between two, the exact value must be looked at.
constexpr double most_scaled = 1e12;
constexpr double near_middle = 1e-3;

void append_exactly(std::string& text, double value, int decimals, bool signed_always) {
    if (signed_always) {
        fmt::format_to(std::back_inserter(text), "{:+.{}f}", value, decimals);
    } else {
        fmt::format_to(std::back_inserter(text), "{:.{}f}", value, decimals);
    }
}

}  // namespace

void append_fixed(std::string& text, double value, int decimals, bool signed_always) {
    const double scaled = std::abs(value) * scales[static_cast<std::size_t>(decimals)];
    const double below = std::floor(scaled);
    const double rest = scaled - below;
    if (!(scaled < most_scaled) || std::abs(rest - 0.5) < near_middle) {
        return append_exactly(text, value, decimals, signed_always);
    }
    auto left = static_cast<std::uint64_t>(below) + (rest > 0.5 ? 1U : 0U);
    std::array<char, 24> digits{};
    std::size_t at = digits.size();
    for (int place = 0; place <= decimals || left != 0; ++place) {
        if (place == decimals && decimals != 0) digits[--at] = '.';
        digits[--at] = static_cast<char>('0' + left % 10);
        left /= 10;
    }
    if (std::signbit(value)) {
        digits[--at] = '-';
    } else if (signed_always) {
        digits[--at] = '+';
    }
    text.append(digits.data() + at, digits.size() - at);
}

}  // namespace kith::linkage
