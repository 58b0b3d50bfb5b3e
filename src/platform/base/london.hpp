// London time, as people in Norfolk live by it, and days and times written the GOV.UK way.
// The rules of summer time are the machine's tzdata, read by Howard Hinnant's date library.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/day.hpp"
#include "platform/base/parsed.hpp"

namespace kith {

// A time on the clock face, as minutes after midnight: 0 to 1439.
class TimeOfDay {
  public:
    // Midnight.
    constexpr TimeOfDay() = default;
    // For times written in source; wraps round the day.
    constexpr TimeOfDay(int hour, int minute) : minutes_((hour * 60 + minute) % 1440) {}
    // Reads what people type: 14:30, 1430, 2:30pm, 2.30 pm, 2pm, midday, noon, midnight.
    static Parsed<TimeOfDay> parse(std::string_view text);

    constexpr int hour() const { return minutes_ / 60; }
    constexpr int minute() const { return minutes_ % 60; }
    constexpr int minutes() const { return minutes_; }
    std::string text() const;  // 14:30

    friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;

  private:
    int minutes_ = 0;
};

// What a calendar and a clock on a London wall say.
struct CivilTime {
    Day day;
    TimeOfDay time;
    friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

CivilTime london_time(Instant instant);
Day london_day(Instant instant);

// The instant of a London time. A time in the hour that is skipped in March means the moment it
// jumps; a time in the hour that comes twice in October means its first coming.
Instant instant_of(const CivilTime& london);
// When a day begins in London; the day ends where the next begins.
Instant start_of_day(Day day);

// "23 November 2026"
std::string written(Day day);
// "Monday 23 November 2026"
std::string written_with_weekday(Day day);
// "23 Nov 2026", for tables
std::string written_short(Day day);
// "2:30pm", "9am", "midday", "midnight"
std::string written(TimeOfDay time);
// "23 November 2026 at 2:30pm", London time
std::string written(Instant instant);
// "today at 2:30pm", "yesterday at 9am", "tomorrow at midday"; other days as written(Instant)
std::string written_near(Instant instant, Instant now);
// "today", "tomorrow", "yesterday", "in 2 days", "3 days ago", "in 5 weeks", "4 months ago",
// "2 years ago": whole units, days below four weeks, weeks below three months of 13 weeks.
std::string relative(Day day, Day today);
// "just now", "5 minutes ago", "in 2 hours" within 12 hours; further off, relative days.
std::string relative(Instant instant, Instant now);

std::string_view weekday_name(std::chrono::weekday weekday);  // "Monday"
std::string_view month_name(int month);                       // 1 gives "January"

}  // namespace kith
