#include "practice/volunteering/shopping/money.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::volunteering {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace std::chrono_literals;

const Day today(2020y / 4 / 6);

std::vector<std::string> ids(const std::vector<Spent>& spent) {
    std::vector<std::string> all;
    for (const Pattern& one : patterns_in(spent)) all.push_back(one.id);
    return all;
}

TEST(WaysToPay, NeverLetAVolunteerHaveSomebodysCard) {
    ASSERT_NE(way_to_pay("card by phone"), nullptr);
    EXPECT_THAT(way_to_pay("card by phone")->said, Contains(HasSubstr("never")));
    EXPECT_EQ(way_to_pay("their card"), nullptr);
}

TEST(ASecondYes, IsNeededAboveTheLimitForTheCouncilsMoneyOnly) {
    const Pence limit = second_yes_over();
    EXPECT_FALSE(needs_second_yes("paid back", limit));
    EXPECT_TRUE(needs_second_yes("paid back", limit + Pence(1)));
    EXPECT_TRUE(needs_second_yes("voucher", limit + Pence(1)));
    EXPECT_FALSE(needs_second_yes("card by phone", limit + Pence(1)));
}

TEST(Medicine, IsNeverLeftOnADoorstepUnlessAgreedAndNeverWhenControlled) {
    EXPECT_THAT(medicine_rules({}), Contains("Never leave it on the doorstep."));
    EXPECT_THAT(medicine_rules({.doorstep_agreed = true}),
                Not(Contains("Never leave it on the doorstep.")));
    EXPECT_THAT(medicine_rules({.controlled = true, .doorstep_agreed = true}),
                Contains("Never leave it on the doorstep."));
}

TEST(Medicine, SaysWhetherItIsPaidAndKeptCold) {
    EXPECT_THAT(medicine_rules({.exempt = "over 60"}), Contains(HasSubstr("over 60")));
    EXPECT_THAT(medicine_rules({.fridge = true}), Contains(HasSubstr("fridge")));
    EXPECT_THAT(medicine_rules({}), Not(Contains(HasSubstr("fridge"))));
}

TEST(Patterns, FindNothingInOrdinaryShopping) {
    EXPECT_THAT(ids({{today, Pence(1240), "paid back", "a"},
                     {today - 7, Pence(1810), "paid back", "a"},
                     {today - 14, Pence(1500), "card by phone", "b"}}),
                IsEmpty());
}

TEST(Patterns, FindReceiptsJustUnderTheLimit) {
    const Pence near(second_yes_over().count() - 50);
    EXPECT_THAT(ids({{today, near, "paid back", "a"},
                     {today - 9, near, "paid back", "b"},
                     {today - 18, near, "council", "c"}}),
                Contains("just under"));
    EXPECT_THAT(ids({{today, near, "card by phone", "a"},
                     {today - 9, near, "card by phone", "b"},
                     {today - 18, near, "card by phone", "c"}}),
                IsEmpty())
        << "their own money has no limit of ours";
}

TEST(Patterns, FindWhatCannotBeProved) {
    EXPECT_THAT(ids({{today, Pence(500), "paid back", "a", false},
                     {today - 30, Pence(700), "paid back", "b", false}}),
                Contains("no photo"));
    EXPECT_THAT(ids({{today, Pence(500), "paid back", "a", true, true},
                     {today - 30, Pence(700), "paid back", "b", true, true}}),
                Contains("differs"));
}

TEST(Patterns, FindWhatRisesOrComesTooOftenForOnePerson) {
    EXPECT_THAT(ids({{today, Pence(2000), "card by phone", "a"},
                     {today - 10, Pence(1600), "card by phone", "a"},
                     {today - 20, Pence(1250), "card by phone", "a"},
                     {today - 30, Pence(1000), "card by phone", "a"}}),
                Contains("rising a"));
    EXPECT_THAT(ids({{today, Pence(500), "card by phone", "a"},
                     {today - 1, Pence(510), "card by phone", "a"},
                     {today - 2, Pence(505), "card by phone", "a"},
                     {today - 3, Pence(500), "card by phone", "a"}}),
                Contains("often a"));
}

TEST(Patterns, FindCashThatIsNoExceptionAnyMore) {
    EXPECT_THAT(ids({{today, Pence(500), "cash", "a"},
                     {today - 20, Pence(500), "cash", "b"},
                     {today - 40, Pence(500), "cash", "c"}}),
                Contains("cash"));
}

}  // namespace
}  // namespace kith::volunteering
