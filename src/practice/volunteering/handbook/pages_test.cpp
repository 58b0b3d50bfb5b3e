#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/handbook/store.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class HandbookPages : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes(), GetParam());
        cast = cast::fill(app->db(), app->clock.now());
        writing([&](sql::Transaction& t) { install_defaults(t, app->clock.now()); });
    }
    template <class Do>
    void writing(const Do& what) {
        app->db().write(sql::Actor::system("test"), what);
    }
    test::Browser as(AccountId account, std::string name) {
        return app->as(cast::viewer(*cast, account, std::move(name), {"volunteers.handbook"}))
            .with_budget(40);
    }
    test::Browser ada() { return as(cast->ada, "Ada Lark"); }
    test::Browser eve() { return as(cast->eve, "Eve Howes"); }
    Handbook book() {
        return app->db().read([](sql::Session& s) { return handbook(s); });
    }
    JobRow job(JobId id) {
        return app->db().read([&](sql::Session& s) { return *job_row(s, id); });
    }
    // The page for shopping, with another check and one thing to remember.
    static test::Typed stricter(std::string seen) {
        return {{"seen", std::move(seen)}, {"name", "shopping"}, {"checks", "identity"},
                {"checks", "references"}, {"minutes", "45"}, {"every", ""}, {"also", "money"},
                {"steps", "delivered"}, {"rules", "Ring twice.\n\nNever take a bank card."}};
    }
    void publish(const std::string& page, const std::string& seen) {
        EXPECT_EQ(eve().post(page + "/check", {{"seen", seen}}).status, 200);
        EXPECT_EQ(eve().post(page + "/publish", {{"seen", seen}}).status, 200);
    }

    std::optional<test::TestApp> app;
    std::optional<cast::Cast> cast;
};

TEST_P(HandbookPages, ShowWhatThereIsInTheCouncilsOrder) {
    const auto page = ada().get("/handbook");
    EXPECT_TRUE(page.shows("Kinds of job"));
    EXPECT_TRUE(page.leads_to("/handbook/kinds/food"));
    EXPECT_TRUE(page.leads_to("/handbook/roles/dog%20walker"));
    EXPECT_TRUE(page.leads_to("/handbook/steps/dbs%20enhanced"));
    EXPECT_TRUE(page.leads_to("/handbook/experiences/forces"));
    EXPECT_TRUE(ada().get("/handbook/kinds/food").shows("Version 1"));
    EXPECT_EQ(ada().get("/handbook/kinds/juggling").status, 404);
    EXPECT_EQ(ada().get("/handbook/secrets/food").status, 404);
}

TEST_P(HandbookPages, CountForTheNextJobAndNotForThoseMade) {
    const JobId before = cast::job(app->db(), *cast, app->clock.now());
    const std::string page = "/handbook/kinds/food";
    EXPECT_TRUE(ada().post(page, stricter("1.1")).shows("The draft is saved."));
    EXPECT_EQ(book().kind("food").version, 1);
    EXPECT_TRUE(ada().post(page + "/check", {{"seen", "2.1"}}).shows("Ask somebody else to check"));
    EXPECT_TRUE(eve().post(page + "/publish", {{"seen", "2.1"}}).shows("must be checked first"));
    publish(page, "2.1");
    writing([&](sql::Transaction& t) {
        ASSERT_TRUE(end_job(t, before, false, "not today", "Ada Lark", app->clock.now()));
    });
    const JobId after = cast::job(app->db(), *cast, app->clock.now());

    EXPECT_EQ(job(before).rules_version, 1);
    EXPECT_EQ(job(after).rules_version, 2);
    EXPECT_THAT(book().kind("food", 1).checks, ElementsAre("identity", "training"));
    EXPECT_THAT(book().kind("food", 2).checks, ElementsAre("identity", "references"));
    EXPECT_THAT(book().kind("food").rules, ElementsAre("Ring twice.", "Never take a bank card."));
    writing([&](sql::Transaction& t) {
        const auto offered = offer(t, after, cast->volunteer, "Ada Lark", app->clock.now());
        ASSERT_FALSE(offered);
        EXPECT_THAT(std::get<Invalid>(offered.error()).errors.front().message,
                    HasSubstr("two references"));
    });
    EXPECT_TRUE(ada().get(page).shows("does not take: two references"));
}

TEST_P(HandbookPages, ShowBothTextsToWhoComesSecond) {
    const std::string page = "/handbook/kinds/food";
    ada().post(page, stricter("1.1"));
    auto mine = stricter("1.1");
    mine.push_back({"checks", "welcome"});

    const auto reply = eve().post(page, mine);

    EXPECT_EQ(reply.status, 409);
    EXPECT_TRUE(reply.shows("Saved by Ada Lark"));
    EXPECT_TRUE(reply.shows("Welcome call, identity seen and two references"));
    EXPECT_TRUE(reply.shows("Make mine the draft instead"));
    mine.front().second = "2.1";
    EXPECT_TRUE(eve().post(page, mine).shows("The draft is saved."));
    EXPECT_TRUE(eve().post(page + "/check", {{"seen", "2.1"}}).shows("changed it a moment ago"));
}

TEST_P(HandbookPages, SayWhatIsWrongAndKeepWhatWasTyped) {
    const auto kind = ada().post("/handbook/kinds/food", {{"seen", "1.1"}, {"name", "Groceries"},
                                                          {"minutes", "900"}, {"every", "3"}});
    EXPECT_EQ(kind.status, 422);
    EXPECT_THAT(kind.errors(),
                ElementsAre("Select at least one check: whoever helps must be known",
                            "Minutes must be a number from 5 to 720",
                            "Select how often it comes round",
                            "Write at least one thing to remember"));
    EXPECT_THAT(kind.body, HasSubstr("Groceries"));
    EXPECT_THAT(ada().post("/handbook/roles/shopper",
                           {{"seen", "1.1"}, {"name", "Walking a dog"}, {"about", "Food"},
                            {"kinds", "food"}, {"steps", "identity"}})
                    .errors(),
                ElementsAre("There is one of this name already",
                            "For shopping tick welcome training too, or leave that kind of job "
                            "out"));
    EXPECT_THAT(ada().post("/handbook/steps/code", {{"seen", "1.1"}, {"name", "code"},
                                                    {"months", "soon"}})
                    .errors(),
                ElementsAre("Months must be a number from 1 to 120, or left empty",
                            "Select who takes it", "Say what happens, as the volunteer reads it"));
}

TEST_P(HandbookPages, TakeAKindOfJobForAKindOfNeedThatHadNone) {
    EXPECT_TRUE(ada().get("/handbook/kinds/new").shows("Housing"));
    auto form = stricter("");
    form[1].second = "small repairs";
    form.push_back({"need", "housing"});
    EXPECT_TRUE(ada().post("/handbook/kinds/new", form).shows("The draft is saved."));
    EXPECT_EQ(book().kind("housing").id, "other");
    publish("/handbook/kinds/housing", "1.1");

    EXPECT_EQ(book().kind("housing").name, "small repairs");
    EXPECT_THAT(ada().post("/handbook/kinds/new", form).errors(),
                Contains("There is one of this name already"));
}

TEST_P(HandbookPages, TakeALifeExperienceThatIsThenAskedFor) {
    const test::Typed form{{"seen", ""}, {"name", "a stroke"}};
    EXPECT_TRUE(ada().post("/handbook/experiences/new", form).shows("The draft is saved."));
    publish("/handbook/experiences/a-stroke", "1.1");

    auto visitor = app->anyone();
    EXPECT_TRUE(visitor.get("/volunteer-with-us").shows("A stroke"));
    EXPECT_TRUE(ada().post("/handbook/experiences/a-stroke/retire", {{"seen", "1.1"}})
                    .shows("Done."));
    EXPECT_FALSE(visitor.get("/volunteer-with-us").shows("A stroke"));
}

TEST_P(HandbookPages, RenameALifeExperienceWhereverItIsKept) {
    writing([&](sql::Transaction& t) {
        t.execute("UPDATE volunteer SET experience = 'bereavement, keeping bees' WHERE id = $1",
                  cast->volunteer);
        t.unlogged("a test");
    });
    const std::string page = "/handbook/experiences/bereavement";
    ada().post(page, {{"seen", "1.1"}, {"name", "the death of somebody close"}});
    publish(page, "2.1");
    const std::string profile = "/volunteers/" + cast->volunteer.string();
    const auto shown = [&] { return app->as(cast::ada(*cast)).with_budget(40).get(profile); };

    EXPECT_TRUE(shown().shows("the death of somebody close, keeping bees"));
    EXPECT_TRUE(ada().post(page + "/retire", {{"seen", "2.1"}}).shows("Done."));
    EXPECT_TRUE(shown().shows("the death of somebody close")) << "as it was called last";
}

TEST_P(HandbookPages, KeepWhatOthersStillNeed) {
    const auto page = ada().post("/handbook/steps/training/retire", {{"seen", "1.1"}});
    EXPECT_TRUE(page.shows("Still needed for:"));
    EXPECT_TRUE(ada().post("/handbook/kinds/other/retire", {{"seen", "1.1"}}).shows("stays"));
    EXPECT_TRUE(ada().post("/handbook/roles/steward/retire", {{"seen", "1.1"}}).shows("Done."));
    EXPECT_TRUE(ada().post("/handbook/kinds/steward/retire", {{"seen", "1.1"}}).shows("Done."));
    EXPECT_EQ(book().role("steward")->version, 1) << "whoever has it keeps it";
    EXPECT_EQ(book().kinds().size() + 1, Handbook::delivered().kinds().size());
}

TEST_P(HandbookPages, LeaveThoseWhoJoinedTheirSteps) {
    const auto now = app->clock.now();
    writing([&](sql::Transaction& t) { choose_roles(t, cast->volunteer, {"dog walker"}, now); });
    const std::string page = "/handbook/roles/dog walker";
    ada().post(page, {{"seen", "1.1"}, {"name", "Walking a dog"}, {"about", "Twice a day"},
                      {"kinds", "dogs"}, {"steps", "identity"}, {"steps", "training"}});
    publish(page, "2.1");
    writing([&](sql::Transaction& t) { choose_roles(t, cast->other, {"dog walker"}, now); });

    const auto steps = [&](VolunteerId who) {
        return app->db().read(
            [&](sql::Session& s) { return roles_taken(s, handbook(s), who).at(0).steps; });
    };
    EXPECT_THAT(steps(cast->volunteer), ElementsAre("welcome", "identity", "code"));
    EXPECT_THAT(steps(cast->other), ElementsAre("identity", "training"));
}

TEST_P(HandbookPages, AreClosedToThoseWithoutThePermission) {
    for (const std::string page : {"/handbook", "/handbook/kinds/food", "/handbook/kinds/new"}) {
        EXPECT_EQ(app->as(cast::dan(*cast)).get(page).status, 403) << page;
    }
    EXPECT_EQ(app->as(cast::ada(*cast)).post("/handbook/kinds/food", stricter("1.1")).status, 403);
}

TEST_P(HandbookPages, AreInstalledOnceOnly) {
    ada().post("/handbook/kinds/food", stricter("1.1"));
    writing([&](sql::Transaction& t) { install_defaults(t, app->clock.now()); });
    const auto versions = app->db().read(
        [](sql::Session& s) { return versions_of(s, Part::job_kind, "food"); });
    EXPECT_EQ(versions.size(), 2u);
}

INSTANTIATE_TEST_SUITE_P(On, HandbookPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
