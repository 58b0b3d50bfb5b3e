#include <algorithm>
#include <array>
#include <utility>

#include "engines/linkage/people.hpp"

namespace kith::linkage {
namespace {

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

constexpr std::array short_forms{
    std::pair<std::string_view, std::string_view>{"rd", "road"},
    std::pair<std::string_view, std::string_view>{"st", "street"},
    std::pair<std::string_view, std::string_view>{"str", "street"},
    std::pair<std::string_view, std::string_view>{"ave", "avenue"},
    std::pair<std::string_view, std::string_view>{"av", "avenue"},
    std::pair<std::string_view, std::string_view>{"cl", "close"},
    std::pair<std::string_view, std::string_view>{"cres", "crescent"},
    std::pair<std::string_view, std::string_view>{"ct", "court"},
    std::pair<std::string_view, std::string_view>{"dr", "drive"},
    std::pair<std::string_view, std::string_view>{"gdns", "gardens"},
    std::pair<std::string_view, std::string_view>{"gr", "grove"},
    std::pair<std::string_view, std::string_view>{"ln", "lane"},
    std::pair<std::string_view, std::string_view>{"pl", "place"},
    std::pair<std::string_view, std::string_view>{"sq", "square"},
    std::pair<std::string_view, std::string_view>{"ter", "terrace"},
    std::pair<std::string_view, std::string_view>{"terr", "terrace"},
};

void lengthen_last_word(std::string& street) {
    const auto space = street.rfind(' ');
    if (space == std::string::npos) return;
    const std::string_view last = std::string_view(street).substr(space + 1);
    for (const auto& [brief, full] : short_forms) {
        if (last == brief) {
            street.replace(space + 1, std::string::npos, full);
            return;
        }
    }
}

// "69a" as 69 and its letter; nought where the word does not begin with a digit.
std::uint32_t house_of(std::string_view word) {
    std::uint32_t number = 0;
    std::size_t place = 0;
    for (; place < word.size() && place < 7 && is_digit(word[place]); ++place) {
        number = number * 10 + static_cast<std::uint32_t>(word[place] - '0');
    }
    if (place == 0) return 0;
    const bool letter = place < word.size() && !is_digit(word[place]);
    return number << 5 | (letter ? static_cast<std::uint32_t>(word[place] - 'a') + 1 : 0U);
}

bool is_inner(std::string_view word) {
    return word == "flat" || word == "unit" || word == "apartment" || word == "apt" ||
           word == "room" || word == "apmnt";
}

struct Line {
    std::uint32_t house = 0;
    std::string street;
};

// The last number of a line that words follow, and those words: of "flat 2 69 church avenue", 69.
Line read_line(std::string_view text) {
    Line line;
    bool inner = false;
    each_word(text, [&](std::string_view word) {
        if (is_digit(word.front())) {
            if (!inner && (line.house == 0 || !line.street.empty())) {
                line.house = house_of(word);
                line.street.clear();
            }
            inner = false;
            return;
        }
        inner = is_inner(word);
        if (inner) return;
        if (!line.street.empty()) line.street += ' ';
        line.street += word;
    });
    return line;
}

void each_part(std::span<const std::string_view> lines, auto use) {
    for (std::string_view line : lines) {
        while (!line.empty()) {
            const auto comma = line.find(',');
            const std::string plain = plain_text(line.substr(0, comma));
            if (!plain.empty()) use(plain);
            if (comma == std::string_view::npos) break;
            line.remove_prefix(comma + 1);
        }
    }
}

}  // namespace

AddressParts read_address(std::span<const std::string_view> lines, std::string_view house_number) {
    AddressParts parts;
    const std::string house = plain_text(house_number);
    if (!house.empty()) parts.house = house_of(house);
    bool placed = false;
    each_part(lines, [&](const std::string& text) {
        const Line line = read_line(text);
        const bool better = !placed && parts.house == 0 && line.house != 0 && !line.street.empty();
        if (parts.street.empty() || better) {
            if (better || parts.house == 0) parts.house = line.house;
            parts.street = line.street;
            placed = placed || line.house != 0 || parts.house != 0;
        } else if (parts.locality.empty()) {
            parts.locality = text;
        }
    });
    if (parts.house == 0 && !house.empty() && parts.street.empty()) parts.street = house;
    lengthen_last_word(parts.street);
    return parts;
}

}  // namespace kith::linkage
