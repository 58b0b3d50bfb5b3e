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

TEST(ShareOfTheBusiestTenth, IsATenthWhenAllAreAlikeAndAllWhenOneDoesEverything) {
    EXPECT_NEAR(share_of_busiest_tenth(std::vector<int>(20, 3)), 0.1, 1e-9);
    EXPECT_NEAR(share_of_busiest_tenth({0, 0, 0, 12}), 1, 1e-9);
    EXPECT_NEAR(share_of_busiest_tenth({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 10}), 11.0 / 20, 1e-9);
    EXPECT_EQ(share_of_busiest_tenth({}), 0);
    EXPECT_EQ(share_of_busiest_tenth({0, 0}), 0);
    EXPECT_EQ(tenth_of(20), 2);
    EXPECT_EQ(tenth_of(21), 3);
    EXPECT_EQ(tenth_of(1), 1);
}

TEST(ShareBelow, IsTheMedianAtAHalf) {
    EXPECT_EQ(share_below({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(share_below({1, 2}, 0.5), 1.5);
    EXPECT_EQ(share_below({5}, 0.95), 5);
    EXPECT_EQ(share_below({}, 0.5), 0);
}

}  // namespace
}  // namespace kith::volunteering
