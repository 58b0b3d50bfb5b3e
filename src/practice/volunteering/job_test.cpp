#include "practice/volunteering/job.hpp"

#include <gtest/gtest.h>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

TEST(StepsOfAJob, EndWithDone) {
    for (const auto kind : {"food", "prescriptions", "talk", "dogs", "lifts", "anything"}) {
        EXPECT_EQ(steps_of(kind).back(), "done") << kind;
    }
}

TEST(ChecksForAJob, AskMoreForMedicineThanForDogs) {
    EXPECT_GT(checks_for("prescriptions").size(), checks_for("dogs").size());
}

TEST(OfferAnswerBy, IsSoonForAnUrgentJob) {
    const Instant now{};
    EXPECT_EQ(offer_answer_by(true, now + 24h, now), now + 30min);
    EXPECT_EQ(offer_answer_by(false, now + 24h, now), now + 4h);
}

TEST(OfferAnswerBy, IsNeverLaterThanTheJob) {
    const Instant now{};
    EXPECT_EQ(offer_answer_by(false, now + 1h, now), now + 1h);
}

}  // namespace
}  // namespace kith::volunteering
