#include <algorithm>
#include <array>

#include "engines/linkage/normalise.hpp"

namespace kith::linkage {
namespace {

// One run of digits, or the month that a run of letters names.
struct Part {
    std::uint32_t value = 0;
    int digits = 0;
    bool month_name = false;
};

struct Parts {
    std::array<Part, 3> parts{};
    int count = 0;
};

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
constexpr bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::uint32_t month_named(std::string_view word) {
    std::array<char, 3> start{};
    if (word.size() < 3) return 0;
    for (std::size_t place = 0; place < 3; ++place) {
        start[place] = static_cast<char>(word[place] | 0x20);
    }
    const auto found =
        std::find(months.begin(), months.end(), std::string_view(start.data(), start.size()));
    return found == months.end() ? 0 : static_cast<std::uint32_t>(found - months.begin()) + 1;
}

template <class Belongs>
std::string_view take(std::string_view& text, Belongs belongs) {
    const auto end = std::find_if_not(text.begin(), text.end(), belongs);
    const auto taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

Parts parts_of(std::string_view text) {
    Parts found;
    while (!text.empty() && found.count < 3) {
        Part part;
        if (is_digit(text.front())) {
            const auto digits = take(text, is_digit);
            for (const char digit : digits.substr(0, 8)) {
                part.value = part.value * 10 + static_cast<std::uint32_t>(digit - '0');
            }
            part.digits = static_cast<int>(digits.size());
        } else if (is_letter(text.front())) {
            part.value = month_named(take(text, is_letter));
            part.month_name = part.value != 0;
            if (!part.month_name) continue;
        } else {
            if (text.front() == ':') break;
            text.remove_prefix(1);
            continue;
        }
        found.parts[static_cast<std::size_t>(found.count++)] = part;
    }
    return found;
}

std::uint32_t packed(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
    if (year == 0 || year > 9999 || month > 99 || day > 99) return 0;
    std::uint32_t bcd = 0;
    const std::uint32_t decimal = year * 10000 + month * 100 + day;
    std::uint32_t scale = 10000000;
    for (int place = 0; place < 8; ++place, scale /= 10) bcd = bcd << 4 | decimal / scale % 10;
    return bcd;
}

// A year of two digits belongs to the hundred years before 2030: everybody here has been born.
std::uint32_t full_year(const Part& part) {
    if (part.digits > 2) return part.value;
    return part.value < 30 ? 2000 + part.value : 1900 + part.value;
}

std::uint32_t from_three(const Parts& found, DateOrder order) {
    const auto& [first, second, third] = found.parts;
    if (first.month_name) return packed(full_year(third), first.value, second.value);
    if (second.month_name && first.digits == 4) {
        return packed(first.value, second.value, third.value);
    }
    if (second.month_name) return packed(full_year(third), second.value, first.value);
    if (first.digits == 4) return packed(first.value, second.value, third.value);
    if (order == DateOrder::month_first) {
        return packed(full_year(third), first.value, second.value);
    }
    return packed(full_year(third), second.value, first.value);
}

}  // namespace

bool is_no_date(std::uint32_t packed) {
    const auto two = [&](int shift) {
        return (packed >> shift >> 4 & 15U) * 10 + (packed >> shift & 15U);
    };
    const std::uint32_t day = two(0);
    const std::uint32_t month = two(8);
    const std::uint32_t year = two(24) * 100 + two(16);
    if (month == 0 && day == 0) return false;
    if (month > 12) return true;
    constexpr std::array<std::uint32_t, 13> days{31, 31, 29, 31, 30, 31, 30,
                                                 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day > days[month] || (month == 2 && day == 29 && !leap);
}

std::uint32_t packed_date(std::string_view raw, DateOrder order) {
    const Parts found = parts_of(raw);
    const auto& [first, second, third] = found.parts;
    if (found.count == 0) return 0;
    if (first.digits == 8) {
        return packed(first.value / 10000, first.value / 100 % 100, first.value % 100);
    }
    if (found.count == 3) return from_three(found, order);
    if (found.count == 2 && first.digits == 4) return packed(first.value, second.value, 0);
    if (found.count == 2 && second.digits == 4) return packed(second.value, first.value, 0);
    if (first.digits == 4) return packed(first.value, 0, 0);
    return 0;
}

}  // namespace kith::linkage
