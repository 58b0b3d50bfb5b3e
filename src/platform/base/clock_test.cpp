#include "platform/base/clock.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::chrono_literals;

TEST(WritingAnInstant, IsUtcToTheMillisecond) {
    EXPECT_EQ(iso_text(Instant{0ms}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(iso_text(Instant{-1ms}), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(iso_text(Instant{1795423168007ms}), "2026-11-23T08:39:28.007Z");
}

TEST(ReadingAnInstant, GivesBackWhatWasWritten) {
    for (std::int64_t millis = -3'000'000'000'000; millis < 5'000'000'000'000;
         millis += 7'777'777'777) {
        const Instant instant{std::chrono::milliseconds{millis}};
        ASSERT_EQ(parse_instant(iso_text(instant)), instant);
    }
}

TEST(ReadingAnInstant, TakesOtherZonesAndShorterForms) {
    const Instant expected{1795423168000ms};
    EXPECT_EQ(parse_instant("2026-11-23T08:39:28Z"), expected);
    EXPECT_EQ(parse_instant("2026-11-23 08:39:28.000999Z"), expected);
    EXPECT_EQ(parse_instant("2026-11-23T09:39:28+01:00"), expected);
    EXPECT_EQ(parse_instant("2026-11-23T03:09:28-0530"), expected);
    EXPECT_EQ(parse_instant("2026-11-23T08:39Z"), expected - 28s);
}

TEST(ReadingAnInstant, RefusesWhatHasNoZoneOrIsNotReal) {
    for (const char* wrong : {"", "2026-11-23", "2026-11-23T08:39:28", "2026-11-23T08:39",
                              "2026-02-30T08:39:28Z", "2026-11-23T24:00:00Z",
                              "2026-11-23T08:60:00Z", "2026-11-23T08:39:28ZZ",
                              "2026-11-23T08:39:28+1:00", "2026-11-23T08:39:28.Z9"})
        EXPECT_FALSE(parse_instant(wrong)) << wrong;
}

TEST(ASetClock, StandsStillUntilMoved) {
    SetClock clock(Instant{5ms});
    EXPECT_EQ(clock.now(), Instant{5ms});
    clock.advance(2s);
    EXPECT_EQ(clock.now(), Instant{2005ms});
    clock.set(Instant{1ms});
    EXPECT_EQ(clock.now(), Instant{1ms});
}

TEST(TheSystemClock, IsTheMachines) {
    const auto machine = std::chrono::system_clock::now();
    EXPECT_LT(system_clock().now() - machine, 5s);
    EXPECT_GT(system_clock().now() - machine, -5s);
}

}  // namespace
}  // namespace kith
