// The hours of a week as 336 half-hours from Monday 00:00, local time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
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
    WeekHours or_else(const WeekHours& other) const;  // open in either

    // Where `length` open half-hours follow each other: each slot at which such a run may start.
    WeekHours starts(int length) const;
    // Half-hours from `from` forward to the first open one, going round; nothing if none is open.
    std::optional<int> next_open(int from) const;
    // Six hours a bit: whether two weeks can overlap at all, quickly.
    std::uint32_t quarters() const;

    friend bool operator==(const WeekHours&, const WeekHours&) = default;

  private:
    WeekHours rotated(unsigned slots) const;

    // Of the last word only this much is used.
    static constexpr std::uint64_t last_word = 0xFFFF;

    std::array<std::uint64_t, 6> bits_{};
};

// Here, because they are asked for every volunteer who is looked at.

inline WeekHours WeekHours::both(const WeekHours& other) const {
    WeekHours shared;
    for (std::size_t i = 0; i < bits_.size(); ++i) shared.bits_[i] = bits_[i] & other.bits_[i];
    return shared;
}

inline WeekHours WeekHours::or_else(const WeekHours& other) const {
    WeekHours all;
    for (std::size_t i = 0; i < bits_.size(); ++i) all.bits_[i] = bits_[i] | other.bits_[i];
    return all;
}

inline bool WeekHours::any() const {
    return (bits_[0] | bits_[1] | bits_[2] | bits_[3] | bits_[4] | bits_[5]) != 0;
}

inline WeekHours WeekHours::rotated(unsigned slots) const {
    std::array<std::uint64_t, 7> round{};
    for (std::size_t i = 0; i < bits_.size(); ++i) round[i] = bits_[i];
    round[5] |= bits_[0] << 16;
    round[6] = bits_[0] >> 48 | bits_[1] << 16;
    WeekHours turned;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        turned.bits_[i] = round[i] >> slots | round[i + 1] << (64 - slots);
    }
    turned.bits_.back() &= last_word;
    return turned;
}

inline WeekHours WeekHours::starts(int length) const {
    WeekHours found = *this;
    for (int covered = 1; covered < length && found.any();) {
        const int step = std::min({covered, length - covered, 63});
        found = found.both(found.rotated(static_cast<unsigned>(step)));
        covered += step;
    }
    return found;
}

inline std::optional<int> WeekHours::next_open(int from) const {
    const int word_from = from / 64;
    for (int turn = 0; turn <= 6; ++turn) {
        const int word = (word_from + turn) % 6;
        std::uint64_t bits = bits_[static_cast<std::size_t>(word)];
        if (turn == 0) bits &= ~std::uint64_t{0} << (from % 64);
        if (turn == 6) bits &= ~(~std::uint64_t{0} << (from % 64));
        if (bits == 0) continue;
        const int slot = word * 64 + std::countr_zero(bits);
        return (slot - from + slots_in_week) % slots_in_week;
    }
    return std::nullopt;
}

// The half-hour of the week in which a moment lies.
int slot_of(Moment moment);

// "Tue 3 Mar 2026" and "Tue 3 Mar 14:30".
std::string day_words(Day day);
std::string moment_words(Moment moment);

}  // namespace kith::matching
