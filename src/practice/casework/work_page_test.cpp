#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

class MyWork : public test::CountyPages<County, routes> {};

TEST_P(MyWork, TeachesWhatComesHereWhenItIsEmpty) {
    EXPECT_TRUE(app->as(county->handler()).get("/work").shows("Nothing waits for you"));
}

TEST_P(MyWork, ShowsWhatWaitsInTheTeamWithWhoAndWhen) {
    write([&](sql::Transaction& t) { county->a_need(t, now(), true); });
    const auto reply = changing(county->handler()).get("/work");

    EXPECT_TRUE(reply.shows("Margaret Ellison"));
    EXPECT_TRUE(reply.shows("Prescriptions"));
    EXPECT_TRUE(reply.shows("Waiting with Marden hub"));
    EXPECT_TRUE(reply.shows("tomorrow"));
}

TEST_P(MyWork, IsTakenByWhoeverPressesFirst) {
    const auto opened = write([&](sql::Transaction& t) { return county->a_need(t, now()); });
    const test::Typed this_need{{"kind", "need"}, {"id", opened.id.string()}};
    const auto first = changing(county->handler()).post("/my-work/take", this_need);
    const auto again = changing(county->handler()).post("/my-work/take", this_need);
    const auto second = changing(county->case_worker()).post("/my-work/take", this_need);

    EXPECT_TRUE(first.shows("It is with you now."));
    EXPECT_TRUE(again.shows("It is with you now."));
    EXPECT_TRUE(second.shows("Somebody else took this a moment before you."));
    const auto found =
        app->db().read([&](sql::Session& session) { return need(session, opened.id); });
    EXPECT_EQ(found->account, county->amara());
}

TEST_P(MyWork, ShowsOnlyMineWhenAskedTo) {
    write([&](sql::Transaction& t) { county->a_need(t, now()); });
    auto browser = changing(county->handler());

    EXPECT_FALSE(browser.get("/work?whose=mine").shows("Margaret Ellison"));
    EXPECT_TRUE(browser.get("/work?whose=team").shows("Margaret Ellison"));
}

TEST_P(MyWork, DoesNotNameThoseWhoseRecordsTheViewerMayNotOpen) {
    write([&](sql::Transaction& t) { county->a_need(t, now()); });
    const auto reply = changing(county->viewer({}, county->tom())).get("/work");

    EXPECT_FALSE(reply.shows("Margaret"));
    EXPECT_TRUE(reply.shows("Name not open to you"));
}

TEST_P(MyWork, RefusesToTakeWithoutThePermission) {
    const auto opened = write([&](sql::Transaction& t) { return county->a_need(t, now()); });
    const auto reply = changing(county->viewer({"people.see"}, county->tom()))
                           .post("/my-work/take", {{"kind", "need"}, {"id", opened.id.string()}});

    EXPECT_EQ(reply.status, 403);
}

TEST_P(MyWork, IsFetchedAgainWhenSomethingChanges) {
    std::vector<std::string> topics;
    on_change([&](std::string_view topic) { topics.emplace_back(topic); });
    write([&](sql::Transaction& t) { county->a_need(t, now()); });
    on_change({});

    EXPECT_EQ(topics, std::vector<std::string>{"work"});
    const auto part = changing(county->handler()).get("/my-work/lines");
    EXPECT_EQ(part.status, 200);
    EXPECT_FALSE(part.body.starts_with("<!DOCTYPE"));
}

INSTANTIATE_TEST_SUITE_P(On, MyWork, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
