#include "platform/web/rate_limit.hpp"

#include <gtest/gtest.h>

#include "platform/web/gate.hpp"

namespace kith::web {
namespace {

using namespace std::chrono_literals;

const Instant start = parse_instant("2020-04-06T08:00:00Z").value();

TEST(RateLimiter, GivesAMinutesWorthAndFillsAgainOverTime) {
    RateLimiter limiter;
    for (int i = 0; i < 6; ++i) EXPECT_TRUE(limiter.take("a", 6, start));
    EXPECT_FALSE(limiter.take("a", 6, start));
    EXPECT_TRUE(limiter.take("b", 6, start));
    EXPECT_TRUE(limiter.take("a", 6, start + 10s));
    EXPECT_FALSE(limiter.take("a", 6, start + 10s));
}

TEST(RateLimiter, ForgetsCallersRatherThanGrowing) {
    RateLimiter limiter(100);
    for (int i = 0; i < 10'000; ++i) {
        EXPECT_TRUE(limiter.take("caller " + std::to_string(i), 5, start + i * 1s));
    }
}

TEST(AddressKey, CountsAnIpv6NetworkAsOneCaller) {
    EXPECT_EQ(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:2:ffff::9"));
    EXPECT_NE(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:3::1"));
    EXPECT_NE(address_key("192.0.2.1"), address_key("192.0.2.2"));
}

}  // namespace
}  // namespace kith::web
