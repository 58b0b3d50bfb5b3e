#include "practice/readings/reading.hpp"

#include <gtest/gtest.h>

namespace kith::readings {
namespace {

const Kind& kind(std::string_view id) { return *kind_of(id); }

TEST(Reading, IsBelievedOnlyWithinWhatABodyCanHave) {
    EXPECT_EQ(parse_value(kind("temperature"), " 38.2 ").value(), 38.2);
    EXPECT_FALSE(parse_value(kind("temperature"), "382"));
    EXPECT_FALSE(parse_value(kind("oxygen"), "101"));
    EXPECT_FALSE(parse_value(kind("oxygen"), "abc"));
    EXPECT_FALSE(parse_value(kind("oxygen"), "96%"));
    EXPECT_FALSE(parse_value(kind("pulse"), ""));
    EXPECT_FALSE(parse_value(kind("pulse"), "nan"));
    EXPECT_EQ(kind_of("mood"), nullptr);
}

TEST(Reading, IsWrittenWithItsUnit) {
    EXPECT_EQ(written(kind("temperature"), 38.25), "38.2 °C");
    EXPECT_EQ(written(kind("oxygen"), 96), "96%");
}

TEST(Rules, CallAtTheirLimitAndNotBeside) {
    const Rule low{.id = "", .kind = "oxygen", .at_most = 91, .urgency = "", .words = ""};
    EXPECT_TRUE(calls(low, {91}));
    EXPECT_FALSE(calls(low, {92}));
    EXPECT_FALSE(calls(low, {}));
}

TEST(Rules, WaitForTheSecondReadingWhenTheyNeedTwoInARow) {
    const Rule fast{.id = "", .kind = "pulse", .at_least = 111, .times = 2, .urgency = "",
                    .words = ""};
    EXPECT_FALSE(calls(fast, {120}));
    EXPECT_FALSE(calls(fast, {120, 90, 120}));
    EXPECT_TRUE(calls(fast, {120, 111, 80}));
}

TEST(Picture, PlacesTheOldestLeftAndTheHighestUp) {
    const Instant start{};
    const auto places = placed({{start, 36}, {start + std::chrono::hours(1), 40}}, 100, 50, 36, 40);

    EXPECT_EQ(places[0].x, 0);
    EXPECT_EQ(places[0].y, 50);
    EXPECT_EQ(places[1].x, 100);
    EXPECT_EQ(places[1].y, 0);
    EXPECT_EQ(placed({{start, 38}}, 100, 50, 36, 40)[0].x, 50);
    EXPECT_TRUE(placed({}, 100, 50, 36, 40).empty());
}

}  // namespace
}  // namespace kith::readings
