#include "practice/volunteering/befriending/pair.hpp"

#include <gtest/gtest.h>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

const Instant start{std::chrono::sys_days{2020y / 4 / 6}};

TEST(Silence, IsFineUntilHalfAsLongAgainAsTheRhythm) {
    EXPECT_EQ(silence(start, 7, {}, start + 10 * 24h), Silence::fine);
    EXPECT_EQ(silence(start, 7, {}, start + 11 * 24h), Silence::prompt);
    EXPECT_EQ(silence(start, 14, {}, start + 20 * 24h), Silence::fine);
}

TEST(Silence, BecomesARingThreeDaysAfterAWordThatDidNotHelp) {
    const Instant prompted = start + 11 * 24h;
    EXPECT_EQ(silence(start, 7, prompted, prompted + 2 * 24h), Silence::prompt);
    EXPECT_EQ(silence(start, 7, prompted, prompted + 3 * 24h), Silence::ring);
}

TEST(Silence, ForgetsAWordSaidBeforeTheLastTalk) {
    EXPECT_EQ(silence(start, 7, start - 24h, start + 30 * 24h), Silence::prompt);
}

TEST(AMood, IsRaisedWhenItTurnsLowAndAgainWhenItStaysSo) {
    EXPECT_FALSE(mood_worth_raising({"good", "low", "low"}));
    EXPECT_TRUE(mood_worth_raising({"low", "good"}));
    EXPECT_FALSE(mood_worth_raising({"low", "low", "good"}));
    EXPECT_TRUE(mood_worth_raising({"low", "low", "low", "good"}));
    EXPECT_FALSE(mood_worth_raising({"low", "low", "low", "low"}));
    EXPECT_TRUE(mood_worth_raising({"low"}));
    EXPECT_FALSE(mood_worth_raising({}));
}

TEST(AMood, SaysWhatItWasBefore) {
    EXPECT_NE(mood_worth_raising({"low", "good"})->find("good the time before"),
              std::string::npos);
}

TEST(NoAnswer, IsRaisedAtTheThirdTimeInARow) {
    EXPECT_FALSE(silence_worth_raising({"no answer", "no answer", "spoke"}));
    EXPECT_TRUE(silence_worth_raising({"no answer", "no answer", "no answer", "spoke"}));
    EXPECT_FALSE(silence_worth_raising({"spoke", "no answer", "no answer"}));
}

TEST(Reviews, ComeAfterSixWeeksThenEveryTwelve) {
    const Day day(2020y / 4 / 6);
    EXPECT_EQ(first_review(day) - day, 42);
    EXPECT_EQ(next_review(day) - day, 84);
}

TEST(Endings, HaveAKindWordForEach) {
    for (const Ending& ending : endings()) {
        EXPECT_FALSE(ending.words.empty()) << ending.id;
        EXPECT_FALSE(ending.said.empty()) << ending.id;
    }
}

}  // namespace
}  // namespace kith::volunteering
