#include <gtest/gtest.h>

#include "practice/readings/store.hpp"
#include "support/test_app.hpp"

namespace kith::readings {
namespace {

using test::a_viewer;
using test::TestApp;

class Readings : public test::WithApp {
  protected:
    static std::vector<web::Route> all() { return web::join_routes({routes(), api_routes()}); }
    static PersonId margaret(TestApp& app) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto now = app.clock.now();
            accounts::install_defaults(t, now);
            install_defaults(t, now);
            const auto council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, now);
            accounts::add_team(t, council, "Contact centre", now);
            return people::add(t, {.first_name = Private("Margaret"), .source = "test"}, now);
        });
    }
    static web::Viewer nurse() { return a_viewer({"people.see", "readings.record"}, "nurse"); }
    static std::string page(PersonId person) { return "/people/" + person.string() + "/readings"; }
    static std::string api(PersonId person) {
        return "/api/v1/people/" + person.string() + "/readings";
    }
    static std::int64_t concerns(TestApp& app) {
        return app.db().read([](sql::Session& s) {
            return s.value<std::int64_t>("SELECT count(*) FROM concern WHERE kind = 'health'");
        });
    }
};

TEST_P(Readings, AreDrawnOverTimeWithATable) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(nurse());
    browser.with_budget(40);  // a reading may raise a concern
    EXPECT_TRUE(browser.get(page(person)).shows("No reading in 30 days"));
    browser.post(page(person), {{"temperature", "36.8"}, {"oxygen", "97"}});
    app.clock.advance(std::chrono::minutes(30));
    browser.post(page(person), {{"temperature", "37.2"}});
    const auto shown = browser.get(page(person));

    EXPECT_TRUE(shown.shows("Temperature: 37.2 °C"));
    EXPECT_TRUE(shown.shows("Oxygen: 97%"));
    EXPECT_NE(shown.body.find("<polyline"), std::string::npos);
    EXPECT_EQ(concerns(app), 0);
}

TEST_P(Readings, RefuseWhatNoBodyHasAndKeepWhatWasTyped) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(nurse());
    browser.with_budget(40);  // a reading may raise a concern
    const auto refused = browser.post(page(person), {{"temperature", "368"}, {"oxygen", "97"}});

    EXPECT_EQ(refused.errors(),
              std::vector<std::string>{"Temperature must be from 25 to 45 °C"});
    EXPECT_NE(refused.body.find("value=\"97\""), std::string::npos);
    EXPECT_FALSE(browser.post(page(person), {}).errors().empty());
}

TEST_P(Readings, RaiseOneConcernHoweverOftenTheRuleCalls) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(nurse());
    browser.with_budget(40);  // a reading may raise a concern
    for (int minute = 0; minute < 3; ++minute) {
        app.clock.advance(std::chrono::minutes(1));
        browser.post(page(person), {{"oxygen", "88"}});
    }
    EXPECT_EQ(concerns(app), 2) << "one for each of the two rules that call";
}

TEST_P(Readings, ComeByTheApiOnceWithAKey) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(nurse());
    browser.with_budget(40);  // a reading may raise a concern
    const std::string body =
        R"({"taken_at":"2020-04-06T07:55:00Z","source":"Oximeter 7","oxygen":96,"pulse":72})";
    const auto sent = browser.send_json(web::Method::post, api(person), body);
    EXPECT_EQ(sent.status, 201);
    browser.send_json(web::Method::post, api(person), body);
    const auto list = Json::parse(browser.get(api(person)).body);

    ASSERT_TRUE(list);
    EXPECT_EQ(list->at("/items")->array()->size(), 2u);
    EXPECT_EQ(list->text_at("/items/0/source"), "Oximeter 7");
}

TEST_P(Readings, ByTheApiAreRefusedWithThePlaceOfTheFault) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    auto browser = app.as(nurse());
    browser.with_budget(40);  // a reading may raise a concern
    const auto send = [&](std::string body) {
        return browser.send_json(web::Method::post, api(person), std::move(body));
    };
    const auto wrong =
        send(R"({"taken_at":"2020-04-06T07:55:00Z","source":"x","temperature":368})");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_NE(wrong.body.find("/temperature"), std::string::npos);
    EXPECT_EQ(send(R"({"taken_at":"2020-04-07T07:55:00Z","source":"x","pulse":70})").status, 409);
    EXPECT_EQ(send(R"({"taken_at":"2020-04-06T07:55:00Z","source":"x"})").status, 409);
    EXPECT_EQ(send("nonsense").status, 400);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get(api(person)).status, 403);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get(page(person)).status, 403);
}

TEST_P(Readings, AreToldByRulesThatThoseWhoMayChange) {
    TestApp app(all(), GetParam());
    const auto person = margaret(app);
    const auto clinician = a_viewer({"people.see", "readings.record", "readings.rules"}, "doctor");
    EXPECT_EQ(app.as(nurse()).post("/readings/rules/temperature-high", {}).status, 403);
    auto browser = app.as(clinician);
    browser.with_budget(40);
    EXPECT_TRUE(browser.get("/readings/rules").shows("Temperature above 38"));
    browser.post("/readings/rules/temperature-high",
                 {{"version", "1"}, {"at_least", "37.5"}, {"times", "1"}, {"urgency", "soon"},
                  {"words", "Temperature of 37.5 or more"}});
    browser.post(page(person), {{"temperature", "37.6"}});

    EXPECT_EQ(concerns(app), 1);
}

INSTANTIATE_TEST_SUITE_P(On, Readings, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::readings
