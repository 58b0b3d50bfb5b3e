// Weekly hours as people write them.
#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>

#include "engines/matching/week.hpp"

namespace kith::matching {
namespace {

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::ranges::transform(lowered, lowered.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return lowered;
}

// The days a word stands for, as bits from Monday; 0 if it names none.
unsigned days_named(const std::string& word) {
    static constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu",
                                                           "fri", "sat", "sun"};
    if (word == "weekdays") return 0b0011111;
    if (word == "weekends") return 0b1100000;
    if (word == "daily") return 0b1111111;
    const auto dash = word.find('-');
    if (dash == 3 && word.size() == 7) {
        const auto from = std::ranges::find(names, word.substr(0, 3)) - names.begin();
        const auto to = std::ranges::find(names, word.substr(4)) - names.begin();
        unsigned days = 0;
        if (from == 7 || to == 7) return 0;
        for (auto day = from;; day = (day + 1) % 7) {
            days |= 1U << day;
            if (day == to) return days;
        }
    }
    const auto found = std::ranges::find(names, word.substr(0, 3));
    return found == names.end() || word.size() < 3 ? 0 : 1U << (found - names.begin());
}

// "9", "14:30", "24": half-hours since midnight; -1 if it is not such a time.
int slot_at(std::string_view text) {
    int hours = 0;
    int minutes = 0;
    const auto* const end = text.data() + text.size();
    auto [rest, error] = std::from_chars(text.data(), end, hours);
    if (error != std::errc{} || hours < 0 || hours > 24) return -1;
    if (rest != end) {
        if (*rest != ':' || end - rest != 3) return -1;
        const auto [last, fault] = std::from_chars(rest + 1, end, minutes);
        if (fault != std::errc{} || last != end || (minutes != 0 && minutes != 30)) return -1;
    }
    const int slot = hours * 2 + minutes / slot_minutes;
    return slot > slots_in_day ? -1 : slot;
}

struct Range {
    int from;
    int to;
};

std::optional<Range> hours_named(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const int from = slot_at(text.substr(0, dash));
    const int to = slot_at(text.substr(dash + 1));
    if (from < 0 || to < 0 || from == to) return std::nullopt;
    return Range{from, to > from ? to : to + slots_in_day};
}

void open_days(WeekHours& week, unsigned days, Range hours) {
    for (int day = 0; day < 7; ++day) {
        if ((days >> day & 1) == 0) continue;
        week.open(day * slots_in_day + hours.from, day * slots_in_day + hours.to);
    }
}

}  // namespace

Result<WeekHours> WeekHours::parse(std::string_view text) {
    const std::string lowered = lower(text);
    if (lowered.empty() || lowered == "any") return always();
    WeekHours week;
    unsigned days = 0;
    bool hours_seen = false;
    std::size_t at = 0;
    while ((at = lowered.find_first_not_of(" ,;", at)) != std::string::npos) {
        const auto end = std::min(lowered.find_first_of(" ,;", at), lowered.size());
        const std::string word = lowered.substr(at, end - at);
        at = end;
        if (const unsigned named = days_named(word)) {
            if (hours_seen) days = 0;
            hours_seen = false;
            days |= named;
        } else if (const auto hours = hours_named(word); hours && days != 0) {
            open_days(week, days, *hours);
            hours_seen = true;
        } else {
            return invalid("hours", "“" + word + "” is not a day or a time such as Mon 9-12:30");
        }
    }
    if (days != 0 && !hours_seen) open_days(week, days, {0, slots_in_day});
    return week;
}

}  // namespace kith::matching
