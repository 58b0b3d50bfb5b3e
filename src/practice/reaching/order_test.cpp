#include "practice/reaching/order.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "practice/reaching/condition.hpp"

namespace kith::reaching {
namespace {

const Day today = Day::parse("2020-04-06").value();

std::vector<Weight> weights() {
    return {{"alone", "lives alone", "", 15, "Lives alone"},
            {"over-75", "age from", "75", 10, "75 or older"},
            {"over-85", "age from", "85", 15, "85 or older"},
            {"frail", "flag", "frail", 20, "Lives with frailty"},
            {"quiet", "no contact", "14", 10, "Nobody has spoken to them for 14 days"}};
}

TEST(OrderOfNeed, AddsWhatHoldsAndSaysWhyHighestFirst) {
    const auto standing =
        standing_of({.born_on = Day::parse("1942-01-01").value(), .lives_alone = true,
                     .days_without_contact = 3, .flags = {"frail"}},
                    weights(), today);

    EXPECT_EQ(standing.points, 45);
    EXPECT_EQ(standing.why, "Lives with frailty 20, Lives alone 15, 75 or older 10");
}

TEST(OrderOfNeed, CountsOnlyTheHighestStepOfAScale) {
    const auto standing = standing_of({.born_on = Day::parse("1930-01-01").value(),
                                       .days_without_contact = 0},
                                      weights(), today);

    EXPECT_EQ(standing.points, 15);
}

TEST(OrderOfNeed, CountsSomebodyNeverInTouchAsQuietAndNobodyForNothing) {
    EXPECT_EQ(standing_of({}, weights(), today).points, 10);
    EXPECT_EQ(standing_of({.days_without_contact = 13}, weights(), today).points, 0);
    EXPECT_EQ(standing_of({.days_without_contact = 13}, weights(), today).why, "");
}

TEST(NextStep, FindsAnotherWayWhenNumbersAreWrong) {
    EXPECT_EQ(next_for({.has_phone = false, .had_phone = false}).step, "Send a letter");
    EXPECT_EQ(next_for({.has_phone = false, .has_lead = true}).step,
              "Try a number of somebody near them");
    EXPECT_EQ(next_for({.has_phone = false, .letters = 1}).step, "Knock on the door");
    EXPECT_EQ(next_for({.has_phone = false, .has_address = false}).step, "Ask their GP practice");
}

TEST(NextStep, KnocksAfterThreeCallsAndNeverAgainstASafeContactRule) {
    EXPECT_EQ(next_for({.calls_unanswered = 2}).step, "Call again at another time of day");
    EXPECT_EQ(next_for({.calls_unanswered = 3}).step, "Knock on the door");
    EXPECT_EQ(next_for({.safe_rule = true, .calls_unanswered = 3}).step,
              "Somebody who knows the rule reaches them");
    EXPECT_EQ(next_for({.do_not_call = true}).step, "Send a letter");
}

TEST(NextStep, LeavesThoseBeWhoWantIt) {
    EXPECT_EQ(next_for({.last_outcome = "does not want"}).why_not,
              "They do not want to be reached");
}

TEST(Walk, GoesToTheNearestNextAndUnplacedLast) {
    const std::vector<Spot> spots{{52.0, 1.0}, {}, {52.3, 1.0}, {52.1, 1.0}, {52.2, 1.0}};

    EXPECT_EQ(walk(spots), (std::vector<std::size_t>{0, 3, 4, 2, 1}));
}

TEST(Walk, VisitsEveryDoorOnceHoweverManyThereAre) {
    std::vector<Spot> spots;
    for (int at = 0; at < 60; ++at) {
        spots.push_back({52.0 + (at * 37 % 60) / 1000.0, 1.0 + (at * 23 % 60) / 1000.0});
    }
    auto order = walk(spots);

    EXPECT_EQ(order.front(), 0u);
    std::sort(order.begin(), order.end());
    for (std::size_t at = 0; at < order.size(); ++at) EXPECT_EQ(order[at], at);
}

TEST(Walk, TakesNoneAndOne) {
    EXPECT_TRUE(walk({}).empty());
    EXPECT_EQ(walk({{52.0, 1.0}}), std::vector<std::size_t>{0});
}

TEST(Conditions, AreRefusedWithWhatIsWrong) {
    EXPECT_FALSE(checked({}));
    EXPECT_FALSE(checked({{.kind = "likes tea"}}));
    EXPECT_FALSE(checked({{.kind = "age from", .values = {"abc"}}}));
    EXPECT_FALSE(checked({{.kind = "age from", .values = {"130"}}}));
    EXPECT_FALSE(checked({{.kind = "flag"}}));
    EXPECT_FALSE(checked(std::vector<Condition>(13, {.kind = "lives alone"})));
}

TEST(Conditions, AreKeptAsJsonAndReadBack) {
    const std::vector<Condition> conditions{{.kind = "lives alone"},
                                            {.kind = "age from", .values = {"75"}},
                                            {.kind = "flag", .values = {"frail", "dementia"},
                                             .is_not = true}};
    EXPECT_EQ(conditions_of(json_of(conditions)).value(), conditions);
    EXPECT_FALSE(conditions_of(Json("x")));
    EXPECT_FALSE(conditions_of(Json::array({Json::object({{"kind", 3}})})));
}

TEST(Conditions, AreSaidInWords) {
    EXPECT_EQ(in_words({.kind = "age from", .values = {"75"}}, {}), "75 or older");
    EXPECT_EQ(in_words({.kind = "lives alone", .is_not = true}, {}), "Not: Lives alone");
    EXPECT_EQ(in_words({.kind = "flag", .values = {"frail", "x"}}, {{"frail", "Lives with "
                                                                              "frailty"}}),
              "Recorded as Lives with frailty or x");
    EXPECT_EQ(in_words({.kind = "no contact", .values = {"14"}}, {}),
              "Nobody has spoken to them for 14 days");
}

TEST(Conditions, CountBirthdaysOfLeapDays) {
    EXPECT_EQ(born_by(75, Day::parse("2020-02-29").value()).text(), "1945-02-28");
    EXPECT_EQ(born_by(75, today).text(), "1945-04-06");
}

}  // namespace
}  // namespace kith::reaching
