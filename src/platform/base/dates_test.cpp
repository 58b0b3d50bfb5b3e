#include "platform/base/dates.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::chrono_literals;

TEST(ReadingADate, TakesTheWaysPeopleWriteIt) {
    for (const char* text :
         {"27/3/1950", "27/03/1950", "27-03-1950", "27.3.1950", "27 3 1950", "27 March 1950",
          "27th of March 1950", "27-Mar-1950", "27 MAR 1950", "27mar1950", "Monday 27 March 1950",
          "Mon, 27 Mar 1950", "March 27, 1950", "1950-03-27", "1950/3/27", "19500327", "27031950",
          "  27 / 3 / 1950 "})
        EXPECT_EQ(parse_date(text), Day(1950y / 3 / 27)) << text;
    EXPECT_EQ(parse_date("1 Sept 2020"), Day(2020y / 9 / 1));
    EXPECT_EQ(parse_date("3rd June 2020"), Day(2020y / 6 / 3));
}

TEST(ReadingADate, GivesBackWhatWasWritten) {
    for (int number = -60'000; number < 80'000; number += 37) {
        const Day day = Day::from_number(number);
        ASSERT_EQ(parse_date(day.text()), day);
        ASSERT_EQ(parse_date(written(day)), day);
        ASSERT_EQ(parse_date(written_with_weekday(day)), day);
        ASSERT_EQ(parse_date(written_short(day)), day);
    }
}

TEST(ReadingADate, NeedsFourNumbersOfTheYear) {
    for (const char* wrong : {"27/3/50", "27 March 50", "50-03-27", "1/1/1", "27/3/195"})
        EXPECT_EQ(parse_date(wrong).error(), "Year must include 4 numbers") << wrong;
}

TEST(ReadingADate, RefusesDaysThatAreNotInTheCalendar) {
    for (const char* wrong : {"30/2/1950", "29 February 2021", "1/13/2020", "0/1/2020", "32/1/2020",
                              "1950-02-30", "19501332", "1/1/1066", "31 June 2020", "001/1/2020"})
        EXPECT_EQ(parse_date(wrong).error(), "Date must be a real date") << wrong;
}

TEST(ReadingADate, SaysWhatIsMissing) {
    EXPECT_EQ(parse_date("27 March").error(), "Date must include a year");
    for (const char* wrong : {"", "yesterday", "1950", "43924", "27/3/1950 and more",
                              "27/3/1950 10:15", "a/b/1950", "27 Marchy 1950", "--"})
        EXPECT_EQ(parse_date(wrong).error(), "Enter a date, like 27 3 2026") << wrong;
}

TEST(ReadingADateFromAFile, TakesATimeAfterIt) {
    const DateAndTime expected{Day(2020y / 4 / 3), TimeOfDay(22, 15)};
    for (const char* text :
         {"2020-04-03T22:15:00", "2020-04-03 22:15:00.000", "03/04/2020 22:15", "03-APR-2020 22:15",
          "03/04/2020 10:15 PM", "3 April 2020, 10.15pm", "20200403 22:15:59", "20200403T2215",
          "2020-04-03T21:15:00Z", "2020-04-03T23:15:00+02:00", "03/04/2020 10:15:00 pm"})
        EXPECT_EQ(parse_feed_date(text), expected) << text;
    EXPECT_EQ(parse_feed_date("03/04/2020"), (DateAndTime{Day(2020y / 4 / 3), std::nullopt}));
}

TEST(ReadingADateFromAFile, KeepsABirthdaySentAsAnInstant) {
    EXPECT_EQ(parse_feed_date("1950-05-31T23:00:00Z").value().day, Day(1950y / 6 / 1));
    EXPECT_EQ(parse_feed_date("1950-06-01T00:00:00Z").value().day, Day(1950y / 6 / 1));
}

TEST(ReadingADateFromAFile, TakesExcelsDayNumbers) {
    EXPECT_EQ(parse_feed_date("43924").value().day, Day(2020y / 4 / 3));
    EXPECT_EQ(parse_feed_date("18349").value().day, Day(1950y / 3 / 27));
    EXPECT_EQ(parse_feed_date("43924.427083333"),
              (DateAndTime{Day(2020y / 4 / 3), TimeOfDay(10, 15)}));
    EXPECT_EQ(parse_feed_date("43924.99999").value(),
              (DateAndTime{Day(2020y / 4 / 4), TimeOfDay(0, 0)}));
    EXPECT_EQ(parse_feed_date("1950").error(), "Date must include a day and a month");
}

TEST(ReadingADateFromAFile, RefusesTheRest) {
    for (const char* wrong : {"", "NULL", "2020-04-03T25:00:00", "2020-04-03T10:15:99",
                              "2020-04-03 tea time", "0001-01-01", "9999-12-31", "03/04/20 10:15",
                              "2020-04-03T10:15:00+99:00", "2020-04-03T10:15:00 GMT+1", "439245678",
                              "2020-04-03T10:", "43924."})
        EXPECT_FALSE(parse_feed_date(wrong)) << wrong;
}

TEST(ReadingThreeBoxes, TakesNumbersAndMonthNames) {
    EXPECT_EQ(parse_date_parts("27", "3", "1950"), Day(1950y / 3 / 27));
    EXPECT_EQ(parse_date_parts(" 27 ", "march", "1950"), Day(1950y / 3 / 27));
}

TEST(ReadingThreeBoxes, SaysWhatIsMissingOrWrong) {
    EXPECT_EQ(parse_date_parts("", "", "").error(), "Enter a date, like 27 3 2026");
    EXPECT_EQ(parse_date_parts("27", "", "1950").error(), "Date must include a month");
    EXPECT_EQ(parse_date_parts("", "", "1950").error(), "Date must include a day and month");
    EXPECT_EQ(parse_date_parts("27", "3", "50").error(), "Year must include 4 numbers");
    EXPECT_EQ(parse_date_parts("31", "6", "1950").error(), "Date must be a real date");
    EXPECT_EQ(parse_date_parts("x", "6", "1950").error(), "Date must be a real date");
}

}  // namespace
}  // namespace kith
