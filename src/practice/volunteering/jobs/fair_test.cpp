#include "practice/volunteering/jobs/fair.hpp"

#include <gtest/gtest.h>

namespace kith::volunteering {
namespace {

TEST(Gini, IsZeroWhenAllAreAlikeAndNearOneWhenOneHasAll) {
    EXPECT_NEAR(gini({3, 3, 3, 3}), 0, 1e-9);
    EXPECT_NEAR(gini({0, 0, 0, 12}), 0.75, 1e-9);
    EXPECT_NEAR(gini({1, 2, 3, 4}), 0.25, 1e-9);
    EXPECT_EQ(gini({}), 0);
    EXPECT_EQ(gini({0, 0}), 0);
}

TEST(ShareBelow, IsTheMedianAtAHalf) {
    EXPECT_EQ(share_below({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(share_below({1, 2}, 0.5), 1.5);
    EXPECT_EQ(share_below({5}, 0.95), 5);
    EXPECT_EQ(share_below({}, 0.5), 0);
}

}  // namespace
}  // namespace kith::volunteering
