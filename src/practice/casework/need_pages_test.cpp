#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

class NeedPages : public test::CountyPages<County, routes> {
  protected:
    void SetUp() override {
        CountyPages::SetUp();
        if (IsSkipped()) return;
        opened = write([&](sql::Transaction& t) { return county->a_need(t, app->clock.now()); });
        page = path(opened->id).str();
    }
    NeedView stored() {
        return app->db().read([&](sql::Session& s) { return need(s, opened->id); }).value();
    }

    std::optional<Opened> opened;
    std::string page;
};

TEST_P(NeedPages, ShowTheAnswersInTheWordsOfTheForm) {
    const auto reply = changing(county->handler()).get(page);

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.title(), "Prescriptions");
    EXPECT_TRUE(reply.shows("Which pharmacy is it at?"));
    EXPECT_TRUE(reply.shows("Boots, Marden"));
    EXPECT_TRUE(reply.shows("Margaret Ellison"));
}

TEST_P(NeedPages, MoveANeedAlongAndTellTheStory) {
    const auto reply = changing(county->handler())
                           .post(page + "/status", {{"status", "in progress"}, {"version", "1"}});

    EXPECT_TRUE(reply.shows("Prescriptions: in progress"));
    EXPECT_EQ(stored().status, "in progress");
}

TEST_P(NeedPages, AskWhyANeedIsNotMetAndKeepWhatWasChosen) {
    const auto reply =
        changing(county->handler()).post(page + "/status", {{"status", "not met"},
                                                           {"version", "1"}});

    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.errors(), std::vector<std::string>{"Say why it is not met"});
    EXPECT_EQ(stored().status, "waiting");
}

TEST_P(NeedPages, AreQuietWhenTheSameButtonIsPressedTwice) {
    auto browser = changing(county->handler());
    const test::Typed met{{"status", "met"}, {"version", "1"}};
    browser.post(page + "/status", met);
    const auto reply = browser.post(page + "/status", met);

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(stored().version, 2);
}

TEST_P(NeedPages, ShowBothTextsToTheSecondEditorWhoThenChooses) {
    const auto change = [](std::string details, std::string version) {
        return test::Typed{{"details", details}, {"version", version}, {"due_kind", "by"},
                           {"due-day", "9"},     {"due-month", "4"},   {"due-year", "2020"}};
    };
    changing(county->handler()).post(page + "/details", change("Ring twice", "1"));
    auto second = changing(county->case_worker());
    const auto both = second.post(page + "/details", change("Use the back door", "1"));

    EXPECT_EQ(both.status, 409);
    EXPECT_TRUE(both.shows("Ring twice"));
    EXPECT_TRUE(both.shows("Use the back door"));
    EXPECT_TRUE(both.leads_to(page));
    EXPECT_EQ(stored().details.text(), "Ring twice");

    EXPECT_TRUE(both.body.find(R"(name="version" value="2")") != std::string::npos);
    second.post(page + "/details", change("Use the back door", "2"));
    EXPECT_EQ(stored().details.text(), "Use the back door");
}

TEST_P(NeedPages, GiveANeedToATeamAPersonOrAnOrganisation) {
    auto browser = changing(county->handler());
    browser.post(page + "/owner",
                 {{"owner", "account:" + county->tom().string()}, {"version", "1"}});
    EXPECT_EQ(stored().account, county->tom());
    EXPECT_EQ(stored().status, "assigned");
    browser.post(page + "/owner", {{"owner", "team:" + county->team().string()},
                                   {"version", "2"}});
    EXPECT_EQ(stored().account, std::nullopt);
}

TEST_P(NeedPages, RefuseAnOwnerThatDoesNotExist) {
    const auto nobody = AccountId::make(app->clock.now()).string();
    const auto reply = changing(county->handler())
                           .post(page + "/owner", {{"owner", "account:" + nobody},
                                                   {"version", "1"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(stored().account, std::nullopt);
}

TEST_P(NeedPages, HoldANoteOfTheNeedInItsHistory) {
    const auto reply = changing(county->handler())
                           .post(page + "/notes", {{"text", "Chemist rang"}, {"kind", "call"}});

    EXPECT_TRUE(reply.shows("Chemist rang"));
}

TEST_P(NeedPages, AreClosedToThoseWithoutThePermission) {
    struct Row {
        std::vector<std::string> permissions;
        int read, change;
    };
    const Row table[] = {{{"people.see", "needs.see", "needs.work"}, 200, 200},
                         {{"people.see", "needs.see"}, 200, 403},
                         {{"people.see"}, 403, 403},
                         {{"needs.see", "needs.work"}, 403, 403},
                         {{"insight.see"}, 403, 403}};
    for (const Row& row : table) {
        auto browser = changing(county->viewer(row.permissions, county->tom()));
        EXPECT_EQ(browser.get(page).status, row.read);
        EXPECT_EQ(browser.post(page + "/notes", {{"text", "x"}, {"kind", "general"}}).status,
                  row.change);
    }
}

TEST_P(NeedPages, ListNeedsByFiltersAndTeachWhenNoneFits) {
    auto browser = changing(county->handler());

    EXPECT_TRUE(browser.get("/needs").shows("Margaret Ellison"));
    EXPECT_TRUE(browser.get("/needs?category=prescriptions&owner=nobody").shows("Margaret"));
    EXPECT_TRUE(browser.get("/needs?urgent=yes").shows("No need fits these filters"));
    EXPECT_TRUE(browser.get("/needs?status=closed").shows("No need fits these filters"));
    EXPECT_TRUE(browser.get("/needs?team=" + county->team().string()).shows("Margaret"));
    EXPECT_FALSE(browser.get("/needs?due=late").shows("Margaret"));
}

TEST_P(NeedPages, SayHowLateANeedIs) {
    app->clock.advance(std::chrono::hours(24 * 10));
    EXPECT_TRUE(app->as(county->handler()).get("/needs?due=late").shows("8 days late"));
}

TEST_P(NeedPages, ExportReferencesButNoNamesAndLogIt) {
    const auto reply = changing(county->handler()).get("/needs.csv");

    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find(opened->reference.text()), std::string::npos);
    EXPECT_EQ(reply.body.find("Ellison"), std::string::npos);
    EXPECT_EQ(reply.body.find("Blood pressure"), std::string::npos);
    EXPECT_EQ(app->db().read([](sql::Session& session) {
        return session.value<std::int64_t>(
            "SELECT count(*) FROM access_log WHERE action = 'export' AND results = 1");
    }),
              1);
}

TEST_P(NeedPages, SayNotFoundForAnythingElse) {
    auto browser = changing(county->handler());
    EXPECT_EQ(browser.get("/needs/nothing").status, 404);
    EXPECT_EQ(browser.get("/needs/" + NeedId::make(app->clock.now()).string()).status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, NeedPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
