#include "platform/base/uprn.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(ReadingAUprn, DropsThePadding) {
    EXPECT_EQ(Uprn::parse("000000199356").value().text(), "199356");
    EXPECT_EQ(Uprn::parse("000000199356"), Uprn::parse(" 199356 "));
    EXPECT_EQ(Uprn::parse("100023336956").value().text(), "100023336956");
}

TEST(ReadingAUprn, RefusesTheRest) {
    for (const char* wrong : {"", "0", "000000000000"})
        EXPECT_EQ(Uprn::parse(wrong).error(), "Enter a UPRN, like 100023336956") << wrong;
    for (const char* wrong : {"1000233369561", "10002-3336", "12a"})
        EXPECT_EQ(Uprn::parse(wrong).error(), "UPRN must be 12 digits or fewer") << wrong;
}

}  // namespace
}  // namespace kith
