#include "platform/base/private.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace kith {
namespace {

static_assert(!std::is_convertible_v<std::string, Private>, "only on purpose");
static_assert(!std::is_convertible_v<Private, std::string>, "only on purpose");

TEST(PrivateWords, AreForReaders) {
    EXPECT_EQ(Private("12 Mill Lane").for_reader(), "12 Mill Lane");
    EXPECT_TRUE(Private().empty());
    EXPECT_EQ(Private("a"), Private("a"));
    EXPECT_LT(Private("a"), Private("b"));
}

}  // namespace
}  // namespace kith
