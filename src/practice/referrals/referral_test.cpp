#include "practice/referrals/referral.hpp"

#include <gtest/gtest.h>

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

TEST(TakeStep, LeadsFromOfferToDone) {
    EXPECT_EQ(after_step("offered", "accept", false).status, "accepted");
    EXPECT_EQ(after_step("accepted", "start", false).status, "started");
    EXPECT_EQ(after_step("started", "finish", true).status, "done");
}

TEST(TakeStep, AsksWhyWhenDeclining) {
    EXPECT_EQ(after_step("offered", "decline", false).refusal, "Say why");
    EXPECT_EQ(after_step("offered", "decline", true).status, "declined");
}

TEST(TakeStep, AsksForTheOutcomeWhenFinishing) {
    EXPECT_EQ(after_step("started", "finish", false).refusal, "Say what came of it");
}

TEST(TakeStep, IsQuietWhenDoneTwice) {
    const auto outcome = after_step("accepted", "accept", false);

    EXPECT_TRUE(outcome.repeated);
    EXPECT_EQ(outcome.status, "accepted");
}

TEST(TakeStep, DoesNotOpenAClosedReferral) {
    EXPECT_TRUE(after_step("declined", "accept", false).status.empty());
    EXPECT_TRUE(after_step("done", "revoke", true).status.empty());
}

TEST(TakeStep, RefusesAStepThatDoesNotExist) {
    EXPECT_EQ(after_step("offered", "burn", true).refusal, "Select what has happened");
}

TEST(AnswerBy, IsSoonerForAnUrgentNeed) {
    const Instant noon{};
    EXPECT_EQ(answer_by(noon, true) - noon, 24h);
    EXPECT_EQ(answer_by(noon, false) - noon, 48h);
}

}  // namespace
}  // namespace kith::referrals
