#include "practice/lists/pace.hpp"

#include <gtest/gtest.h>

namespace kith::lists {
namespace {

using Seconds = Pace::Seconds;

TEST(PaceOfAnImport, BeginsWithFewRowsOfAShortFile) {
    EXPECT_EQ(Pace(100).rows(), 1000u);
    EXPECT_EQ(Pace(14'103).rows(), 1762u);
    EXPECT_EQ(Pace(1'800'000).rows(), 4000u);
}

TEST(PaceOfAnImport, DoublesAloneUntilAWindowTakesSomeSeconds) {
    Pace pace(1'800'000);
    pace.wrote(4000, Seconds(0.8), false);
    EXPECT_EQ(pace.rows(), 8000u);
    pace.wrote(8000, Seconds(1.6), false);
    EXPECT_EQ(pace.rows(), 16'000u);
    pace.wrote(16'000, Seconds(3.2), false);
    EXPECT_EQ(pace.rows(), 25'000u);
}

TEST(PaceOfAnImport, IsShortAtOnceWhenSomebodyElseIsAtWork) {
    Pace pace(1'800'000);
    pace.wrote(4000, Seconds(0.8), true);
    EXPECT_EQ(pace.rows(), 2000u);
}

TEST(PaceOfAnImport, GrowsAgainWhenTheyHaveGone) {
    Pace pace(1'800'000);
    pace.wrote(4000, Seconds(4), true);
    EXPECT_EQ(pace.rows(), 400u);
    pace.wrote(400, Seconds(0.1), false);
    EXPECT_EQ(pace.rows(), 800u);
}

TEST(PaceOfAnImport, HasBoundsWhateverTheClockSays) {
    Pace pace(1'800'000);
    for (int each = 0; each < 10; ++each) pace.wrote(pace.rows(), Seconds(0), false);
    EXPECT_EQ(pace.rows(), 50'000u);
    pace.wrote(10, Seconds(100), true);
    EXPECT_EQ(pace.rows(), 200u);
    pace.wrote(0, Seconds(1), false);
    EXPECT_EQ(pace.rows(), 200u);
}

}  // namespace
}  // namespace kith::lists
