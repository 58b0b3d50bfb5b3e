#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class OwnPages : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }
    test::TestApp& app() { return *app_; }
    test::Browser dan() { return app().as(cast::dan(*cast_)).with_budget(40); }
    test::Browser ada() { return app().as(cast::ada(*cast_)).with_budget(60); }
    VolunteerRow row() {
        return app().db().read(
            [&](sql::Session& s) { return *volunteer_row(s, cast_->volunteer); });
    }
    void choose(std::vector<std::string> roles) {
        app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            choose_roles(t, cast_->volunteer, roles, app().clock.now());
        });
    }
    std::optional<cast::Cast> cast_;

  private:
    std::optional<test::TestApp> app_;
};

TEST_P(OwnPages, ShowTheStepsAndWhoTakesTheNext) {
    choose({"shopper"});
    const auto page = dan().get("/my-volunteering");

    EXPECT_TRUE(page.shows("Identity seen: done"));
    EXPECT_TRUE(page.shows("Code of conduct read"));
    EXPECT_TRUE(page.shows("Your turn"));
    EXPECT_TRUE(page.leads_to("/my-volunteering/read/code"));
}

TEST_P(OwnPages, LetAStepBeReadAndDone) {
    choose({"shopper"});
    EXPECT_EQ(dan().get("/my-volunteering/read/code").status, 200);

    const auto page = dan().post("/my-volunteering/read/code", {{"version", "1"}});

    EXPECT_TRUE(page.shows("Code of conduct read: done"));
    EXPECT_EQ(dan().get("/my-volunteering/read/identity").status, 404);
}

TEST_P(OwnPages, AskForRefereesAndHearThemByLink) {
    choose({"caller"});
    EXPECT_EQ(dan().post("/my-volunteering/references", {{"referee", "Rose Tay"}}).status, 422);
    const auto page = dan().post("/my-volunteering/references",
                                 {{"referee", "Rose Tay"},
                                  {"email", "rose@mail.example"},
                                  {"relation", "my neighbour"}});
    EXPECT_TRUE(page.shows("Rose Tay, my neighbour: we have written to them"));

    const auto body = app().db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT body FROM message WHERE template = 'reference-asked'");
    });
    const auto at = body.find("/reference/");
    const std::string link = body.substr(at, body.find_first_of(" \n", at) - at);
    auto referee = app().anyone();
    EXPECT_TRUE(referee.get(link).shows("What do you think of Dan Larter?"));
    EXPECT_EQ(referee.post(link, {{"answer", "yes"}}).status, 422);
    EXPECT_TRUE(referee.post(link, {{"answer", "yes"}, {"words", "A kind man."}})
                    .shows("You have helped somebody to help"));
    EXPECT_TRUE(referee.get(link).shows("has been used or has run out"));
    EXPECT_TRUE(ada().get("/volunteers/" + cast_->volunteer.string()).shows("A kind man."));
}

TEST_P(OwnPages, SayOnCallNowAndNotAnyMore) {
    EXPECT_TRUE(dan().post("/my-volunteering/on-call", {{"hours", "2"}}).shows("on call until"));
    EXPECT_TRUE(row().on_call_until.has_value());
    EXPECT_TRUE(dan().post("/my-volunteering/on-call", {{"hours", "0"}}).shows("Free right now?"));
}

TEST_P(OwnPages, KeepTimesDaysAwayAndBreaks) {
    dan().post("/my-volunteering/when",
               {{"what", "week"}, {"times", "weekends"}, {"contact_by", "text"}});
    EXPECT_EQ(row().contact_by, "text");

    const test::Typed away{{"what", "away"},      {"from-day", "20"}, {"from-month", "4"},
                           {"from-year", "2020"}, {"to-day", "24"},   {"to-month", "4"},
                           {"to-year", "2020"}};
    EXPECT_TRUE(dan().post("/my-volunteering/when", away).shows("24 Apr"));
    auto wrong = away;
    wrong[4].second = "2";
    EXPECT_EQ(dan().post("/my-volunteering/when", wrong).status, 422);
    EXPECT_FALSE(dan().post("/my-volunteering/when", {{"what", "back"}, {"from", "2020-04-20"}})
                     .shows("24 Apr"));

    const auto page = dan().post(
        "/my-volunteering/when",
        {{"what", "break"}, {"days", "14"}, {"version", std::to_string(row().version)}});
    EXPECT_TRUE(page.shows("You are having a break"));
    EXPECT_EQ(row().status, "paused");
    dan().post("/my-volunteering/when",
               {{"what", "return"}, {"version", std::to_string(row().version)}});
    EXPECT_EQ(row().status, "active");
}

TEST_P(OwnPages, KeepExtraDaysAndTakeThemOut) {
    const test::Typed extra{{"what", "extra"},   {"on-day", "25"}, {"on-month", "10"},
                            {"on-year", "2020"}, {"begins", "9am"}, {"ends", "midday"}};
    EXPECT_TRUE(dan().post("/my-volunteering/when", extra)
                    .shows("Sunday 25 October 2020, 9am to midday"));
    const std::string page = "/volunteers/" + cast_->volunteer.string();
    EXPECT_TRUE(ada().get(page).shows("Sunday 25 October 2020, 9am to midday"));
    EXPECT_TRUE(ada().post(page + "/days", {{"what", "extra"}, {"on-day", "26"},
                                            {"on-month", "10"}, {"on-year", "2020"}})
                    .shows("Monday 26 October 2020, all day"));
    EXPECT_FALSE(dan().post("/my-volunteering/when",
                            {{"what", "no-extra"}, {"on", "2020-10-25"}, {"from", "540"}})
                     .shows("9am to midday"));
    EXPECT_TRUE(dan().get("/my-volunteering/when").shows("Monday 26 October 2020, all day"));
}

TEST_P(OwnPages, SayWhatIsWrongWithAnExtraDay) {
    const auto wrong = [&](std::string day, std::string begins, std::string ends) {
        return dan().post("/my-volunteering/when",
                          {{"what", "extra"}, {"on-day", std::move(day)}, {"on-month", "5"},
                           {"on-year", "2020"}, {"begins", std::move(begins)},
                           {"ends", std::move(ends)}})
            .errors();
    };
    using testing::ElementsAre;
    EXPECT_THAT(wrong("9", "noonish", ""), ElementsAre("Enter a time, such as 9am or 2:30pm"));
    EXPECT_THAT(wrong("9", "2pm", "1pm"),
                ElementsAre("The time it ends must be after the time it begins"));
    EXPECT_THAT(wrong("9", "2pm", "2:10pm"), ElementsAre("Give at least half an hour"));
    EXPECT_THAT(wrong("9", "10pm", "midnight"), ElementsAre());
    EXPECT_EQ(dan().post("/my-volunteering/when", {{"what", "extra"}, {"on-day", "1"},
                                                   {"on-month", "1"}, {"on-year", "2020"}})
                  .errors(),
              std::vector<std::string>{"The day must be today or within a year"});
}

TEST_P(OwnPages, LetSomebodyLeaveWell) {
    EXPECT_EQ(dan().get("/my-volunteering/stop").status, 200);
    const auto page = dan().post("/my-volunteering/stop", {{"version", "1"}});
    EXPECT_TRUE(page.shows("Thank you for everything"));
    EXPECT_EQ(row().status, "left");
}

TEST_P(OwnPages, AreForVolunteersAndTheirOwnOnly) {
    EXPECT_EQ(app().as(test::a_viewer({"people.see"})).get("/my-volunteering").status, 403);
    EXPECT_TRUE(app().as(test::a_viewer({"jobs.do"})).get("/my-volunteering")
                    .shows("not down as a volunteer yet"));
    EXPECT_TRUE(app().anyone().get("/reference/guessed").shows("has been used or has run out"));
}

INSTANTIATE_TEST_SUITE_P(On, OwnPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
