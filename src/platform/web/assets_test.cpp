#include "platform/web/assets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kith::web {
namespace {

TEST(Assets, AreInOrderOfNameAndNeverTwice) {
    const auto all = assets();
    ASSERT_FALSE(all.empty());
    const auto not_before = [](const Asset& a, const Asset& b) { return a.name >= b.name; };
    EXPECT_EQ(std::ranges::adjacent_find(all, not_before), all.end());
}

TEST(Assets, HoldTheirBytesAndSayWhatTheyAre) {
    for (const Asset& asset : assets()) {
        EXPECT_FALSE(asset.body.empty()) << asset.name;
        EXPECT_NE(asset.content_type.find('/'), std::string_view::npos) << asset.name;
        EXPECT_EQ(asset.etag.size(), 18U) << asset.name;
        EXPECT_LT(asset.gzip.size(), asset.body.size()) << asset.name;
        if (asset.gzip.empty()) continue;
        EXPECT_EQ(asset.gzip.substr(0, 2), "\x1f\x8b") << asset.name;
    }
}

TEST(Assets, AreFoundByNameAndServedByPath) {
    const std::string path(asset_url("app.css"));
    EXPECT_EQ(path.substr(0, 12), "/assets/app-");
    const Asset* css = asset_at(path);
    ASSERT_NE(css, nullptr);
    EXPECT_EQ(css->name, "app.css");
    EXPECT_NE(css->body.find("govuk-button"), std::string_view::npos);
}

TEST(Assets, ThatDoNotExistAreNull) {
    EXPECT_EQ(asset_at("/assets/app.css"), nullptr);
    EXPECT_EQ(asset_at(""), nullptr);
    EXPECT_THROW(asset_url("app-of-last-year.css"), std::logic_error);
}

// What is forbidden outside GOV.UK must not come in through a package: its typeface and its crown.
TEST(Assets, CarryNothingThatOnlyGovUkMayUse) {
    for (const Asset& asset : assets()) {
        EXPECT_EQ(asset.body.find("GDS Transport"), std::string_view::npos) << asset.name;
        EXPECT_EQ(asset.body.find("govuk-crest"), std::string_view::npos) << asset.name;
    }
}

}  // namespace
}  // namespace kith::web
