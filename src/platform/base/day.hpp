// A calendar day, such as a date of birth or the day a visit is due: no time, no zone. It may be
// personal, so it has no formatter or stream operator; london.hpp writes it for readers.
#pragma once

#include <chrono>
#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Day {
  public:
    // 1 January 1970, so that records may hold a day before it is known.
    constexpr Day() = default;
    constexpr explicit Day(std::chrono::sys_days day) : day_(day) {}
    // For days written in source, Day(2026y / 11 / 23); user input goes through parse.
    constexpr explicit Day(std::chrono::year_month_day date)
        : day_(std::chrono::sys_days{date}) {}

    // Reads YYYY-MM-DD, years 0001 to 9999. What people type goes through parse_date (dates.hpp).
    static Parsed<Day> parse(std::string_view text);

    std::string text() const;  // YYYY-MM-DD

    constexpr std::chrono::year_month_day date() const { return day_; }
    constexpr int year() const { return static_cast<int>(date().year()); }
    constexpr int month() const {
        return static_cast<int>(static_cast<unsigned>(date().month()));
    }
    constexpr int day_of_month() const {
        return static_cast<int>(static_cast<unsigned>(date().day()));
    }
    constexpr std::chrono::weekday weekday() const { return std::chrono::weekday{day_}; }
    // Days since 1 January 1970; negative before it.
    constexpr int number() const { return static_cast<int>(day_.time_since_epoch().count()); }
    static constexpr Day from_number(int number) {
        return Day(std::chrono::sys_days{std::chrono::days{number}});
    }
    constexpr std::chrono::sys_days midnight_utc() const { return day_; }

    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, int days) {
        return Day(day.day_ + std::chrono::days{days});
    }
    friend constexpr Day operator-(Day day, int days) { return day + -days; }
    // How many days later `later` is than `earlier`.
    friend constexpr int operator-(Day later, Day earlier) {
        return later.number() - earlier.number();
    }

  private:
    std::chrono::sys_days day_{};
};

// Whole years from `birth` to `on`. Someone born on 29 February has their birthday on 1 March in
// the years between.
constexpr int age_on(Day birth, Day on) {
    const bool had_birthday = on.month() != birth.month()
                                  ? on.month() > birth.month()
                                  : on.day_of_month() >= birth.day_of_month();
    return on.year() - birth.year() - (had_birthday ? 0 : 1);
}

}  // namespace kith

template <>
struct std::hash<kith::Day> {
    std::size_t operator()(kith::Day day) const noexcept {
        return std::hash<int>{}(day.number());
    }
};
