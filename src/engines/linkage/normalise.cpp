#include "engines/linkage/normalise.hpp"

#include <algorithm>

#include "engines/linkage/transliterate.hpp"

namespace kith::linkage {
namespace {

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
constexpr bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
constexpr char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_ascii(std::string_view text) {
    unsigned all = 0;
    for (const char letter : text) all |= static_cast<unsigned char>(letter);
    return all < 128;
}

// Lower case letters, digits where wanted, one space wherever anything else but an apostrophe was.
std::string plain_ascii(std::string_view text, bool digits) {
    std::string plain(text.size(), '\0');
    std::size_t end = 0;
    bool gap = false;
    for (const char each : text) {
        const char letter = lower(each);
        if (is_lower(letter) || (digits && is_digit(letter))) {
            if (gap && end != 0) plain[end++] = ' ';
            gap = false;
            plain[end++] = letter;
        } else if (letter != '\'' && letter != '`') {
            gap = true;
        }
    }
    plain.resize(end);
    return plain;
}

constexpr std::array<std::string_view, 12> titles{"mr",  "mrs", "ms",   "miss", "dr",  "rev",
                                                  "sir", "prof", "lady", "dame", "lord", "mstr"};
constexpr std::array<std::string_view, 5> suffixes{"jr", "snr", "jnr", "iii", "esq"};
constexpr std::array<std::string_view, 9> nothings{"unknown", "none",  "null",      "nan", "na",
                                                   "n a",     "nil",   "not known", "not given"};

template <std::size_t count>
bool any_of(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void drop_titles(std::string& name) {
    for (auto end = name.find(' '); end != std::string::npos; end = name.find(' ')) {
        if (!any_of(titles, std::string_view(name).substr(0, end))) break;
        name.erase(0, end + 1);
    }
    const auto last = name.rfind(' ');
    if (last != std::string::npos && any_of(suffixes, std::string_view(name).substr(last + 1))) {
        name.erase(last);
    }
}

}  // namespace

std::string plain_name(std::string_view raw) {
    std::string name = is_ascii(raw) ? plain_ascii(raw, false) : plain_ascii(in_ascii(raw), false);
    if (any_of(nothings, name)) return {};
    drop_titles(name);
    return name;
}

std::string plain_text(std::string_view raw) {
    std::string text = is_ascii(raw) ? plain_ascii(raw, true) : plain_ascii(in_ascii(raw), true);
    if (any_of(nothings, text)) return {};
    return text;
}

std::string plain_email(std::string_view raw) {
    std::string email(raw.size(), '\0');
    std::size_t end = 0;
    for (const char each : raw) {
        if (each > ' ') email[end++] = lower(each);
    }
    email.resize(end);
    const auto at = email.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == email.size()) return {};
    return email;
}

std::uint64_t packed_number(std::string_view raw) {
    std::uint64_t digits = 0;
    std::uint64_t count = 0;
    bool varied = false;
    char first = 0;
    for (const char each : raw) {
        if (!is_digit(each)) continue;
        if (count == 0) first = each;
        varied = varied || each != first;
        if (++count > 14) return 0;
        digits = digits << 4 | static_cast<std::uint64_t>(each - '0');
    }
    return count < 4 || !varied ? 0 : digits | count << 56;
}

PackedPhone packed_phone(std::string_view raw) {
    std::string digits(raw.size(), '\0');
    std::size_t end = 0;
    for (const char each : raw) {
        if (is_digit(each)) digits[end++] = each;
        if ((each == '/' || each == ',' || each == ';') && end >= 10) break;
    }
    digits.resize(end);
    std::string_view number = digits;
    if (number.starts_with("00")) number.remove_prefix(2);
    if (number.size() > 10 && number.starts_with("44")) number.remove_prefix(2);
    if (number.starts_with("0")) number.remove_prefix(1);
    if (number.size() < 6) return {};
    return {.digits = packed_number(number),
            .mobile = number.size() == 10 && number.front() == '7' && digits.front() != '7'};
}

std::uint64_t packed_postcode(std::string_view raw) {
    std::uint64_t packed = 0;
    int count = 0;
    for (const char each : raw) {
        const char letter = lower(each);
        if (!is_lower(letter) && !is_digit(letter)) continue;
        if (++count > 8) return 0;
        const char upper = is_digit(letter) ? letter : static_cast<char>(letter - 'a' + 'A');
        packed = packed << 8 | static_cast<unsigned char>(upper);
    }
    return count < 2 ? 0 : packed << (8 * (8 - count));
}

char plain_sex(std::string_view raw) {
    const std::string text = plain_ascii(raw, true);
    if (text.empty() || text == "unknown" || text == "u" || text == "x") return 0;
    if (text == "w" || text == "woman" || text == "2") return 'f';
    if (text == "man" || text == "1") return 'm';
    return is_lower(text.front()) ? text.front() : '\0';
}

bool is_nhs_number(std::uint64_t packed) {
    if (packed >> 56 != 10) return false;
    unsigned sum = 0;
    for (unsigned place = 0; place < 9; ++place) {
        const auto digit = static_cast<unsigned>(packed >> (4 * (9 - place)) & 15U);
        sum += digit * (10 - place);
    }
    const unsigned check = (11 - sum % 11) % 11;
    return check != 10 && check == (packed & 15U);
}

std::uint32_t sound_of(std::string_view plain) {
    if (plain.empty()) return 0;
    constexpr std::string_view groups = "01230120022455012623010202";
    const auto group = [&](char letter) {
        return is_lower(letter) ? groups[static_cast<std::size_t>(letter - 'a')] : '0';
    };
    std::string_view rest = plain;
    if (rest.starts_with("kn") || rest.starts_with("wr") || rest.starts_with("gn")) {
        rest.remove_prefix(1);
    }
    char first = rest.front();
    if (rest.starts_with("ph")) first = 'f';
    if (first == 'k' || first == 'q') first = 'c';
    if (first == 'z') first = 's';
    if (first == 'j') first = 'g';
    std::uint32_t sound = static_cast<std::uint32_t>(first);
    char before = group(rest.front());
    for (std::size_t place = 1; place < rest.size() && sound < (1U << 24); ++place) {
        const char now = group(rest[place]);
        if (now != '0' && now != before) sound = sound << 4 | static_cast<std::uint32_t>(now - '0');
        if (rest[place] != 'h' && rest[place] != 'w') before = now;
    }
    return sound;
}

}  // namespace kith::linkage
