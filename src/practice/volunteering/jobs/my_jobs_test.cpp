#include <thread>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

class MyJobsPages : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
        job_ = cast::job(app().db(), who(), app().clock.now());
        ASSERT_TRUE(cast::offer_to_both(app().db(), who(), *job_, app().clock.now()));
    }

    test::TestApp& app() { return *app_; }
    const cast::Cast& who() const { return *cast_; }
    std::string at(std::string_view more = "") const {
        return "/my-jobs/" + job_->string() + std::string(more);
    }
    // Saying yes writes the job, the offers, the involvement, the story and the lists of work.
    test::Browser dan(int budget = 56) {
        return app().as(cast::dan(who())).with_budget(budget);
    }
    test::Browser eve() { return app().as(cast::eve(who())).with_budget(56); }
    std::int64_t count(const std::string& sql) {
        return app().db().read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    }

  private:
    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
    std::optional<JobId> job_;
};

TEST_P(MyJobsPages, ShowAnOfferWithoutNameOrAddress) {
    const auto list = dan(12).get("/my-jobs");
    EXPECT_TRUE(list.shows("Shopping, today"));

    const auto offer = dan(8).get(at());

    EXPECT_EQ(offer.status, 200);
    EXPECT_TRUE(offer.shows("Marden"));
    for (const auto* secret : {"Ellison", "Orchard", "960123", "960 123", "No tins"}) {
        EXPECT_FALSE(offer.shows(secret)) << secret;
        EXPECT_FALSE(list.shows(secret)) << secret;
    }
}

TEST_P(MyJobsPages, ShowWhatIsNeededAfterYes) {
    const auto page = dan().post(at("/yes"));

    EXPECT_EQ(page.path, at());
    for (const auto* words : {"Margaret Ellison", "3 Orchard Row", "01632 960123", "Two bags",
                              "Hard of hearing", "Speak clearly", "Never take a bank card"}) {
        EXPECT_TRUE(page.shows(words)) << words;
    }
}

TEST_P(MyJobsPages, TellTheSecondKindly) {
    dan().post(at("/yes"));

    const auto late = eve().post(at("/yes"));

    EXPECT_TRUE(late.shows("Somebody else has taken this job"));
    EXPECT_FALSE(eve().get(at()).shows("Ellison"));
}

TEST_P(MyJobsPages, NeverSendTwoVolunteersToOneDoor) {
    auto first = dan(), second = eve();
    first.get("/my-jobs");
    second.get("/my-jobs");

    std::thread one([&] { first.post(at("/yes")); });
    std::thread two([&] { second.post(at("/yes")); });
    one.join();
    two.join();

    EXPECT_EQ(count("SELECT count(*) FROM job_offer WHERE status = 'accepted'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM involvement WHERE ended_at IS NULL"), 1);
}

TEST_P(MyJobsPages, StepThroughTheJobToItsEnd) {
    dan().post(at("/yes"));
    dan().post(at("/step"), {{"step", "collected"}, {"same_request", "a"}});

    const auto wrong = dan().post(at("/step"), {{"step", "delivered"}, {"money", "lots"}});
    EXPECT_EQ(wrong.status, 422);

    dan().post(at("/step"), {{"step", "delivered"}, {"money", "23.40"}, {"same_request", "b"}});
    EXPECT_TRUE(dan().get(at()).shows("£23.40"));
    const auto done = dan().post(at("/step"), {{"step", "done"}, {"minutes", "50"},
                                               {"same_request", "c"}});

    EXPECT_TRUE(done.shows("50 minutes"));
    const auto after = dan().get(at());
    EXPECT_TRUE(after.shows("This job is done"));
    EXPECT_FALSE(after.shows("Ellison"));
}

TEST_P(MyJobsPages, AnswerThePhonesOutboxWithWhereToGo) {
    dan().post(at("/yes"));
    auto browser = dan();
    web::Request request;
    request.method = web::Method::post;
    request.path = at("/step");
    request.headers.add("x-requested-with", "outbox");
    request.form.add("csrf", browser.csrf());
    request.form.add("step", "collected");
    request.form.add("same_request", "kept on the phone");

    for (int again = 0; again < 2; ++again) {
        const auto reply = browser.send(request);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("X-Kith-Next"), at());
    }
    EXPECT_EQ(count("SELECT count(*) FROM job_step"), 1);
}

TEST_P(MyJobsPages, TakeAWorryInTwoTouches) {
    dan().post(at("/yes"));
    EXPECT_TRUE(dan(12).get(at()).shows("I am worried about them"));

    for (int again = 0; again < 2; ++again) {
        dan().post(at("/worry"), {{"worry", "She is unsteady on her feet"},
                                  {"urgency", "today"},
                                  {"same_request", "worry"}});
    }

    EXPECT_EQ(count("SELECT count(*) FROM concern WHERE raised_from = 'job'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM concern WHERE text = 'She is unsteady on her feet'"), 1);
}

TEST_P(MyJobsPages, KeepAWorryFromThoseWhoNeverHadTheJob) {
    dan().post(at("/yes"));

    EXPECT_EQ(eve().post(at("/worry"), {{"worry", "Let me in"}}).status, 403);
    EXPECT_EQ(count("SELECT count(*) FROM concern"), 0);
}

TEST_P(MyJobsPages, HideTheJobsOfOthers) {
    const auto sam = AccountId::make(app().clock.now());
    const auto stranger = cast::viewer(who(), sam, "Sam", {"jobs.do"});

    EXPECT_EQ(app().as(stranger).get(at()).status, 404);
    EXPECT_EQ(app().as(stranger).post(at("/yes")).status, 404);
    EXPECT_TRUE(app().as(stranger).get("/my-jobs").shows("not down as a volunteer"));
}

TEST_P(MyJobsPages, AskForTheRightToDoJobs) {
    const auto nobody = cast::viewer(who(), who().ada, "Ada", {"insight.see"});

    EXPECT_EQ(app().as(nobody).get("/my-jobs").status, 403);
    EXPECT_EQ(app().as(nobody).get(at()).status, 403);
}

TEST_P(MyJobsPages, LetAJobBeGivenBackWithAReason) {
    dan().post(at("/yes"));

    EXPECT_EQ(dan().post(at("/give-back"), {{"reason", ""}}).status, 422);
    const auto given = dan().post(at("/give-back"), {{"reason", "My car broke down"}});

    EXPECT_TRUE(given.shows("We look for somebody else"));
    EXPECT_FALSE(dan().get(at()).shows("Ellison"));
}

INSTANTIATE_TEST_SUITE_P(On, MyJobsPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
