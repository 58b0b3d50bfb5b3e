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

TEST(Roles, TakeAtLeastTheChecksTheirJobsNeed) {
    for (const Role& role : all_roles()) {
        EXPECT_FALSE(role.kinds.empty()) << role.id;
        for (const auto& kind : role.kinds) {
            for (const auto& check : job_kind(kind).checks) {
                EXPECT_THAT(role.steps, testing::Contains(check)) << role.id << " does " << kind;
            }
        }
    }
}

TEST(Roles, HaveOnlyStepsThatAreChecksWithSomebodyToTakeThem) {
    for (const Role& role : all_roles()) {
        for (const auto& step : role.steps) {
            ASSERT_NE(check_kind(step), nullptr) << step;
            EXPECT_THAT(check_kind(step)->who,
                        testing::AnyOf("volunteer", "coordinator", "referees"));
            EXPECT_FALSE(check_kind(step)->next.empty());
        }
    }
}

TEST(WhereTheyStand, NamesEachStepOfSeveralRolesOnceDoneOnesFirst) {
    const auto states =
        where_they_stand({"dog walker", "shopper"}, {seen("code", today + 9)}, today);

    ASSERT_EQ(states.size(), 4u);
    EXPECT_EQ(states[0].check->id, "code");
    EXPECT_TRUE(states[0].done);
    EXPECT_EQ(states[1].check->id, "welcome");
    EXPECT_FALSE(states[1].done);
}

TEST(WhereTheyStand, TakesTheCheckThatLastsLongest) {
    const auto states = where_they_stand(
        {"dog walker"}, {seen("code", today - 1), seen("code", today + 300)}, today);
    EXPECT_TRUE(states[0].done);
    EXPECT_EQ(states[0].until, today + 300);
}

TEST(KindsCovered, BeginOnlyWithTheLastStepAndEndWithAnExpiry) {
    std::vector<CheckRow> checks{seen("welcome"), seen("identity")};
    EXPECT_THAT(kinds_covered({"dog walker"}, checks, today), IsEmpty());
    EXPECT_THAT(lacks(*role_of("dog walker"), checks, today), ElementsAre("code of conduct read"));

    checks.push_back(seen("code", today));
    EXPECT_THAT(kinds_covered({"dog walker"}, checks, today), ElementsAre("dogs"));
    EXPECT_THAT(kinds_covered({"dog walker"}, checks, today + 1), IsEmpty());
    EXPECT_TRUE(where_they_stand({"dog walker"}, checks, today + 1).back().ran_out);
}

TEST(KindsCovered, AreThoseOfTheRolesSomebodyChose) {
    const std::vector<CheckRow> checks{seen("welcome"), seen("identity"), seen("code"),
                                       seen("training")};
    EXPECT_THAT(kinds_covered({"dog walker"}, checks, today), ElementsAre("dogs"));
    EXPECT_THAT(kinds_covered({}, checks, today), IsEmpty());
}

TEST(ACheck, RunsOutAfterItsMonthsAndNotOnADayThereIsNot) {
    EXPECT_EQ(runs_out({.id = "a", .name = "a", .months = 12}, Day(2024y / 2 / 29)),
              Day(2025y / 2 / 28));
    EXPECT_EQ(runs_out({.id = "a", .name = "a"}, today), std::nullopt);
}

}  // namespace
}  // namespace kith::volunteering
