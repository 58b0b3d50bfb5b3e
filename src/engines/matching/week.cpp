#include "engines/matching/week.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace kith::matching {
namespace {

constexpr std::array<std::string_view, 7> day_names{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

WeekHours WeekHours::always() {
    WeekHours week;
    week.bits_.fill(~std::uint64_t{0});
    week.bits_.back() = last_word;
    return week;
}

void WeekHours::open(int from, int to) {
    for (int slot = from; slot < to; ++slot) {
        const auto bit = static_cast<unsigned>(slot % slots_in_week);
        bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

void WeekHours::close(int from, int to) {
    for (int slot = from; slot < to; ++slot) {
        const auto bit = static_cast<unsigned>(slot % slots_in_week);
        bits_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
    }
}

bool WeekHours::at(int slot) const {
    const auto bit = static_cast<unsigned>(slot % slots_in_week);
    return (bits_[bit / 64] >> (bit % 64) & 1) != 0;
}

std::uint32_t WeekHours::quarters() const {
    std::uint32_t found = 0;
    for (int quarter = 0; quarter < 28; ++quarter) {
        const auto first = static_cast<unsigned>(quarter) * 12;
        std::uint64_t bits = bits_[first / 64] >> (first % 64);
        if (first % 64 > 52) bits |= bits_[first / 64 + 1] << (64 - first % 64);
        if ((bits & 0xFFF) != 0) found |= std::uint32_t{1} << quarter;
    }
    return found;
}

int slot_of(Moment moment) {
    const auto day = day_of(moment);
    const auto minutes = (moment - start_of(day)).count();
    const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    return static_cast<int>(weekday) * slots_in_day + static_cast<int>(minutes) / slot_minutes;
}

std::string day_words(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{} {} {} {}", day_names[std::chrono::weekday{day}.iso_encoding() - 1],
                       static_cast<unsigned>(date.day()),
                       month_names[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()));
}

std::string moment_words(Moment moment) {
    const auto day = day_of(moment);
    const auto minutes = (moment - start_of(day)).count();
    const std::chrono::year_month_day date{day};
    return fmt::format("{} {} {} {:02}:{:02}",
                       day_names[std::chrono::weekday{day}.iso_encoding() - 1],
                       static_cast<unsigned>(date.day()),
                       month_names[static_cast<unsigned>(date.month()) - 1], minutes / 60,
                       minutes % 60);
}

}  // namespace kith::matching
