#include "platform/base/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "platform/base/digits.hpp"
#include "platform/base/text.hpp"

namespace kith {
namespace {

constexpr std::string_view advice = "Enter a date, like 27 3 2026";
constexpr std::string_view not_real = "Date must be a real date";
constexpr std::string_view year_too_short = "Year must include 4 numbers";

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The letters or digits at the front of what is left of a text.
std::string_view take_run(std::string_view& rest, bool (*belongs)(char)) {
    std::size_t length = 0;
    while (length < rest.size() && belongs(rest[length])) ++length;
    const auto run = rest.substr(0, length);
    rest.remove_prefix(length);
    return run;
}

constexpr bool is_separator(char c) { return std::string_view(" /-.,\t").find(c) < 6; }

// 1 to 12 for an English month's name or the first three letters or more of it; else 0.
int month_number(std::string_view word) {
    const auto name = text::lower(word);
    if (name.size() < 3) return 0;
    for (int month = 1; month <= 12; ++month)
        if (text::lower(month_name(month)).starts_with(name)) return month;
    return name == "sept" ? 9 : 0;
}

bool is_weekday(std::string_view word) {
    const auto name = text::lower(word);
    for (unsigned day = 0; day < 7; ++day)
        if (name.size() >= 3 &&
            text::lower(weekday_name(std::chrono::weekday{day})).starts_with(name))
            return true;
    return false;
}

Parsed<Day> real_day(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year < 1800 || year > 2200 || !date.ok()) return refused(not_real);
    return Day(date);
}

// The three parts of a date in the order they stand, each a number or a month's name.
struct Parts {
    std::array<std::string_view, 3> part;
    int count = 0;
};

bool is_filler(std::string_view word) {
    const auto lower = text::lower(word);
    return lower == "of" || lower == "st" || lower == "nd" || lower == "rd" || lower == "th";
}

// Takes the parts of a date from the front of `rest`, leaving the time if there is one.
Parts take_parts(std::string_view& rest) {
    Parts parts;
    while (parts.count < 3) {
        take_run(rest, is_separator);
        if (rest.empty()) break;
        const auto word = take_run(rest, is_letter);
        if (is_filler(word) || (parts.count == 0 && is_weekday(word))) continue;
        const auto part = word.empty() ? take_run(rest, is_digit) : word;
        if (part.empty()) break;
        parts.part[static_cast<std::size_t>(parts.count++)] = part;
    }
    return parts;
}

Parsed<Day> day_of_parts(std::string_view day, std::string_view month, std::string_view year) {
    const auto day_number = digits_value(day);
    const auto month_digits = digits_value(month);
    const int month_of_year = month_digits ? *month_digits : month_number(month);
    const auto year_number = digits_value(year);
    if (!day_number || !year_number) return refused(advice);
    if (!month_digits && month_of_year == 0) return refused(advice);
    if (year.size() != 4) return refused(year_too_short);
    if (day.size() > 2 || (month_digits && month.size() > 2)) return refused(not_real);
    return real_day(*year_number, month_of_year, *day_number);
}

// Eight digits: year first if that makes a year of ours, else day first. Never both, because a
// year of ours cannot be read as a month.
Parsed<Day> day_of_eight(std::string_view digits) {
    const auto year_first =
        day_of_parts(digits.substr(6), digits.substr(4, 2), digits.substr(0, 4));
    if (year_first) return year_first;
    return day_of_parts(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4));
}

// The date at the front of `rest`, which is left with what follows it.
Parsed<Day> take_date(std::string_view& rest) {
    auto after = rest;
    const auto run = take_run(after, is_digit);
    if (run.size() == 8) {
        rest = after;
        return day_of_eight(run);
    }
    const Parts parts = take_parts(rest);
    const auto& [first, second, third] = parts.part;
    if (parts.count < 3) {
        const bool no_year = parts.count == 2 && first.size() <= 2;
        return refused(no_year ? "Date must include a year" : advice);
    }
    if (first.size() == 4 && is_digit(first[0])) return day_of_parts(third, second, first);
    if (is_letter(first[0])) return day_of_parts(second, first, third);
    return day_of_parts(first, second, third);
}

// What follows the minutes of a time: seconds and their fraction are passed over.
Parsed<std::optional<std::chrono::minutes>> take_zone(std::string_view rest) {
    if (rest.starts_with(':')) {
        rest.remove_prefix(1);
        const auto seconds = digits_value(take_run(rest, is_digit));
        if (!seconds || *seconds > 59) return refused("Time must be a real time");
        if (rest.starts_with('.')) {
            rest.remove_prefix(1);
            take_run(rest, is_digit);
        }
    }
    rest = text::trim(rest);
    if (rest.empty()) return std::optional<std::chrono::minutes>{};
    if (rest == "Z" || rest == "UTC") return std::chrono::minutes{0};
    const bool behind = rest.starts_with('-');
    if (!behind && !rest.starts_with('+')) return refused(advice);
    rest.remove_prefix(1);
    const auto hours = digits_value(rest.substr(0, 2));
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 2));
    if (rest.starts_with(':')) rest.remove_prefix(1);
    const auto minutes = digits_value(rest);
    if (!hours || !minutes || rest.size() != 2 || *hours > 14) return refused(advice);
    return std::chrono::minutes{(behind ? -1 : 1) * (*hours * 60 + *minutes)};
}

Parsed<DateAndTime> with_time(Day day, std::string_view rest) {
    rest = text::trim(rest);
    if (rest.starts_with('T') || rest.starts_with(',')) rest = text::trim(rest.substr(1));
    if (rest.empty()) return DateAndTime{day, std::nullopt};
    if (const auto whole = TimeOfDay::parse(rest)) return DateAndTime{day, *whole};
    const auto minutes_end = rest.find(':') + 3;
    if (rest.find(':') == rest.npos || minutes_end > rest.size()) return refused(advice);
    auto tail = rest.substr(minutes_end);
    std::string clock_face(rest.substr(0, minutes_end));
    const auto half = text::lower(tail.substr(tail.size() - std::min<std::size_t>(tail.size(), 2)));
    if (half == "am" || half == "pm") {
        clock_face += half;
        tail.remove_suffix(2);
    }
    const auto time = KITH_TRY(TimeOfDay::parse(clock_face));
    const auto zone = KITH_TRY(take_zone(tail));
    if (!zone) return DateAndTime{day, time};
    const auto instant = day.midnight_utc() + std::chrono::minutes{time.minutes()} - *zone;
    const auto london = london_time(instant);
    return DateAndTime{london.day, london.time};
}

// Excel counts from 1 January 1900 as 1, and has a 29 February 1900 that never was, number 60.
constexpr double excel_last = 100'000;

std::optional<double> excel_number(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    if (whole.size() < 4 || whole.size() > 5 || !all_digits(whole)) return std::nullopt;
    if (point != text.npos && !all_digits(text.substr(point + 1))) return std::nullopt;
    return std::stod(std::string(text));
}

Parsed<DateAndTime> day_of_excel(double serial) {
    if (serial >= 1800 && serial <= 2200) return refused("Date must include a day and a month");
    if (serial > excel_last) return refused(not_real);
    const double whole = std::floor(serial);
    const auto minutes = static_cast<int>(std::lround((serial - whole) * 1440));
    const Day epoch(std::chrono::year_month_day{std::chrono::year{1899}, std::chrono::December,
                                                std::chrono::day{30}});
    const Day day = epoch + static_cast<int>(whole) + minutes / 1440;
    if (whole == serial) return DateAndTime{day, std::nullopt};
    return DateAndTime{day, TimeOfDay(0, minutes)};
}

}  // namespace

Parsed<Day> parse_date(std::string_view entered) {
    auto rest = text::trim(entered);
    const Day day = KITH_TRY(take_date(rest));
    if (!text::trim(rest).empty()) return refused(advice);
    return day;
}

Parsed<DateAndTime> parse_feed_date(std::string_view cell) {
    auto rest = text::trim(cell);
    if (const auto serial = excel_number(rest)) return day_of_excel(*serial);
    const Day day = KITH_TRY(take_date(rest));
    return with_time(day, rest);
}

Parsed<Day> parse_date_parts(std::string_view day, std::string_view month, std::string_view year) {
    const auto day_part = text::trim(day);
    const auto month_part = text::trim(month);
    const auto year_part = text::trim(year);
    std::vector<std::string> missing;
    if (day_part.empty()) missing.emplace_back("day");
    if (month_part.empty()) missing.emplace_back("month");
    if (year_part.empty()) missing.emplace_back("year");
    if (missing.size() == 3) return refused(advice);
    if (!missing.empty()) return refused("Date must include a " + text::listed(missing));
    const auto parsed = day_of_parts(day_part, month_part, year_part);
    if (!parsed && parsed.error() == advice) return refused(not_real);
    return parsed;
}

}  // namespace kith
