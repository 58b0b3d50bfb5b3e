#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

class ConcernPages : public test::CountyPages<County, routes> {
  protected:
    ConcernId raised(std::string_view kind = "worry") {
        return write([&](sql::Transaction& t) { return county->a_concern(t, now(), kind); });
    }
    ConcernRow stored(const ConcernId& id) {
        return app->db().read([&](sql::Session& s) { return concern_row(s, id); }).value();
    }
    std::string person_page() const { return people::path(county->person()).str(); }
};

TEST_P(ConcernPages, RaiseAConcernInTwoTouches) {
    auto browser = changing(county->handler());
    EXPECT_TRUE(browser.get(person_page()).leads_to(person_page() + "/concerns/new"));
    const test::Typed worry{{"text", "Unsteady on her feet"}, {"urgency", "today"},
                            {"kind", "fall"}, {"same_request", "one form"}};
    browser.post(person_page() + "/concerns", worry);
    const auto reply = browser.post(person_page() + "/concerns", worry);

    EXPECT_TRUE(reply.shows("Somebody will look within four hours"));
    EXPECT_TRUE(reply.shows("Concern: A fall, or unsteady"));
    const auto open = app->db().read(
        [&](sql::Session& session) { return open_concerns_of(session, county->person()); });
    EXPECT_EQ(open.size(), 1u);
}

TEST_P(ConcernPages, AskForWordsAndKeepTheRest) {
    const auto reply = changing(county->handler())
                           .post(person_page() + "/concerns", {{"urgency", "soon"},
                                                               {"kind", "money"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.errors(), std::vector<std::string>{"Say what you have seen or heard"});
    EXPECT_NE(reply.body.find(R"(value="soon" checked)"), std::string::npos);
}

TEST_P(ConcernPages, PublishTheTopicOnceTheConcernIsSaved) {
    std::vector<std::string> topics;
    on_change([&](std::string_view topic) { topics.emplace_back(topic); });
    raised();
    on_change({});

    EXPECT_NE(std::find(topics.begin(), topics.end(), "concerns"), topics.end());
}

TEST_P(ConcernPages, ListWhatMustBeAnsweredFirstAtTheTop) {
    raised();
    write([&](sql::Transaction& t) {
        raise_concern(t,
                      {.person = county->person(), .kind = "health", .text = Private("No breath"),
                       .urgency = "danger now", .raised_by_name = "A neighbour"},
                      now());
    });
    const auto text = changing(county->handler()).get("/concerns").text();

    EXPECT_LT(text.find("Raised by A neighbour"), text.find("Raised by Tom Reyes"));
}

TEST_P(ConcernPages, AreOwnedAnsweredAndTellWhoRaisedIt) {
    const auto id = raised();
    const std::string page = path(id).str();
    auto handler = changing(county->handler());
    EXPECT_TRUE(handler.post(page + "/own").shows("The concern is with you now."));
    EXPECT_EQ(stored(id).account, county->amara());
    handler.post(page + "/answer", {{"outcome", "Rang her: a bad night, doctor called"},
                                    {"kind", "help arranged"}});

    EXPECT_EQ(stored(id).status, "answered");
    const auto raiser = changing(county->viewer({"concerns.raise"}, county->tom()))
                            .get("/my-concerns");
    EXPECT_TRUE(raiser.shows("We have been in touch and help is arranged."));
    EXPECT_FALSE(raiser.shows("doctor"));
    EXPECT_FALSE(raiser.shows("Margaret"));
}

TEST_P(ConcernPages, TellTheRaiserWhatTheAnswererWroteInstead) {
    const auto id = raised();
    changing(county->handler())
        .post(path(id).str() + "/answer", {{"outcome", "Visited"}, {"kind", "all well"},
                                           {"told", "You were right to ring us."}});

    EXPECT_EQ(stored(id).told_raiser, "You were right to ring us.");
}

TEST_P(ConcernPages, DoNotAnswerTwice) {
    const auto id = raised();
    auto browser = changing(county->handler());
    const test::Typed answer{{"outcome", "Visited"}, {"kind", "all well"}};
    browser.post(path(id).str() + "/answer", answer);
    const auto again = browser.post(path(id).str() + "/answer", answer);

    EXPECT_TRUE(again.shows("This concern has been answered already."));
    EXPECT_EQ(stored(id).version, 2);
}

TEST_P(ConcernPages, ShowBothAnswersToWhoeverCameSecond) {
    const auto id = raised();
    auto browser = changing(county->handler());
    browser.post(path(id).str() + "/answer", {{"outcome", "Visited"}, {"kind", "all well"}});

    const auto second = browser.post(path(id).str() + "/answer",
                                     {{"outcome", "Rang her son"}, {"kind", "help arranged"}});

    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(second.shows("Visited"));
    EXPECT_TRUE(second.shows("Rang her son"));
    EXPECT_TRUE(second.leads_to("/people/" + county->person().string() + "/notes"));
    EXPECT_EQ(stored(id).outcome, Private("Visited"));
}

TEST_P(ConcernPages, AskWhatWasDoneAndHowItEnds) {
    const auto id = raised();
    const auto reply = changing(county->handler()).post(path(id).str() + "/answer");

    EXPECT_EQ(reply.errors(), (std::vector<std::string>{"Say what you found and what you did",
                                                        "Select how it ends"}));
}

TEST_P(ConcernPages, PassAConcernToAnotherTeam) {
    const auto id = raised();
    const auto team = write([&](sql::Transaction& t) {
        return accounts::add_team(t, county->council(), "Social care", now());
    });
    const auto reply = changing(county->handler())
                           .post(path(id).str() + "/pass", {{"team", team.string()},
                                                            {"why", "Two falls this week"}});

    EXPECT_TRUE(reply.shows("Concern passed to Social care"));
    EXPECT_EQ(stored(id).team, team);
}

TEST_P(ConcernPages, KeepAnAbuseConcernFromThoseWhoNeitherAnswerNorAreEntitled) {
    raised("abuse");
    const auto navigator = county->viewer({"people.see", "needs.see"}, county->amara());

    EXPECT_FALSE(app->as(navigator).get(person_page()).shows("She sounded confused"));
    EXPECT_FALSE(app->as(navigator).get(person_page()).shows("Somebody may be hurting them"));
    EXPECT_TRUE(app->as(county->case_worker()).get(person_page()).shows("She sounded confused"));
    EXPECT_TRUE(app->as(county->handler()).get(person_page()).shows("She sounded confused"));
}

TEST_P(ConcernPages, AreClosedToThoseWithoutThePermission) {
    const auto id = raised();
    struct Row {
        std::vector<std::string> permissions;
        int list, one, mine;
    };
    const Row table[] = {{{"people.see", "concerns.work"}, 200, 200, 403},
                         {{"concerns.work"}, 200, 403, 403},
                         {{"people.see", "concerns.raise"}, 403, 403, 200},
                         {{"insight.see"}, 403, 403, 403}};
    for (const Row& row : table) {
        auto browser = changing(county->viewer(row.permissions, county->tom()));
        EXPECT_EQ(browser.get("/concerns").status, row.list);
        EXPECT_EQ(browser.get(path(id).str()).status, row.one);
        EXPECT_EQ(browser.get("/my-concerns").status, row.mine);
    }
}

INSTANTIATE_TEST_SUITE_P(On, ConcernPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
