#include "practice/volunteering/jobs/match.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class MatchingNow : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }
    test::TestApp& app() { return *app_; }
    test::Browser ada() { return app().as(cast::ada(*cast_)).with_budget(200); }
    Instant now() { return app().clock.now(); }
    // Jobs of other people at the same place, one need each.
    std::vector<JobId> jobs(int count) {
        return app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            std::vector<JobId> made;
            for (int i = 0; i < count; ++i) {
                const auto need = casework::open_need(
                    t, {.person = cast::peggy(t, now()), .category = "food"}, now());
                made.push_back(make_job(t,
                                        {.need = need.id, .kind = "food",
                                         .title = "Shopping " + std::to_string(i),
                                         .due_at = now() + 6h, .by_name = "Ada"},
                                        now())
                                   .value());
            }
            return made;
        });
    }
    Matched matched() {
        return app().db().read([&](sql::Session& s) { return match_all(s, now()); });
    }
    std::int64_t waiting() {
        return app().db().read([](sql::Session& s) {
            return s.value<std::int64_t>(
                "SELECT count(*) FROM job_offer WHERE status = 'waiting'");
        });
    }
    std::optional<cast::Cast> cast_;

  private:
    std::optional<test::TestApp> app_;
};

TEST_P(MatchingNow, SharesTheWorkAndGivesNobodyMoreThanTheyCanDo) {
    jobs(3);
    const auto found = matched();
    std::map<std::string, int> each;
    for (const auto& one : found.proposals) {
        ASSERT_TRUE(one.volunteer);
        EXPECT_FALSE(one.reasons.empty());
        ++each[one.volunteer->string()];
    }
    ASSERT_EQ(each.size(), 2u);
    for (const auto& [who, count] : each) EXPECT_LE(count, 2);
}

TEST_P(MatchingNow, SaysWhatWouldHaveToGiveForWhatNobodyCanTake) {
    jobs(5);  // two volunteers with two jobs at once each
    const auto found = matched();
    const auto unmet = std::find_if(found.proposals.begin(), found.proposals.end(),
                                    [](const Proposed& one) { return !one.volunteer; });
    ASSERT_NE(unmet, found.proposals.end());
    EXPECT_FALSE(unmet->reasons.empty());
}

TEST_P(MatchingNow, LeavesThoseOutWhoSaidNo) {
    const auto made = jobs(1);
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        ASSERT_TRUE(offer(t, made[0], cast_->volunteer, "Ada", now()));
        ASSERT_TRUE(pass(t, made[0], cast_->volunteer, "", now()));
    });
    const auto found = matched();
    ASSERT_EQ(found.proposals.size(), 1u);
    EXPECT_EQ(found.proposals.front().volunteer, cast_->other);
}

TEST_P(MatchingNow, KeepsAwayTwoWhoMustNotMeet) {
    const JobId job = jobs(1).front();
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        ASSERT_TRUE(offer(t, job, cast_->volunteer, "Ada", now()));
        ASSERT_TRUE(accept(t, job, cast_->volunteer, now()));
    });
    const std::string never = "/jobs/" + job.string() + "/never";
    const test::Typed who{{"volunteer", cast_->volunteer.string()}};
    EXPECT_TRUE(ada().post(never, who).shows("say why in a line"));
    EXPECT_TRUE(ada().post(never, {who[0], {"why", "A dispute"}}).shows("not brought together"));

    app().clock.advance(24h);
    const JobId again = app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        const auto row = *job_row(t, job);
        EXPECT_EQ(row.status, "open");
        EXPECT_TRUE(end_job(t, job, false, "Begin anew", "Ada", now()));
        return make_job(t,
                        {.need = row.need, .kind = "food", .title = "Once more",
                         .due_at = now() + 6h, .by_name = "Ada"},
                        now())
            .value();
    });
    EXPECT_EQ(matched().proposals.front().volunteer, cast_->other);
    EXPECT_FALSE(app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        return offer(t, again, cast_->volunteer, "Ada", now()).has_value();
    }));
}

TEST_P(MatchingNow, IsGoneThroughOnAPageAndOffersWhatIsTicked) {
    EXPECT_TRUE(ada().get("/jobs/match").shows("Nothing has been matched yet"));
    jobs(3);
    const auto page = ada().post("/jobs/match");
    EXPECT_TRUE(page.shows("3 jobs and 2 volunteers"));
    EXPECT_TRUE(page.shows("Proposed (3)"));
    EXPECT_EQ(waiting(), 0);

    const auto run = app().db().read([](sql::Session& s) { return latest_run(s)->id; });
    const auto offered = ada().post(
        "/jobs/match/offer", {{"run", run}, {"which", "some"}, {"number", "1"}, {"number", "3"}});
    EXPECT_TRUE(offered.shows("2 jobs are offered"));
    EXPECT_TRUE(offered.shows("Proposed (1)"));
    EXPECT_EQ(waiting(), 2);

    ada().post("/jobs/match/offer", {{"run", run}, {"which", "all"}});
    EXPECT_EQ(waiting(), 3);
    EXPECT_TRUE(ada().get("/jobs/match?show=offered").shows("Shopping 1"));
}

TEST_P(MatchingNow, OffersNothingThatIsNotSoAnyMore) {
    const auto made = jobs(1);
    ada().post("/jobs/match");
    const auto run = app().db().read([](sql::Session& s) { return latest_run(s)->id; });
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        ASSERT_TRUE(end_job(t, made[0], false, "Not needed", "Ada", now()));
    });
    ada().post("/jobs/match/offer", {{"run", run}, {"which", "all"}});
    EXPECT_EQ(waiting(), 0);
    EXPECT_TRUE(ada().get("/jobs/match?show=refused").shows("Shopping 0"));
}

TEST_P(MatchingNow, ShowsOnAMapWhereSomebodyWaitsAndWhoIsOnCall) {
    EXPECT_TRUE(ada().get("/jobs/map").shows("Nobody waits for a volunteer"));
    jobs(1);
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        t.execute("UPDATE volunteer SET on_call_until = $2 WHERE id = $1", cast_->volunteer,
                  now() + 2h);
        t.unlogged("a test");
    });
    const auto page = ada().get("/jobs/map");
    EXPECT_TRUE(page.shows("Shopping 0"));
    EXPECT_TRUE(page.shows("Dan Larter"));
    EXPECT_NE(page.body.find("data-lat"), std::string::npos);
}

TEST_P(MatchingNow, ShowsHowTheWorkIsSpread) {
    const auto made = jobs(2);
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        for (const JobId job : made) {
            ASSERT_TRUE(offer(t, job, cast_->volunteer, "Ada", now()));
            ASSERT_TRUE(accept(t, job, cast_->volunteer, now()));
        }
    });
    const auto spread = app().db().read([&](sql::Session& s) { return fairness(s, now()); });
    EXPECT_EQ(spread.active, 2);
    EXPECT_EQ(spread.waiting, 1);
    EXPECT_EQ(spread.most, 2);
    EXPECT_EQ(spread.most_name, "Dan Larter");
    EXPECT_NEAR(spread.gini, 0.5, 1e-9);
    const auto page = ada().get("/jobs/match");
    EXPECT_TRUE(page.shows("How the work is spread"));
    EXPECT_TRUE(page.shows("The one who is busiest did 100% of the jobs of the last 4 weeks; if "
                           "all did alike it would be 50%."));
}

INSTANTIATE_TEST_SUITE_P(On, MatchingNow, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
