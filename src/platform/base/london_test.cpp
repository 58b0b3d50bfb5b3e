#include "platform/base/london.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::chrono_literals;

Instant at(std::string_view text) { return parse_instant(text).value(); }

TEST(LondonTime, IsUtcInWinterAndAnHourAheadInSummer) {
    EXPECT_EQ(london_time(at("2026-11-23T08:39:28Z")),
              (CivilTime{Day(2026y / 11 / 23), TimeOfDay(8, 39)}));
    EXPECT_EQ(london_time(at("2026-07-31T23:30:00Z")),
              (CivilTime{Day(2026y / 8 / 1), TimeOfDay(0, 30)}));
}

TEST(LondonTime, GivesBackTheInstantItCameFrom) {
    for (Instant instant = at("2026-01-01T00:00:00Z"); instant < at("2027-01-01T00:00:00Z");
         instant += 30min) {
        const bool second_coming = instant >= at("2026-10-25T01:00:00Z") &&
                                   instant < at("2026-10-25T02:00:00Z");
        if (second_coming) continue;
        ASSERT_EQ(instant_of(london_time(instant)), instant) << iso_text(instant);
    }
}

TEST(LondonTime, HasAMomentForTimesThatAreSkippedOrComeTwice) {
    EXPECT_EQ(instant_of({Day(2026y / 3 / 29), TimeOfDay(1, 30)}), at("2026-03-29T01:00:00Z"));
    EXPECT_EQ(instant_of({Day(2026y / 10 / 25), TimeOfDay(1, 30)}), at("2026-10-25T00:30:00Z"));
}

TEST(LondonTime, KnowsHowLongADayIs) {
    const auto hours = [](Day day) { return (start_of_day(day + 1) - start_of_day(day)) / 1h; };
    EXPECT_EQ(hours(Day(2026y / 3 / 29)), 23);
    EXPECT_EQ(hours(Day(2026y / 10 / 25)), 25);
    EXPECT_EQ(hours(Day(2026y / 10 / 26)), 24);
}

TEST(WritingADay, FollowsGovUkStyle) {
    EXPECT_EQ(written(Day(2026y / 11 / 3)), "3 November 2026");
    EXPECT_EQ(written_with_weekday(Day(2026y / 11 / 23)), "Monday 23 November 2026");
    EXPECT_EQ(written_short(Day(2026y / 9 / 3)), "3 Sep 2026");
}

TEST(WritingATime, FollowsGovUkStyle) {
    EXPECT_EQ(written(TimeOfDay(14, 30)), "2:30pm");
    EXPECT_EQ(written(TimeOfDay(9, 0)), "9am");
    EXPECT_EQ(written(TimeOfDay(0, 5)), "12:05am");
    EXPECT_EQ(written(TimeOfDay(12, 5)), "12:05pm");
    EXPECT_EQ(written(TimeOfDay(12, 0)), "midday");
    EXPECT_EQ(written(TimeOfDay(0, 0)), "midnight");
}

TEST(WritingAnInstant, SpeaksOfTodayByTheLondonDay) {
    const auto now = at("2026-07-31T23:30:00Z");  // 1 August, 12:30am
    EXPECT_EQ(written(at("2026-07-31T13:30:00Z")), "31 July 2026 at 2:30pm");
    EXPECT_EQ(written_near(at("2026-07-31T13:30:00Z"), now), "yesterday at 2:30pm");
    EXPECT_EQ(written_near(at("2026-08-01T08:00:00Z"), now), "today at 9am");
    EXPECT_EQ(written_near(at("2026-08-02T11:00:00Z"), now), "tomorrow at midday");
    EXPECT_EQ(written_near(at("2026-08-03T11:00:00Z"), now), "3 August 2026 at midday");
}

TEST(RelativeDays, AreWordsPeopleUse) {
    const Day today(2026y / 11 / 23);
    EXPECT_EQ(relative(today, today), "today");
    EXPECT_EQ(relative(today + 1, today), "tomorrow");
    EXPECT_EQ(relative(today - 1, today), "yesterday");
    EXPECT_EQ(relative(today + 2, today), "in 2 days");
    EXPECT_EQ(relative(today - 27, today), "27 days ago");
    EXPECT_EQ(relative(today - 28, today), "4 weeks ago");
    EXPECT_EQ(relative(today + 90, today), "in 12 weeks");
    EXPECT_EQ(relative(Day(2026y / 8 / 24), today), "2 months ago");
    EXPECT_EQ(relative(Day(2024y / 11 / 23), today), "2 years ago");
    EXPECT_EQ(relative(Day(2024y / 11 / 24), today), "23 months ago");
}

TEST(RelativeInstants, CountMinutesAndHoursWhenNear) {
    const auto now = at("2026-11-23T12:00:00Z");
    EXPECT_EQ(relative(now - 20s, now), "just now");
    EXPECT_EQ(relative(now - 61s, now), "1 minute ago");
    EXPECT_EQ(relative(now + 2h, now), "in 2 hours");
    EXPECT_EQ(relative(now - 14h, now), "yesterday");
}

TEST(ReadingATime, TakesWhatPeopleType) {
    for (const char* text :
         {"14:30", "1430", "2:30pm", "2.30 pm", "2.30 p.m.", "230pm", " 2:30 PM "})
        EXPECT_EQ(TimeOfDay::parse(text), TimeOfDay(14, 30)) << text;
    EXPECT_EQ(TimeOfDay::parse("12am"), TimeOfDay(0, 0));
    EXPECT_EQ(TimeOfDay::parse("12pm"), TimeOfDay(12, 0));
    EXPECT_EQ(TimeOfDay::parse("9:05"), TimeOfDay(9, 5));
    EXPECT_EQ(TimeOfDay::parse("noon"), TimeOfDay(12, 0));
    EXPECT_EQ(TimeOfDay::parse("midnight"), TimeOfDay(0, 0));
}

TEST(ReadingATime, GivesBackWhatWasWritten) {
    for (int minutes = 0; minutes < 1440; ++minutes) {
        const TimeOfDay time(0, minutes);
        ASSERT_EQ(TimeOfDay::parse(time.text()), time);
        ASSERT_EQ(TimeOfDay::parse(written(time)), time);
    }
}

TEST(ReadingATime, RefusesTheRest) {
    for (const char* wrong : {"", "9", "14:3", "half past two", "12345", ":30", "14:", "1 4:5:6"})
        EXPECT_EQ(TimeOfDay::parse(wrong).error(), "Enter a time, like 2:30pm or 14:30") << wrong;
    for (const char* wrong : {"25:00", "14:61", "14:30pm", "0pm", "2460"})
        EXPECT_EQ(TimeOfDay::parse(wrong).error(), "Time must be a real time") << wrong;
}

}  // namespace
}  // namespace kith
