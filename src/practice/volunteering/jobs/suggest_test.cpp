#include "practice/volunteering/jobs/suggest.hpp"

#include <algorithm>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

class SuggestedVolunteers : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
    }

    const cast::Cast& who() const { return *cast_; }
    Suggestions suggested(JobId job, const Likeness& person = {}) {
        return db().read([&](sql::Session& s) {
            return suggest(s, *job_row(s, job), person, 5, clock.now());
        });
    }
    // Somebody with every check, who is rung because they do not sign in.
    VolunteerId neighbour(std::string name, std::vector<std::pair<int, int>> times = {}) {
        const Day today(std::chrono::floor<std::chrono::days>(clock.now()));
        return db().write(actor, [&](sql::Transaction& t) {
            return add_volunteer(t,
                                 {.name = Private(std::move(name)),
                                  .email = Private("n@mail.example"),
                                  .born_on = Day(1950y / 1 / 1),
                                  .postcode = Postcode::parse("ZZ99 4QT").value(),
                                  .offers = {"food", "talk"},
                                  .times = std::move(times),
                                  .checks = {{"identity", today - 9, std::nullopt},
                                             {"training", today - 9, std::nullopt},
                                             {"dbs enhanced", today - 9, today + 9}}},
                                 clock.now());
        });
    }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }

  private:
    std::optional<cast::Cast> cast_;
};

TEST_P(SuggestedVolunteers, SayWhyAndWhetherTheySignIn) {
    neighbour("Ivy Rudd");

    const auto found = suggested(cast::job(db(), who(), clock.now()));

    ASSERT_EQ(found.best.size(), 3u);
    for (const auto& one : found.best) {
        EXPECT_FALSE(one.reasons.empty());
        EXPECT_EQ(one.has_account, one.name.text() != "Ivy Rudd");
    }
}

TEST_P(SuggestedVolunteers, AreNotThoseWhoSaidNoToThisJob) {
    const JobId job = cast::job(db(), who(), clock.now());
    ASSERT_TRUE(cast::offer_to_both(db(), who(), job, clock.now()));
    ASSERT_TRUE(write([&](auto& t) { return pass(t, job, who().other, "", clock.now()); }));

    const auto found = suggested(job);

    EXPECT_TRUE(found.best.empty());
    EXPECT_TRUE(found.obstacles.empty()) << "having been asked is nothing against anybody";
}

TEST_P(SuggestedVolunteers, AreFreeWhenTheJobIsToBeDone) {
    const auto weekends = neighbour("Ivy Rudd", {{5 * 1440 + 9 * 60, 5 * 1440 + 18 * 60}});
    const JobId monday = cast::job(db(), who(), clock.now());

    for (const auto& one : suggested(monday).best) EXPECT_NE(one.volunteer, weekends);
}

// An hour of the London clock is two instants in a year: extra times mean the clock on the wall.
TEST_P(SuggestedVolunteers, AreThereOnTheirExtraDaysByTheLondonClock) {
    const auto extra = neighbour("Ivy Rudd", {{9 * 60, 12 * 60}});  // usually Monday mornings
    write([&](sql::Transaction& t) {
        for (const auto day : {"2020-10-24", "2020-10-25", "2021-03-27", "2021-03-28"}) {
            t.execute("INSERT INTO volunteer_extra (volunteer_id, on_day, from_minute, to_minute) "
                      "VALUES ($1, $2, 540, 600)",
                      extra, Day::parse(day).value());
        }
        t.unlogged("a test");
    });
    const JobId job = cast::job(db(), who(), clock.now());
    const auto may_at = [&](std::string_view utc) {
        return db().read([&](sql::Session& s) {
            JobRow row = *job_row(s, job);
            row.from_at = parse_instant(utc).value();
            row.due_at = *row.from_at + 1h;
            const auto found = suggest(s, row, {}, 5, clock.now());
            return std::any_of(found.best.begin(), found.best.end(),
                               [&](const auto& one) { return one.volunteer == extra; });
        });
    };
    EXPECT_TRUE(may_at("2020-10-24T08:00:00Z")) << "summer time, 9 to 10";
    EXPECT_FALSE(may_at("2020-10-24T09:00:00Z"));
    EXPECT_TRUE(may_at("2020-10-25T09:00:00Z")) << "the day the clocks go back";
    EXPECT_FALSE(may_at("2020-10-25T08:00:00Z"));
    EXPECT_TRUE(may_at("2021-03-27T09:00:00Z")) << "the day before they go forward";
    EXPECT_TRUE(may_at("2021-03-28T08:00:00Z")) << "the day they go forward";
    EXPECT_FALSE(may_at("2021-03-28T09:00:00Z"));
    EXPECT_FALSE(may_at("2020-10-27T09:00:00Z")) << "no extra day, and a Tuesday";
}

TEST_P(SuggestedVolunteers, ComeFirstWhenTheyKnowWhatIsAskedFor) {
    neighbour("Ivy Rudd");
    const auto knows = neighbour("Rose Tay");
    const JobId job = cast::job(db(), who(), clock.now());
    write([&](sql::Transaction& t) {
        t.execute("UPDATE volunteer SET experience = 'caring, bereavement' "
                  "WHERE id = $1",
                  knows);
        t.execute("UPDATE job SET experience = 'bereavement' WHERE id = $1", job);
        t.unlogged("a test");
    });

    const auto found = suggested(job);

    ASSERT_FALSE(found.best.empty());
    EXPECT_EQ(found.best.front().volunteer, knows);
    EXPECT_NE(std::find(found.best.front().reasons.begin(), found.best.front().reasons.end(),
                        "knows about losing somebody"),
              found.best.front().reasons.end());
}

TEST_P(SuggestedVolunteers, BeginWithWhoHasHelpedBefore) {
    const JobId first = cast::job(db(), who(), clock.now(), 7);
    ASSERT_TRUE(cast::offer_to_both(db(), who(), first, clock.now()));
    ASSERT_TRUE(write([&](auto& t) { return accept(t, first, who().other, clock.now()); }));
    ASSERT_TRUE(write([&](auto& t) {
        return take_step(t, first, who().other, {.what = "done", .minutes = 10}, clock.now());
    }));
    const auto next = db().read([&](sql::Session& s) { return in_hand(s, who().other); });
    ASSERT_TRUE(write([&](auto& t) {
        return end_job(t, next.at(0).id, false, "A new start", "Ada", clock.now());
    }));

    const auto found = suggested(cast::job(db(), who(), clock.now(), 7));

    ASSERT_FALSE(found.best.empty());
    EXPECT_EQ(found.best.front().volunteer, who().other);
}

TEST_P(SuggestedVolunteers, TellTheConditionThatWouldHaveToGive) {
    const JobId job = cast::job(db(), who(), clock.now(), 7);
    clock.advance(301 * 24h);  // every enhanced check has run out

    const auto found = suggested(job);

    EXPECT_TRUE(found.best.empty());
    ASSERT_FALSE(found.obstacles.empty());
    EXPECT_NE(found.obstacles.front().find("Larter"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(On, SuggestedVolunteers, test::both_databases(), test::database_name);

TEST(ReasonsForTheVolunteer, AreSaidToThem) {
    EXPECT_EQ(said_to_volunteer("is 300 m away, on foot"), "you are 300 m away, on foot");
    EXPECT_EQ(said_to_volunteer("has helped this person before"),
              "you have helped this person before");
}

TEST(ReasonsForTheVolunteer, KeepWhatSpeaksAgainstThemForTheCoordinator) {
    EXPECT_EQ(said_to_volunteer("although has done 9 jobs this week"), "");
    EXPECT_EQ(said_to_volunteer("could do it only just in time"), "");
}

}  // namespace
}  // namespace kith::volunteering
