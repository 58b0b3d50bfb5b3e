#include "platform/base/day.hpp"

#include "platform/base/digits.hpp"

namespace kith {

Parsed<Day> Day::parse(std::string_view text) {
    constexpr std::string_view advice = "Enter a date as year, month and day, like 2026-11-23";
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return refused(advice);
    const auto year = digits_value(text.substr(0, 4));
    const auto month = digits_value(text.substr(5, 2));
    const auto day = digits_value(text.substr(8, 2));
    if (!year || !month || !day || *year == 0) return refused(advice);
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return refused("Date must be a real date");
    return Day(date);
}

std::string Day::text() const {
    std::string text;
    append_padded(text, year(), 4);
    text += '-';
    append_padded(text, month(), 2);
    text += '-';
    append_padded(text, day_of_month(), 2);
    return text;
}

}  // namespace kith
