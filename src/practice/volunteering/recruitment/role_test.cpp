#include "practice/volunteering/recruitment/role.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::volunteering {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

const Day today(2020y / 4 / 6);

CheckRow seen(std::string kind, std::optional<Day> until = {}) {
    return {.id = "x", .kind = std::move(kind), .passed_on = today - 30, .expires_on = until,
            .note = ""};
}

const Handbook& book() { return Handbook::delivered(); }

std::vector<Role> roles(const std::vector<std::string>& ids) {
    std::vector<Role> all;
    for (const auto& id : ids) all.push_back(*book().role(id));
    return all;
}

TEST(WhereTheyStand, NamesEachStepOfSeveralRolesOnceDoneOnesFirst) {
    const auto states = where_they_stand(book(), roles({"dog walker", "shopper"}),
                                         {seen("code", today + 9)}, today);

    ASSERT_EQ(states.size(), 4u);
    EXPECT_EQ(states[0].check.id, "code");
    EXPECT_TRUE(states[0].done);
    EXPECT_EQ(states[1].check.id, "welcome");
    EXPECT_FALSE(states[1].done);
}

TEST(WhereTheyStand, TakesTheCheckThatLastsLongest) {
    const auto states = where_they_stand(
        book(), roles({"dog walker"}), {seen("code", today - 1), seen("code", today + 300)}, today);
    EXPECT_TRUE(states[0].done);
    EXPECT_EQ(states[0].until, today + 300);
}

TEST(KindsCovered, BeginOnlyWithTheLastStepAndEndWithAnExpiry) {
    std::vector<CheckRow> checks{seen("welcome"), seen("identity")};
    EXPECT_THAT(kinds_covered(book(), roles({"dog walker"}), checks, today), IsEmpty());
    EXPECT_THAT(lacks(book(), *book().role("dog walker"), checks, today),
                ElementsAre("code of conduct read"));

    checks.push_back(seen("code", today));
    EXPECT_THAT(kinds_covered(book(), roles({"dog walker"}), checks, today), ElementsAre("dogs"));
    EXPECT_THAT(kinds_covered(book(), roles({"dog walker"}), checks, today + 1), IsEmpty());
    EXPECT_TRUE(where_they_stand(book(), roles({"dog walker"}), checks, today + 1).back().ran_out);
}

TEST(KindsCovered, AreThoseOfTheRolesSomebodyChose) {
    const std::vector<CheckRow> checks{seen("welcome"), seen("identity"), seen("code"),
                                       seen("training")};
    EXPECT_THAT(kinds_covered(book(), roles({"dog walker"}), checks, today), ElementsAre("dogs"));
    EXPECT_THAT(kinds_covered(book(), {}, checks, today), IsEmpty());
}

TEST(WhereTheyStand, KeepsAStepThatNobodyNewTakes) {
    const Role before{.id = "x", .name = "X", .steps = {"identity", "code"}};
    auto pages = delivered_pages();
    for (HandbookPage& page : pages) {
        if (page.id == "code") page.state = "retired";
    }

    const auto states = where_they_stand(Handbook(pages), {before}, {}, today);

    ASSERT_EQ(states.size(), 2u);
    EXPECT_EQ(states[1].check.id, "code");
}

TEST(ACheck, RunsOutAfterItsMonthsAndNotOnADayThereIsNot) {
    EXPECT_EQ(runs_out({.id = "a", .name = "a", .months = 12}, Day(2024y / 2 / 29)),
              Day(2025y / 2 / 28));
    EXPECT_EQ(runs_out({.id = "a", .name = "a"}, today), std::nullopt);
}

}  // namespace
}  // namespace kith::volunteering
