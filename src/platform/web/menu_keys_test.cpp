#include "platform/web/menu_keys.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kith::web {
namespace {

TEST(MenuKeys, AreTheLettersOneWouldGuess) {
    EXPECT_EQ(menu_keys({"My work", "Take a call", "Find a person", "Needs"}),
              (std::vector<char>{'w', 't', 'f', 'n'}));
}

TEST(MenuKeys, TakeAnotherLetterWhereTheFirstIsTaken) {
    EXPECT_EQ(menu_keys({"Concerns", "My concerns", "Calls"}), (std::vector<char>{'c', 'm', 'a'}));
    EXPECT_EQ(menu_keys({"Overview", "One or two"}), (std::vector<char>{'o', 't'}));
}

TEST(MenuKeys, AreNeverTheSameForTwo) {
    const auto keys = menu_keys({"Jobs", "My jobs", "Join", "Job", "Referrals", "Referrals to us",
                                 "Reaching everyone", "Rights and reviews", "Who looked"});
    EXPECT_EQ(std::set<char>(keys.begin(), keys.end()).size(), keys.size());
    for (const char key : keys) EXPECT_NE(key, 0);
}

TEST(MenuKeys, AreLeftOutWhereNoLetterIsLeft) {
    EXPECT_EQ(menu_keys({"A", "A", "999"}), (std::vector<char>{'a', 0, 0}));
    EXPECT_TRUE(menu_keys({}).empty());
}

}  // namespace
}  // namespace kith::web
