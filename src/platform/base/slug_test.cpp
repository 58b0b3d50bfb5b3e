#include "platform/base/slug.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(AnIdFromAName, HoldsLettersDigitsAndSingleHyphens) {
    EXPECT_EQ(slug("Dog walking"), "dog-walking");
    EXPECT_EQ(slug("  Café & 24-hour help!  "), "cafe-24-hour-help");
}

TEST(AnIdFromAName, IsEmptyWhereThereIsNothingToTake) {
    EXPECT_EQ(slug(""), "");
    EXPECT_EQ(slug("?!"), "");
}

TEST(AnIdFromAName, IsCutWhereItIsTooLong) { EXPECT_EQ(slug(std::string(60, 'a')).size(), 40U); }

}  // namespace
}  // namespace kith
