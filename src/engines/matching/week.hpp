// The hours of a week as 336 half-hours from Monday 00:00, local time.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace kith::matching {

using Day = std::chrono::sys_days;
// A time on the clock on the wall; weekly hours are meant by it.
using Moment = std::chrono::local_time<std::chrono::minutes>;

inline Day day_of(Moment moment) {
    return Day{std::chrono::floor<std::chrono::days>(moment.time_since_epoch())};
}
inline Moment start_of(Day day) { return Moment{day.time_since_epoch()}; }

inline constexpr int slot_minutes = 30;
inline constexpr int slots_in_day = 48;
inline constexpr int slots_in_week = 7 * slots_in_day;

class WeekHours {
  public:
    WeekHours() = default;
    static WeekHours always();

    // "Mon 9-12, Tue Thu 14:00-17:30, weekends 10-16"; days: Mon … Sun, weekdays, weekends, daily.
    // A range past midnight runs into the next day. Empty text and "any" mean always.
    static Result<WeekHours> parse(std::string_view text);

    // Opens half-hours [from, to), going round from Sunday to Monday.
    void open(int from, int to);
    void close(int from, int to);
    bool at(int slot) const;
    bool any() const;
    WeekHours both(const WeekHours& other) const;

    // Where `length` open half-hours follow each other: each slot at which such a run may start.
    WeekHours starts(int length) const;
    // Half-hours from `from` forward to the first open one, going round; nothing if none is open.
    std::optional<int> next_open(int from) const;
    // Six hours a bit: whether two weeks can overlap at all, quickly.
    std::uint32_t quarters() const;

    friend bool operator==(const WeekHours&, const WeekHours&) = default;

  private:
    WeekHours rotated(unsigned slots) const;

    std::array<std::uint64_t, 6> bits_{};
};

// The half-hour of the week in which a moment lies.
int slot_of(Moment moment);

// "Tue 3 Mar 2026" and "Tue 3 Mar 14:30".
std::string day_words(Day day);
std::string moment_words(Moment moment);

}  // namespace kith::matching
