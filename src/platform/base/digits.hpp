// Fixed-width decimal numbers, read and written without locale or allocation.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool all_digits(std::string_view text) {
    for (const char c : text)
        if (!is_digit(c)) return false;
    return !text.empty();
}

// The number that a run of at most nine digits writes; nothing if there is anything else in it.
constexpr std::optional<int> digits_value(std::string_view text) {
    if (text.size() > 9 || !all_digits(text)) return std::nullopt;
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

// Appends `value` (not negative) with leading zeros up to `width`.
inline void append_padded(std::string& out, int value, int width) {
    char digits[12];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    for (auto written = end - digits; written < width; ++written) out += '0';
    out.append(digits, end);
}

}  // namespace kith
