#include "platform/base/day.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::chrono_literals;

constexpr Day leap_day(2000y / 2 / 29);
static_assert(age_on(leap_day, Day(2018y / 2 / 28)) == 17);
static_assert(age_on(leap_day, Day(2018y / 3 / 1)) == 18);
static_assert(age_on(leap_day, Day(2020y / 2 / 29)) == 20);
static_assert(age_on(Day(1940y / 11 / 23), Day(2026y / 11 / 22)) == 85);
static_assert(age_on(Day(1940y / 11 / 23), Day(2026y / 11 / 23)) == 86);
static_assert(Day(2026y / 11 / 23) + 8 == Day(2026y / 12 / 1));
static_assert(Day(2026y / 12 / 1) - Day(2026y / 11 / 23) == 8);
static_assert(Day::from_number(Day(2026y / 11 / 23).number()) == Day(2026y / 11 / 23));

TEST(ReadingADay, GivesBackWhatWasWritten) {
    for (int number = -200'000; number < 200'000; number += 97) {
        const Day day = Day::from_number(number);
        ASSERT_EQ(Day::parse(day.text()), day);
    }
}

TEST(ReadingADay, RefusesAnotherOrder) {
    for (const char* wrong : {"", "23-11-2026", "2026-11-3", "2026/11/23", "2026-11-23 ",
                              "20a6-11-23", "0000-11-23", "2026-+1-23"})
        EXPECT_EQ(Day::parse(wrong).error(),
                  "Enter a date as year, month and day, like 2026-11-23")
            << wrong;
}

TEST(ReadingADay, RefusesADayThatIsNotInTheCalendar) {
    for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00"})
        EXPECT_EQ(Day::parse(wrong).error(), "Date must be a real date") << wrong;
}

}  // namespace
}  // namespace kith
