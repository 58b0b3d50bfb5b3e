#include "platform/base/id.hpp"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>
#include <unordered_set>

namespace kith {
namespace {

using NeedId = Id<struct Need>;
using PersonId = Id<struct Person>;

static_assert(!std::is_convertible_v<NeedId, PersonId>);
static_assert(!std::equality_comparable_with<NeedId, PersonId>);

Instant at(std::string_view text) { return parse_instant(text).value(); }

TEST(MakingAnId, RemembersTheMillisecondAndTheVersion) {
    const auto now = at("2026-11-23T08:39:28.123Z");

    const auto id = NeedId::make(now);

    EXPECT_EQ(id.made_at(), now);
    EXPECT_EQ(id.text().size(), 36U);
    EXPECT_EQ(id.text()[14], '7');
}

TEST(MakingAnId, NeverGivesTheSameTwiceAndSortsInOrderEvenWithinOneMillisecond) {
    const auto now = at("2026-11-23T08:39:28Z");
    std::set<NeedId> all;
    auto last = NeedId::make(now);
    all.insert(last);
    for (int i = 0; i < 20'000; ++i) {
        const auto next = NeedId::make(now);
        ASSERT_LT(last, next) << i;
        all.insert(next);
        last = next;
    }
    EXPECT_EQ(all.size(), 20'001U);
}

TEST(MakingAnId, SortsByTime) {
    EXPECT_LT(NeedId::make(at("2020-04-01T00:00:00Z")), NeedId::make(at("2020-04-01T00:00:01Z")));
}

TEST(MakingAnId, CanBeRepeatedForMadeUpData) {
    const auto uuid = Uuid::of(at("2020-02-02T02:02:02.002Z"), 0xabc, 0x123456789abcdefULL);
    EXPECT_EQ(uuid.text(), "017003a2-2192-7abc-8123-456789abcdef");
}

TEST(ReadingAnId, GivesBackWhatWasWritten) {
    for (int i = 0; i < 1000; ++i) {
        const auto id = NeedId::make(at("2026-11-23T08:39:28Z"));
        EXPECT_EQ(NeedId::parse(id.text()), id);
    }
}

TEST(ReadingAnId, TakesUpperCase) {
    EXPECT_EQ(NeedId::parse("01700380-A412-7ABC-8123-456789ABCDEF").value().text(),
              "01700380-a412-7abc-8123-456789abcdef");
}

TEST(ReadingAnId, RefusesAnythingElse) {
    for (const char* wrong :
         {"", "7", "01700380-a412-4abc-8123-456789abcdef", "01700380-a412-7abc-7123-456789abcdef",
          "01700380a412-7abc-8123-456789abcdef0", "01700380-a412-7abc-8123-456789abcdeg",
          "01700380-a412-7abc-8123-456789abcdef "})
        EXPECT_FALSE(NeedId::parse(wrong)) << wrong;
}

TEST(AnId, CanBeAKey) {
    const auto id = NeedId::make(at("2026-11-23T08:39:28Z"));
    const std::unordered_set<NeedId> ids{id};
    EXPECT_TRUE(ids.contains(NeedId::parse(id.string()).value()));
}

}  // namespace
}  // namespace kith
