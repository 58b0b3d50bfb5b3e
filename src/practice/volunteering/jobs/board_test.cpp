#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

class BoardOfJobs : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }

    test::TestApp& app() { return *app_; }
    const cast::Cast& who() const { return *cast_; }
    JobId job(std::optional<int> every = std::nullopt) {
        return cast::job(app().db(), who(), app().clock.now(), every);
    }
    test::Browser ada(int budget = 60) { return app().as(cast::ada(who())).with_budget(budget); }
    test::Browser dan() { return app().as(cast::dan(who())).with_budget(60); }
    std::int64_t count(const std::string& sql) {
        return app().db().read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    }
    static std::string at(JobId job, std::string_view more = "") {
        return "/jobs/" + job.string() + std::string(more);
    }

  private:
    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
};

TEST_P(BoardOfJobs, TeachesWhatToDoWhenItIsEmpty) {
    EXPECT_TRUE(ada(12).get("/jobs").shows("A job is made from a need"));
}

TEST_P(BoardOfJobs, ShowsWhatNeedsSomebodyAndWhatIsLate) {
    job();
    EXPECT_TRUE(ada(12).get("/jobs").shows("Need somebody"));
    EXPECT_TRUE(ada().get("/jobs").shows("Shopping, today for Margaret Ellison"));

    app().clock.advance(7h);

    // Ada has been signed out by then; a colleague looks.
    auto colleague = cast::ada(who());
    colleague.account_id = AccountId::make(app().clock.now()).string();
    const auto late = app().as(colleague).get("/jobs");
    EXPECT_TRUE(late.shows("Late"));
    EXPECT_FALSE(late.shows("Need somebody"));
}

TEST_P(BoardOfJobs, GivesASheetOnPaperThatNamesNobodyBeforeAYes) {
    const JobId one = job();

    const auto before = ada().get(at(one, "/sheet"));
    EXPECT_TRUE(before.shows("Can you help? Shopping, today"));
    EXPECT_FALSE(before.shows("Ellison"));

    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        const Instant now = app().clock.now();
        EXPECT_TRUE(offer(t, one, who().volunteer, "Ada", now));
        EXPECT_TRUE(accept(t, one, who().volunteer, now));
    });
    const auto after = ada().get(at(one, "/sheet"));
    EXPECT_TRUE(after.shows("Shopping, today for Margaret Ellison"));
    EXPECT_TRUE(after.shows("Money spent"));
    EXPECT_TRUE(after.shows("If you are worried"));
    EXPECT_EQ(dan().get(at(one, "/sheet")).status, 403);
}

TEST_P(BoardOfJobs, FiltersByKindAndPlace) {
    job();

    EXPECT_TRUE(ada().get("/jobs?kind=food&area=Marden").shows("Shopping, today"));
    EXPECT_FALSE(ada().get("/jobs?kind=dogs").shows("Shopping, today"));
}

TEST_P(BoardOfJobs, MakesAJobFromANeedOnce) {
    const std::string path = "/needs/" + who().shopping.string() + "/job";
    EXPECT_TRUE(ada(12).get(path).shows("no names, nothing private"));
    const test::Typed form{{"sent", "yes"},       {"title", "Weekly shop"},
                           {"instructions", "Two bags"}, {"due-day", "8"},
                           {"due-month", "4"},    {"due-year", "2020"},
                           {"time", "4pm"},       {"minutes", "60"},
                           {"every", "7"},         {"experience", "bereavement"}};

    const auto made = ada().post(path, form);
    ada().post(path, form);

    EXPECT_TRUE(made.shows("Weekly shop"));
    EXPECT_TRUE(made.shows("every week"));
    EXPECT_TRUE(made.shows("losing somebody"));
    EXPECT_TRUE(made.shows("Handbook: shopping, version 1"));
    EXPECT_EQ(count("SELECT count(*) FROM job"), 1);
}

TEST_P(BoardOfJobs, KeepsWhatWasTypedWhenAJobCannotBeMade) {
    const std::string path = "/needs/" + who().shopping.string() + "/job";

    const auto page = ada().post(path, {{"sent", "yes"}, {"instructions", "Two bags"},
                                        {"time", "noonish"}, {"minutes", "60"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.errors().size(), 3u);
    EXPECT_TRUE(page.shows("Two bags"));
}

TEST_P(BoardOfJobs, SuggestsVolunteersWithReasonsAndTellsTheOneAsked) {
    const JobId made = job();
    const auto page = ada(26).get(at(made));
    EXPECT_TRUE(page.shows("Who could do it"));
    EXPECT_TRUE(page.shows("Dan Larter"));
    EXPECT_TRUE(page.shows("has not had a first job yet"));

    ada().post(at(made, "/offer"), {{"volunteer", who().volunteer.string()}});
    const auto after = ada().post(at(made, "/offer"), {{"volunteer", who().volunteer.string()}});

    EXPECT_TRUE(after.shows("Waiting for an answer"));
    EXPECT_EQ(count("SELECT count(*) FROM job_offer"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM message WHERE template = 'job-offer'"), 1);
    EXPECT_TRUE(dan().get("/my-jobs").shows("Shopping, today"));
}

TEST_P(BoardOfJobs, SaysWhichConditionWouldHaveToGive) {
    const JobId made = job();
    app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        for (const auto& volunteer : {who().volunteer, who().other}) {
            EXPECT_TRUE(change_standing(t, volunteer, 1, {.status = "paused", .reason = "Holiday"},
                                        "Ada", app().clock.now()));
        }
    });

    EXPECT_TRUE(ada().get(at(made)).shows("Nobody can take this as it stands"));
}

TEST_P(BoardOfJobs, NotesAnAnswerGivenByPhoneAndTakesOffersBack) {
    const JobId made = job();
    ASSERT_TRUE(cast::offer_to_both(app().db(), who(), made, app().clock.now()));

    ada().post(at(made, "/withdraw"), {{"volunteer", who().other.string()}});
    const auto page = ada().post(at(made, "/answer"), {{"volunteer", who().volunteer.string()},
                                                       {"answer", "yes"}});

    EXPECT_TRUE(page.shows("Taken on"));
    EXPECT_EQ(count("SELECT count(*) FROM job_offer WHERE status = 'withdrawn'"), 1);
}

TEST_P(BoardOfJobs, EndsARegularJobWithAReason) {
    const JobId made = job(7);
    ASSERT_TRUE(cast::offer_to_both(app().db(), who(), made, app().clock.now()));
    ada().post(at(made, "/answer"), {{"volunteer", who().volunteer.string()}, {"answer", "yes"}});

    EXPECT_EQ(ada().post(at(made, "/end"), {{"how", "met"}, {"reason", ""}}).status, 422);
    const auto ended = ada().post(at(made, "/end"), {{"how", "met"},
                                                     {"reason", "They meet for tea now"}});

    EXPECT_TRUE(ended.shows("They meet for tea now"));
    EXPECT_EQ(count("SELECT count(*) FROM job WHERE closed_at IS NULL"), 0);
}

TEST_P(BoardOfJobs, IsForCoordinators) {
    const JobId made = job();

    for (const auto& path : {std::string("/jobs"), at(made), std::string("/volunteers"),
                             "/volunteers/" + who().other.string()}) {
        EXPECT_EQ(dan().get(path).status, 403) << path;
        EXPECT_EQ(app().anyone().get(path).path.substr(0, 8), "/sign-in") << path;
    }
    EXPECT_EQ(dan().post(at(made, "/offer"), {{"volunteer", who().volunteer.string()}}).status,
              403);
}

INSTANTIATE_TEST_SUITE_P(On, BoardOfJobs, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
