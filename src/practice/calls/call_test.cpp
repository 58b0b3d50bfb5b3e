#include "practice/calls/call.hpp"

#include <gtest/gtest.h>

#include "platform/base/london.hpp"

namespace kith::calls {
namespace {

using namespace std::chrono_literals;

const Day monday(2026y / 11 / 23);
const Instant ten = instant_of({monday, TimeOfDay(10, 0)});

TEST(AfterAttempt, ClosesWhenSomebodySpoke) {
    EXPECT_EQ(after_attempt("spoke", 0, {}, ten).status, "spoke");
}

TEST(AfterAttempt, TriesAgainInAnotherPartOfTheDay) {
    const auto next = after_attempt("no answer", 0, {}, ten);

    EXPECT_EQ(next.status, "due");
    EXPECT_EQ(*next.due_at, instant_of({monday, TimeOfDay(15, 0)}));
}

TEST(AfterAttempt, TriesTheNextMorningWhenTheDayIsOver) {
    const auto next =
        after_attempt("voicemail", 1, {}, instant_of({monday, TimeOfDay(17, 40)}));

    EXPECT_EQ(*next.due_at, instant_of({monday + 1, TimeOfDay(10, 0)}));
}

TEST(AfterAttempt, AsksForAVisitAfterThreeTriesThatReachNobody) {
    const auto next = after_attempt("no answer", 2, {}, ten);

    EXPECT_EQ(next.status, "gave up");
    EXPECT_TRUE(next.needs_visit);
}

TEST(AfterAttempt, RetiresAWrongNumber) {
    EXPECT_TRUE(after_attempt("wrong number", 0, {}, ten).retire_number);
    EXPECT_FALSE(after_attempt("no answer", 0, {}, ten).retire_number);
}

TEST(AfterAttempt, StopsWhenTheyDoNotWantToTalk) {
    EXPECT_EQ(after_attempt("refused", 0, {}, ten).status, "cancelled");
}

TEST(AfterAttempt, RingsBackWhenTheyAsked) {
    EXPECT_EQ(*after_attempt("call back", 5, ten + 3h, ten).due_at, ten + 3h);
}

TEST(AfterAttempt, RefusesToRingBackInThePast) {
    EXPECT_FALSE(after_attempt("call back", 0, ten - 1h, ten).refusal.empty());
}

TEST(AfterAttempt, RefusesAnOutcomeThatDoesNotExist) {
    EXPECT_EQ(after_attempt("hung up", 0, {}, ten).refusal, "Select what happened");
}

}  // namespace
}  // namespace kith::calls
