#include "practice/volunteering/jobs/job.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

TEST(OfferAnswerBy, IsSoonForAnUrgentJob) {
    const Instant now{};
    EXPECT_EQ(offer_answer_by(true, now + 24h, now), now + 30min);
    EXPECT_EQ(offer_answer_by(false, now + 24h, now), now + 4h);
}

TEST(OfferAnswerBy, IsNeverLaterThanTheJob) {
    const Instant now{};
    EXPECT_EQ(offer_answer_by(false, now + 1h, now), now + 1h);
}

TEST(NextDue, KeepsTheRhythmButIsNeverInThePast) {
    const Instant due{};
    EXPECT_EQ(next_due(due, 7, due + 1h), due + 7 * 24h);
    EXPECT_EQ(next_due(due, 7, due + 15 * 24h), due + 21 * 24h);
}

TEST(RhythmWords, AreSaidAsPeopleSayThem) {
    EXPECT_EQ(rhythm_words(1), "every day");
    EXPECT_EQ(rhythm_words(7), "every week");
    EXPECT_EQ(rhythm_words(14), "every 2 weeks");
    EXPECT_EQ(rhythm_words(10), "every 10 days");
}

TEST(PartsOfTheWeek, AreReadBackFromTheTimesTheyMake) {
    const std::vector<std::string> chosen{"weekday mornings", "weekends"};

    const auto times = times_of_parts(chosen);

    EXPECT_EQ(times.size(), 7u);
    EXPECT_EQ(parts_in(times), chosen);
    EXPECT_TRUE(parts_in({}).empty());
}

}  // namespace
}  // namespace kith::volunteering
