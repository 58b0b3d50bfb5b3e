#include "practice/volunteering/jobs/kinds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::volunteering {
namespace {

TEST(KindsOfJob, NameOnlyChecksThereAre) {
    for (const JobKind& kind : job_kinds()) {
        for (const auto& check : kind.checks) {
            EXPECT_NE(check_kind(check), nullptr) << kind.id << ": " << check;
        }
        EXPECT_NE(std::find(kind.checks.begin(), kind.checks.end(), "identity"),
                  kind.checks.end())
            << kind.id << ": whoever comes to a door is known";
    }
}

TEST(KindsOfJob, EndWithDoneAndSayWhatToRemember) {
    for (const JobKind& kind : job_kinds()) {
        ASSERT_FALSE(kind.steps.empty()) << kind.id;
        EXPECT_EQ(kind.steps.back(), "done") << kind.id;
        EXPECT_FALSE(kind.rules.empty()) << kind.id;
    }
}

TEST(KindsOfJob, TreatWhatIsNotKnownAsOther) { EXPECT_EQ(job_kind("juggling").id, "other"); }

TEST(Checks, OfDbsRunOutAndIdentityDoesNot) {
    EXPECT_TRUE(check_kind("dbs enhanced")->months.has_value());
    EXPECT_FALSE(check_kind("identity")->months.has_value());
    EXPECT_EQ(check_kind("horoscope"), nullptr);
}

}  // namespace
}  // namespace kith::volunteering
