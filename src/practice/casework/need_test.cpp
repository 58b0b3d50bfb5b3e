#include "practice/casework/need.hpp"

#include <gtest/gtest.h>

namespace kith::casework {
namespace {

using namespace std::chrono_literals;

const Day monday(2026y / 11 / 23);

TEST(MoveNeed, GoesFromWaitingThroughAssignedToMet) {
    EXPECT_FALSE(refusal_of_move("waiting", "assigned", ""));
    EXPECT_FALSE(refusal_of_move("assigned", "in progress", ""));
    EXPECT_FALSE(refusal_of_move("in progress", "met", ""));
}

TEST(MoveNeed, AsksWhyWhenItIsNotMet) {
    EXPECT_EQ(refusal_of_move("assigned", "not met", ""), "Say why it is not met");
    EXPECT_FALSE(refusal_of_move("assigned", "not met", "Moved away"));
}

TEST(MoveNeed, MayOpenAClosedOneAgain) {
    EXPECT_FALSE(refusal_of_move("met", "waiting", ""));
}

TEST(MoveNeed, DoesNotTurnOneEndIntoAnother) {
    EXPECT_TRUE(refusal_of_move("met", "withdrawn", "changed their mind"));
}

TEST(MoveNeed, RefusesAStatusThatDoesNotExist) {
    EXPECT_EQ(refusal_of_move("waiting", "lost", ""), "Select where the need stands");
}

TEST(DueDate, IsTheCategorysUsualDaysWhenNothingWasSaid) {
    const auto dates = due_dates({}, 7, false, monday);

    EXPECT_EQ(dates.on, monday + 7);
    EXPECT_EQ(dates.kind, "by");
}

TEST(DueDate, IsTomorrowForAnUrgentNeed) {
    EXPECT_EQ(due_dates({}, 7, true, monday).on, monday + 1);
}

TEST(DueDate, IsWhatWasAskedForEvenWhenUrgent) {
    EXPECT_EQ(due_dates({.kind = "on", .on = monday + 4}, 7, true, monday).on, monday + 4);
}

TEST(DueDate, NeverLiesBeforeItsBeginning) {
    const auto dates =
        due_dates({.kind = "between", .from = monday + 9, .on = monday + 2}, 7, false, monday);

    EXPECT_EQ(dates.on, monday + 9);
}

}  // namespace
}  // namespace kith::casework
