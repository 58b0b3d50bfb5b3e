#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class PagesOfPairs : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
        job_ = cast::job(app().db(), *cast_, app().clock.now(), 7);
    }
    test::TestApp& app() { return *app_; }
    test::Browser dan() { return app().as(cast::dan(*cast_)).with_budget(70); }
    test::Browser ada() { return app().as(cast::ada(*cast_)).with_budget(90); }
    std::string job() const { return "/jobs/" + job_->string(); }
    // The page of the pair that Ada proposes.
    std::string proposed() {
        return ada().post(job() + "/pair", {{"volunteer", cast_->volunteer.string()},
                                            {"reasons", "you like gardens"}})
            .path;
    }
    std::string id_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
    void introduced(const std::string& pair, std::string relays) {
        dan().post("/my-pairs/" + id_of(pair), {{"answer", "yes"}, {"relays", relays}});
        ada().post(pair + "/person", {{"answer", "yes"}, {"relays", "no"}, {"together", "yes"}});
        const auto page = ada().post(pair + "/introduce", {{"when-day", "7"}, {"when-month", "4"},
                                                           {"when-year", "2020"}, {"time", "3pm"}});
        ASSERT_TRUE(page.shows("They are introduced"));
    }
    std::optional<cast::Cast> cast_;

  private:
    std::optional<test::TestApp> app_;
    std::optional<JobId> job_;
};

TEST_P(PagesOfPairs, BeginFromTheJobAndAskBoth) {
    EXPECT_TRUE(ada().get(job()).shows("Ask both"));
    const std::string pair = proposed();
    EXPECT_TRUE(ada().get(pair).shows("you like gardens"));
    EXPECT_TRUE(ada().get("/befriending").shows("Margaret Ellison and Dan Larter"));

    const auto list = dan().get("/my-jobs");
    EXPECT_TRUE(list.shows("Somebody would like to talk"));
    EXPECT_FALSE(list.shows("Ellison"));
    const auto question = dan().get("/my-pairs/" + id_of(pair));
    EXPECT_TRUE(question.shows("you like gardens"));
    EXPECT_FALSE(question.shows("Margaret"));
}

TEST_P(PagesOfPairs, NeverShowANumberWhereEitherWouldRatherNot) {
    const std::string pair = proposed();
    introduced(pair, "yes");
    const auto page = dan().get("/my-jobs/" + job().substr(6));

    EXPECT_TRUE(page.shows("Ring us, and we connect you"));
    EXPECT_EQ(page.body.find("960123"), std::string::npos);
    EXPECT_EQ(page.body.find("960 123"), std::string::npos);
    EXPECT_TRUE(ada().get(pair).shows("Connect a call"));
}

TEST_P(PagesOfPairs, ShowTheNumberWhereBothGiveIt) {
    introduced(proposed(), "no");
    const auto page = dan().get("/my-jobs/" + job().substr(6));
    EXPECT_FALSE(page.shows("Ring us, and we connect you"));
    EXPECT_NE(page.body.find("tel:"), std::string::npos);
}

TEST_P(PagesOfPairs, LogATalkInOneTouchAndRaiseWhatWorries) {
    const std::string pair = proposed();
    introduced(pair, "yes");
    const auto page = dan().post("/my-pairs/" + id_of(pair) + "/talk",
                                 {{"how", "spoke"}, {"mood", "low"}, {"minutes", "25"},
                                  {"same_request", "one"}});
    EXPECT_TRUE(page.shows("Thank you. It is noted."));
    EXPECT_TRUE(ada().get(pair).shows("mood: low"));
    EXPECT_EQ(app().db().read([](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM concern");
    }), 1);
}

TEST_P(PagesOfPairs, LookBackAndEndWell) {
    const std::string pair = proposed();
    introduced(pair, "yes");
    dan().post("/my-pairs/" + id_of(pair) + "/talk", {{"how", "spoke"}, {"mood", "good"}});

    EXPECT_EQ(ada().post(pair + "/review", {}).status, 422);
    EXPECT_TRUE(ada().post(pair + "/review", {{"person_says", "Lovely."},
                                              {"volunteer_says", "The same."}})
                    .shows("Lovely."));
    EXPECT_EQ(ada().post(pair + "/end", {{"how", "nonsense"}}).status, 422);
    EXPECT_TRUE(ada().post(pair + "/end", {{"how", "good"}, {"why", "A good year"}})
                    .shows("A good year"));
}

TEST_P(PagesOfPairs, AreForThoseTheyConcern) {
    const std::string pair = proposed();
    EXPECT_EQ(app().as(cast::eve(*cast_)).get("/my-pairs/" + id_of(pair)).status, 404);
    EXPECT_EQ(app().as(cast::eve(*cast_)).get(pair).status, 403);
    EXPECT_EQ(ada().get("/befriending/nothing").status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, PagesOfPairs, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
