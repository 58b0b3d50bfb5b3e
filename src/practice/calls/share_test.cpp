#include "practice/calls/share.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kith::calls {
namespace {

using namespace std::chrono_literals;

const Instant now = parse_instant("2026-11-23T09:00:00Z").value();

std::vector<AccountId> accounts_of(std::size_t count) {
    std::vector<AccountId> ids;
    for (std::size_t at = 0; at < count; ++at) ids.push_back(AccountId::make(now));
    return ids;
}

std::vector<Unshared> calls_of(std::size_t count) {
    std::vector<Unshared> calls;
    for (std::size_t at = 0; at < count; ++at) calls.push_back({.call = CallId::make(now)});
    return calls;
}

std::map<AccountId, std::size_t> counts(const std::vector<Share>& shares) {
    std::map<AccountId, std::size_t> all;
    for (const Share& share : shares) ++all[share.to];
    return all;
}

TEST(ShareOut, GivesEveryCallToSomebodyAndEvenly) {
    const auto who = accounts_of(3);

    const auto shares = share_out(calls_of(10), {{who[0]}, {who[1]}, {who[2]}});

    EXPECT_EQ(shares.size(), 10U);
    for (const auto& [account, count] : counts(shares)) {
        EXPECT_GE(count, 3U);
        EXPECT_LE(count, 4U);
    }
}

TEST(ShareOut, CountsWhatIsOnTheirListsAlready) {
    const auto who = accounts_of(2);

    const auto shares = share_out(calls_of(4), {{who[0], 4}, {who[1], 0}});

    EXPECT_EQ(counts(shares)[who[1]], 4U);
}

TEST(ShareOut, KeepsTheCallerWhoKnowsThem) {
    const auto who = accounts_of(2);
    auto calls = calls_of(3);
    for (Unshared& call : calls) call.knows_them = who[0];

    const auto shares = share_out(calls, {{who[0], 9}, {who[1], 0}});

    EXPECT_EQ(counts(shares)[who[0]], 3U);
}

TEST(ShareOut, GivesTheCallsOfAnAbsentCallerToOthers) {
    const auto who = accounts_of(3);
    auto calls = calls_of(2);
    calls[0].knows_them = who[2];

    const auto shares = share_out(calls, {{who[0]}, {who[1]}});

    EXPECT_EQ(shares.size(), 2U);
    EXPECT_EQ(counts(shares).count(who[2]), 0U);
}

TEST(ShareOut, SharesNothingWhenNobodyIsThere) {
    EXPECT_TRUE(share_out(calls_of(2), {}).empty());
}

}  // namespace
}  // namespace kith::calls
