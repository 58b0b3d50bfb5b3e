#include "practice/messages/way.hpp"

#include <gtest/gtest.h>

namespace kith::messages {
namespace {

using namespace std::chrono_literals;

Reach somebody() {
    Reach reach;
    reach.care.format = "standard";
    reach.care.contact_by = "phone";
    reach.email = "joan@mail.example";
    reach.mobile = "+447700900001";
    reach.postal = "Joan\n1 Mill Lane";
    return reach;
}

TEST(ChooseWay, TakesThePersonsOwnWay) {
    auto reach = somebody();
    reach.care.contact_by = "letter";

    EXPECT_EQ(choose_way(reach, {})->channel, "letter");
}

TEST(ChooseWay, TakesWhatReachesThemWhenTheirWayIsThePhone) {
    EXPECT_EQ(choose_way(somebody(), {})->channel, "email");
}

TEST(ChooseWay, FindsNoneThatIsSafeUnderASafeContactRule) {
    auto reach = somebody();
    reach.care.safe_contact = Private("Only ring in the morning");

    EXPECT_FALSE(choose_way(reach, {}));
}

TEST(ChooseWay, TakesAWayThePersonJustAskedForEvenUnderARule) {
    auto reach = somebody();
    reach.care.safe_contact = Private("Only by e-mail");

    EXPECT_EQ(choose_way(reach, "email")->recipient, "joan@mail.example");
}

TEST(ChooseWay, SendsNothingToThoseWhoHaveDied) {
    auto reach = somebody();
    reach.care.died_on = Day(2026y / 1 / 2);

    EXPECT_FALSE(choose_way(reach, {}));
    EXPECT_FALSE(choose_way(reach, "letter"));
}

TEST(ChooseWay, WritesToThoseWhoReadLargePrint) {
    auto reach = somebody();
    reach.care.format = "large print";

    const auto way = choose_way(reach, {});

    EXPECT_EQ(way->channel, "letter");
    EXPECT_EQ(way->format, "large print");
}

TEST(ChooseWay, GivesUpWhenNothingIsKnown) {
    Reach reach = somebody();
    reach.email = reach.mobile = reach.postal = "";

    EXPECT_FALSE(choose_way(reach, {}));
}

}  // namespace
}  // namespace kith::messages
