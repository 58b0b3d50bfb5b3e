#include <gmock/gmock.h>

#include <algorithm>

#include "platform/base/london.hpp"
#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/thanks/views.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class ThanksAndFigures : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }
    test::TestApp& app() { return *app_; }
    Instant now() { return app().clock.now(); }
    test::Browser ada() { return app().as(cast::ada(*cast_)).with_budget(60); }
    test::Browser dan() { return app().as(cast::dan(*cast_)).with_budget(30); }
    std::string dans(std::string_view more) const {
        return "/volunteers/" + cast_->volunteer.string() + std::string(more);
    }
    void one_job_done() {
        const JobId job = cast::job(app().db(), *cast_, now());
        app().clock.advance(10min);
        const auto write = [&](auto work) {
            app().db().write(sql::Actor::system("test"), work);
            app().clock.advance(10min);
        };
        write([&](sql::Transaction& t) {
            ASSERT_TRUE(offer(t, job, cast_->volunteer, "Ada", now()));
            ASSERT_TRUE(offer(t, job, cast_->other, "Ada", now()));
        });
        write([&](sql::Transaction& t) {
            ASSERT_TRUE(pass(t, job, cast_->other, "On holiday", now()));
        });
        write([&](sql::Transaction& t) { ASSERT_TRUE(accept(t, job, cast_->volunteer, now())); });
        write([&](sql::Transaction& t) {
            ASSERT_TRUE(take_step(t, job, cast_->volunteer, {.what = "done", .minutes = 90},
                                  now()));
        });
    }
    Overview seen() {
        const Day since = london_day(now()) - 27;
        return app().db().read([&](sql::Session& s) { return overview(s, since, now()); });
    }
    std::optional<cast::Cast> cast_;

  private:
    std::optional<test::TestApp> app_;
};

TEST_P(ThanksAndFigures, CountWhatWasAskedAndDone) {
    one_job_done();
    const Overview found = seen();
    EXPECT_EQ(found.asked, 2);
    EXPECT_EQ(found.said_yes, 1);
    EXPECT_EQ(found.said_no, 1);
    ASSERT_EQ(found.reasons.size(), 1u);
    EXPECT_EQ(found.reasons.front().why, "on holiday");
    EXPECT_EQ(found.minutes, 90);
    EXPECT_EQ(found.to_offer.half, 10);
    EXPECT_EQ(found.to_yes.half, 30);
    EXPECT_EQ(found.to_done.half, 40);
    EXPECT_EQ(found.funnel.applied, 2);
    EXPECT_EQ(found.funnel.helped, 1);
    EXPECT_EQ(found.free_by_day[6], 2) << "any time suits both";
    const auto food = std::find_if(found.kinds.begin(), found.kinds.end(),
                                   [](const auto& one) { return one.kind == "shopping"; });
    ASSERT_NE(food, found.kinds.end());
    EXPECT_EQ(food->volunteers, 2);
    EXPECT_EQ(food->done, 1);
}

TEST_P(ThanksAndFigures, AreShownAndGoIntoASpreadsheet) {
    one_job_done();
    EXPECT_TRUE(ada().get("/volunteers/overview").shows("How volunteering goes"));
    EXPECT_TRUE(ada().get("/volunteers/overview?days=365").shows("A year"));
    const auto file = ada().get("/volunteers/overview.csv");
    EXPECT_THAT(file.body, HasSubstr("what,name,volunteers"));
    EXPECT_THAT(file.body, HasSubstr("kind,shopping,2"));
    EXPECT_EQ(dan().get("/volunteers/overview").status, 403);
}

TEST_P(ThanksAndFigures, AreEmptyBeforeAnythingHappened) {
    const Overview found = seen();
    EXPECT_EQ(found.to_yes.jobs, 0);
    EXPECT_TRUE(ada().get("/volunteers/overview").shows("Joining"));
}

TEST_P(ThanksAndFigures, ReachTheVolunteerOnceAndStandOnTheirPaper) {
    one_job_done();
    const test::Typed words{{"words", "You were so kind."}, {"from_person", "yes"},
                            {"same_request", "one"}};
    ada().post(dans("/thanks"), words);
    ada().post(dans("/thanks"), words);
    EXPECT_EQ(app().db().read([](sql::Session& s) {
        return s.value<std::int64_t>(
            "SELECT count(*) FROM message WHERE template = 'volunteer-thanks'");
    }), 1);
    EXPECT_TRUE(ada().post(dans("/thanks"), {}).shows("Nothing was sent"));

    const auto paper = dan().get("/my-volunteering/certificate");
    EXPECT_TRUE(paper.shows("2 hours in 1 job to 1 person: shopping"));
    EXPECT_TRUE(paper.shows("You were so kind."));
    EXPECT_TRUE(paper.shows("Somebody you helped"));
}

TEST_P(ThanksAndFigures, WriteALetterThatNamesNobodyHelped) {
    one_job_done();
    const auto letter = ada().get(dans("/letter"));
    EXPECT_TRUE(letter.shows("Dan Larter has volunteered"));
    EXPECT_FALSE(letter.shows("Ellison"));
}

INSTANTIATE_TEST_SUITE_P(On, ThanksAndFigures, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
