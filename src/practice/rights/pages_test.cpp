#include <gtest/gtest.h>

#include "platform/base/london.hpp"
#include "platform/sql/about.hpp"
#include "practice/rights/store.hpp"
#include "support/test_app.hpp"

namespace kith::rights {
namespace {

using test::a_viewer;
using test::TestApp;

// A council with its defaults, and Margaret.
class Rights : public test::WithApp {
  protected:
    static PersonId margaret(TestApp& app) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto now = app.clock.now();
            accounts::install_defaults(t, now);
            people::install_defaults(t, now);
            casework::install_defaults(t, now);
            install_defaults(t, now);
            const auto council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, now);
            accounts::add_team(t, council, "Governance", now);
            const auto id = people::add(t,
                                        {.first_name = Private("Margaret"),
                                         .last_name = Private("Ellison"),
                                         .numbers = {{"phone", "+441632960002", "home"}},
                                         .source = "test"},
                                        now);
            people::add_relation(t, id, {.kind = "daughter", .name = Private("Anna Ellison")},
                                 now);
            return id;
        });
    }
    static web::Viewer handler() {
        return a_viewer({"people.see", "people.edit", "people.search"}, "handler");
    }
    static web::Viewer governance() {
        return a_viewer({"people.see", "people.search", "rights.answer", "sharing.govern"},
                        "governance");
    }
    static std::string page(PersonId person, std::string_view more) {
        return "/people/" + person.string() + std::string(more);
    }
    static std::string reference(TestApp& app, PersonId person) {
        return app.db().read([&](sql::Session& s) {
            return s.value<std::string>("SELECT reference FROM person WHERE id = $1", person);
        });
    }
};

TEST_P(Rights, AreForThoseWhoMayAndNobodyElse) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    struct Case {
        web::Viewer who;
        std::string path;
        int status;
    };
    for (const Case& one : {Case{handler(), page(person, "/sharing"), 200},
                            Case{handler(), page(person, "/rights"), 200},
                            Case{handler(), page(person, "/looks/letter"), 200},
                            Case{handler(), page(person, "/copy"), 403},
                            Case{handler(), page(person, "/erase"), 403},
                            Case{handler(), page(person, "/restrict"), 403},
                            Case{handler(), "/rights", 403},
                            Case{handler(), "/emergency", 403},
                            Case{handler(), "/sharing/alerts", 403},
                            Case{governance(), "/rights", 200},
                            Case{governance(), "/sharing/alerts", 200},
                            Case{governance(), "/sharing/sample", 200},
                            Case{governance(), "/sharing/people", 200},
                            Case{governance(), "/retention", 200},
                            Case{governance(), page(person, "/copy"), 200},
                            Case{governance(), page(person, "/restrict"), 200},
                            Case{governance(), page(person, "/erase"), 200},
                            Case{a_viewer({"jobs.do"}), page(person, "/sharing"), 403}}) {
        EXPECT_EQ(app.as(one.who).with_budget(80).get(one.path).status, one.status) << one.path;
    }
}

TEST_P(Rights, KeepWhatWasSaidWithWhatWasAskedAndLetItBeTakenBack) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(handler());
    EXPECT_EQ(browser.post(page(person, "/sharing"), {{"how", "by phone"}}).errors().size(), 2u);
    const test::Typed said{{"answer", "objects"}, {"asked", "May we share with the NHS?"},
                           {"how", "by phone"}, {"same_request", "one"}};
    browser.post(page(person, "/sharing"), said);
    browser.post(page(person, "/sharing"), said);  // a double click

    auto shown = browser.get(page(person, "/sharing"));
    EXPECT_TRUE(shown.shows("Objects to sharing with anybody we work with"));
    EXPECT_TRUE(shown.shows("May we share with the NHS?"));
    const auto ids = app.db().read(
        [](sql::Session& s) { return s.all<std::string>("SELECT id FROM consent"); });
    ASSERT_EQ(ids.size(), 1u);
    EXPECT_EQ(app.db().read([&](sql::Session& s) {
        return s.value<std::string>("SELECT shares FROM person WHERE id = $1", person);
    }), "objects");
    browser.post(page(person, "/sharing/withdraw"), {{"said", ids[0]}, {"why", "Misheard"}});
    EXPECT_TRUE(browser.get(page(person, "/sharing")).shows("Taken back"));
    EXPECT_EQ(app.db().read([&](sql::Session& s) {
        return s.value<std::string>("SELECT shares FROM person WHERE id = $1", person);
    }), "not asked");
}

TEST_P(Rights, RecordARequestOnceAndAnswerItWithinAMonth) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    const test::Typed typed{{"kind", "correction"}, {"words", "I was born in 1942"},
                            {"asked_how", "by phone, herself"}, {"same_request", "one"}};
    browser.post(page(person, "/rights"), typed);
    browser.post(page(person, "/rights"), typed);
    const auto open = app.db().read([](sql::Session& s) { return open_requests(s); });
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0].due_on.text(), "2020-05-06");
    EXPECT_TRUE(browser.get("/rights").shows("A correction"));
    EXPECT_EQ(browser.post("/rights/" + open[0].id, {{"version", "1"}}).errors().size(), 2u);
    browser.post("/rights/" + open[0].id,
                 {{"version", "1"}, {"state", "done"}, {"outcome", "Corrected, and told her"}});
    EXPECT_TRUE(browser.get("/rights").shows("Nothing waits"));
}

TEST_P(Rights, DueDaysKeepWithinTheMonth) {
    EXPECT_EQ(due_day(Day::parse("2020-01-31").value()).text(), "2020-02-29");
    EXPECT_EQ(due_day(Day::parse("2020-12-06").value()).text(), "2021-01-06");
}

TEST_P(Rights, CopyEverythingButTheNamesOfOthers) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    const auto file = browser.post(page(person, "/copy"), {{"as", "json"}, {"hide_others", "yes"}});
    EXPECT_NE(file.body.find("+441632960002"), std::string::npos);
    EXPECT_NE(file.body.find("\"relation\""), std::string::npos);
    EXPECT_EQ(file.body.find("Anna"), std::string::npos);
    const auto json = Json::parse(file.body);
    ASSERT_TRUE(json);
    EXPECT_NE(json->at("/held/person/0"), nullptr);
    const auto read = browser.post(page(person, "/copy"),
                                   {{"as", "page"}, {"left_out", "relation"}});
    EXPECT_TRUE(read.shows("What we hold about you"));
    EXPECT_TRUE(read.shows("Left out, as the law allows: Relation"));
}

TEST_P(Rights, RestrictUseUntilTheQuestionIsSettled) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    EXPECT_FALSE(browser.post(page(person, "/restrict"),
                              {{"ground", "They need it for a claim"}}).errors().empty());
    browser.post(page(person, "/restrict"),
                 {{"ground", "They need it for a claim"}, {"reason", "A claim"}});
    const auto sees = [&] {
        return app.db().read([&](sql::Session& s) {
            return sharing::decide(s, handler(), person, app.clock.now())
                .sees(sharing::Part::needs);
        });
    };
    EXPECT_FALSE(sees());
    browser.post(page(person, "/restrict/lift"), {{"why", "Settled"}});
    EXPECT_TRUE(sees());
}

TEST_P(Rights, EndARecordOnlyAfterAskingAndLeaveACertificate) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    EXPECT_TRUE(browser.get(page(person, "/erase")).shows("cannot be undone"));
    EXPECT_FALSE(browser.post(page(person, "/erase"),
                              {{"reason", "Old"}, {"reference", "K-0000-0000"}})
                     .errors().empty());
    const auto certificate = browser.post(
        page(person, "/erase"), {{"rule", "Had help"}, {"reason", "Kept long enough"},
                                 {"reference", reference(app, person)}});
    EXPECT_TRUE(certificate.shows("certifies that a record was destroyed"));
    EXPECT_TRUE(certificate.shows("1 person"));
    EXPECT_EQ(browser.get(page(person, "/sharing")).status, 404);
    // Nothing about her is left but the log of who looked and the reviews of safety.
    const auto held = app.db().read([&](sql::Session& s) {
        return sql::rows_about(s, person.text(),
                               sql::ways_to("person", "person_id", sql::schema()));
    });
    for (const auto& one : held) EXPECT_EQ(one.table, "access_log") << one.table;
}

TEST_P(Rights, KeepARecordThatAHoldOrAnOpenNeedStandsAgainst) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    browser.post("/retention/holds", {{"name", "The inquiry"}, {"reason", "Evidence"}});
    EXPECT_TRUE(browser.get(page(person, "/erase")).shows("The inquiry"));
    const auto kept = browser.post(page(person, "/erase"),
                                   {{"rule", "x"}, {"reason", "y"},
                                    {"reference", reference(app, person)}});
    EXPECT_NE(kept.status, 200);
    EXPECT_EQ(browser.get(page(person, "/sharing")).status, 200);
    const auto hold = app.db().read([](sql::Session& s) { return holds(s).front().id; });
    browser.post("/retention/holds/" + hold + "/end");
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        casework::open_need(t, {.person = person, .category = "food", .due = {}},
                            app.clock.now());
    });
    EXPECT_TRUE(browser.get(page(person, "/erase")).shows("A need of theirs is still open"));
}

TEST_P(Rights, ScheduleWhatHasBeenKeptLongEnough) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto due_now = [&] {
        return app.db().read([&](sql::Session& s) {
            return due(s, london_day(app.clock.now()), 50);
        });
    };
    EXPECT_TRUE(due_now().empty());
    app.clock.advance(std::chrono::hours(24 * 740));
    ASSERT_EQ(due_now().size(), 1u);
    EXPECT_EQ(due_now()[0].person, person);
    EXPECT_TRUE(app.as(governance()).get("/retention").shows("Kept long enough"));
}

TEST_P(Rights, NoticeALookAtOneselfOnceADayAndDrawSamples) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto account = app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        const auto id = accounts::add_account(t,
                                              {.name = "Margaret Ellison",
                                               .email = "margaret@fenmarch.example",
                                               .organisation = accounts::council(t),
                                               .role = "Call handler"},
                                              app.clock.now())
                            .value();
        const auto viewer = a_viewer({"people.see"}, id.string());
        for (int look = 0; look < 3; ++look) {
            (void)people::open(t, viewer, person, {"person", "answering a call"},
                               app.clock.now());
        }
        return id;
    });
    app.clock.advance(std::chrono::minutes(5));
    app.db().write(sql::Actor::system("test"),
                   [&](sql::Transaction& t) { watch(t, app.clock.now()); });
    const auto alerts = app.db().read([](sql::Session& s) { return open_alerts(s); });
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].kind, "oneself");
    EXPECT_EQ(alerts[0].account, account.string());
    auto browser = app.as(governance());
    browser.with_budget(160);  // a copy or an end goes through every table
    EXPECT_TRUE(browser.get("/sharing/alerts").shows("The record has their own name"));
    browser.post("/sharing/alerts/" + alerts[0].id,
                 {{"finding", "wrong"}, {"note", "She looked herself up"}});
    EXPECT_TRUE(browser.get("/sharing/alerts").shows("She looked herself up"));
    browser.post("/sharing/sample");
    EXPECT_TRUE(browser.get("/sharing/sample").shows("answering a call"));
}

TEST_P(Rights, OpenARecordInAnEmergencyAndPutItUpForReview) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto nurse = a_viewer({"people.emergency"}, "nurse");
    auto browser = app.as(nurse);
    EXPECT_EQ(browser.post("/emergency", {{"reference", "K-1"}, {"reason", ""}}).errors().size(),
              2u);
    browser.staying_put().post("/emergency", {{"reference", reference(app, person)},
                                              {"reason", "Found on the floor"},
                                              {"same_request", "one"}});
    EXPECT_TRUE(app.db().read([&](sql::Session& s) {
        return sharing::decide(s, nurse, person, app.clock.now()).emergency;
    }));
    auto desk = app.as(governance());
    EXPECT_TRUE(desk.get("/rights").shows("Found on the floor"));
    const auto id = app.db().read(
        [](sql::Session& s) { return sharing::emergencies(s, std::nullopt).front().id; });
    desk.post("/rights/emergencies/" + id,
              {{"finding", "right"}, {"note", "Checked with the ward"},
               {"person", person.string()}});
    EXPECT_TRUE(desk.get("/rights").shows("Nothing waits"));
}

INSTANTIATE_TEST_SUITE_P(On, Rights, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::rights
