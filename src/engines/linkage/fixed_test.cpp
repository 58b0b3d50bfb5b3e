#include "engines/linkage/fixed.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kith::linkage {
namespace {

void expect_like_fmt(double value) {
    for (int decimals = 0; decimals <= 6; ++decimals) {
        std::string plain = "a", with_sign;
        append_fixed(plain, value, decimals);
        append_fixed(with_sign, value, decimals, true);
        EXPECT_EQ(plain, "a" + fmt::format("{:.{}f}", value, decimals));
        EXPECT_EQ(with_sign, fmt::format("{:+.{}f}", value, decimals));
    }
}

TEST(AFixedCountOfDecimals, IsWrittenAsFmtWritesIt) {
    for (const double value : {0.0, -0.0, 0.5, 1.5, 2.5, 0.25, 0.125, -0.04, 0.05, 9.95, 0.999999,
                               0.9999996, 1e11, 1e300, 123456.789, 0.0000005,
                               std::numeric_limits<double>::infinity()}) {
        expect_like_fmt(value);
        expect_like_fmt(-value);
    }
    for (int step = -20000; step < 20000; ++step) {
        expect_like_fmt(step * 0.00317);
        expect_like_fmt(step / 80.0);
        expect_like_fmt(std::exp2(step / 500.0));
    }
}

}  // namespace
}  // namespace kith::linkage
