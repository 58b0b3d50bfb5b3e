#include "platform/base/result.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return invalid("number", "Enter an even number");
    return number / 2;
}

Result<int> quarter(int number) {
    const int halved = KITH_TRY(half(number));
    return half(halved);
}

TEST(Try, GivesTheValue) { EXPECT_EQ(quarter(8), 2); }

TEST(Try, PassesTheProblemOn) {
    const auto result = quarter(6);

    ASSERT_FALSE(result);
    EXPECT_EQ(std::get<Invalid>(result.error()).errors.at(0).field, "number");
}

}  // namespace
}  // namespace kith
