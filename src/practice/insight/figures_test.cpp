#include "practice/insight/figures.hpp"

#include <gtest/gtest.h>

#include "platform/base/london.hpp"
#include "practice/insight/insight.hpp"
#include "support/test_app.hpp"

namespace kith::insight {
namespace {

using test::TestApp;
using namespace std::chrono_literals;

TEST(Spread, GivesTheMiddleAndTheSlowestTenth) {
    const auto waiting = spread({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

    EXPECT_DOUBLE_EQ(*waiting.median_hours, 6);
    EXPECT_DOUBLE_EQ(*waiting.slowest_tenth_hours, 10);
    EXPECT_EQ(waiting.counted, 11);
}

TEST(Spread, LiesBetweenTwoNeighbours) {
    EXPECT_DOUBLE_EQ(*spread({2, 4}).median_hours, 3);
}

TEST(Spread, KnowsNothingOfNothing) { EXPECT_FALSE(spread({}).median_hours); }

TEST(PublishedCount, HidesSmallNumbersButNotNone) {
    EXPECT_EQ(published(0), "0");
    EXPECT_EQ(published(1), "fewer than 5");
    EXPECT_EQ(published(4), "fewer than 5");
    EXPECT_EQ(published(5), "5");
}

// The overview counts a dozen things, each by one statement, whatever the size of the county.
constexpr int statements_of_overview = 20;

class OverviewPage : public test::WithApp {};

TEST_P(OverviewPage, ShowsAnEmptyCountyWithoutFault) {
    TestApp app(routes(), GetParam());

    const auto page = app.as(test::a_viewer({"insight.see"}))
                          .with_budget(statements_of_overview)
                          .get("/overview");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("Nothing in these days."));
}

TEST_P(OverviewPage, IsClosedToThoseWithoutThePermission) {
    TestApp app(routes(), GetParam());

    EXPECT_EQ(app.as(test::a_viewer({"needs.see"})).get("/overview").status, 403);
}

TEST_P(OverviewPage, TakesDatesTheWrongWayRound) {
    TestApp app(routes(), GetParam());

    const auto page = app.as(test::a_viewer({"insight.see"}))
                          .with_budget(statements_of_overview)
                          .get("/overview?from=2026-11-20&to=2026-11-01");

    EXPECT_EQ(page.status, 200);
}

TEST_P(OverviewPage, GivesAMapAndTablesToKeep) {
    TestApp app(routes(), GetParam());
    auto browser = app.as(test::a_viewer({"insight.see"}));

    EXPECT_EQ(browser.get("/overview/wards.json").content_type, "application/json");
    EXPECT_EQ(browser.get("/overview/needs.csv").body.substr(0, 10), "kind,asked");
}

TEST_P(OverviewPage, IsPublicWithSmallNumbersHidden) {
    TestApp app(routes(), GetParam());

    EXPECT_EQ(app.anyone().get("/figures").status, 200);
}

INSTANTIATE_TEST_SUITE_P(On, OverviewPage, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::insight
