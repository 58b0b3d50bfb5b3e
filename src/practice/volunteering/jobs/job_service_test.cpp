#include <thread>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

class VolunteersJob : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
    }

    const cast::Cast& who() const { return *cast_; }
    JobId offered() {
        const JobId job = cast::job(db(), who(), clock.now());
        EXPECT_TRUE(cast::offer_to_both(db(), who(), job, clock.now()));
        return job;
    }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    JobRow row(JobId job) {
        return db().read([&](sql::Session& s) { return *job_row(s, job); });
    }
    std::string need_status() {
        return db().read(
            [&](sql::Session& s) { return casework::need(s, who().shopping)->status; });
    }
    // Whether the volunteer's account may see the person now.
    bool sees(AccountId account) {
        const auto viewer = cast::viewer(who(), account, "x", {"jobs.do"});
        return db().read([&](sql::Session& s) {
            return sharing::decide(s, viewer, who().peggy, clock.now()).allowed;
        });
    }

  private:
    std::optional<cast::Cast> cast_;
};

TEST_P(VolunteersJob, IsOneForANeedHoweverOftenItIsMade) {
    EXPECT_EQ(cast::job(db(), who(), clock.now()), cast::job(db(), who(), clock.now()));
}

TEST_P(VolunteersJob, GoesToTheFirstWhoSaysYes) {
    const JobId job = offered();

    EXPECT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));
    EXPECT_FALSE(write([&](auto& t) { return accept(t, job, who().other, clock.now()); }));

    EXPECT_EQ(row(job).volunteer, who().volunteer);
    EXPECT_EQ(need_status(), "assigned");
    EXPECT_TRUE(sees(who().dan));
    EXPECT_FALSE(sees(who().eve));
}

TEST_P(VolunteersJob, HasOneVolunteerWhenTwoSayYesAtOnce) {
    const JobId job = offered();
    std::atomic<int> yes = 0;
    const auto say_yes = [&](VolunteerId volunteer) {
        if (write([&](auto& t) { return accept(t, job, volunteer, clock.now()); })) ++yes;
    };

    std::thread one(say_yes, who().volunteer);
    std::thread two(say_yes, who().other);
    one.join();
    two.join();

    EXPECT_EQ(yes, 1);
    EXPECT_EQ(sees(who().dan) + sees(who().eve), 1);
}

TEST_P(VolunteersJob, ClosesThePersonAgainWhenItIsDone) {
    const JobId job = offered();
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));

    const auto done = write([&](auto& t) {
        return take_step(t, job, who().volunteer,
                         {.what = "done", .minutes = 40, .same_request = "once"}, clock.now());
    });

    ASSERT_TRUE(done);
    EXPECT_FALSE(sees(who().dan));
    EXPECT_EQ(need_status(), "met");
    EXPECT_EQ(db().read([&](sql::Session& s) {
        return minutes_given(s, who().volunteer, Day(2020y / 1 / 1));
    }), 40);
}

TEST_P(VolunteersJob, CountsAStepSentTwiceOnce) {
    const JobId job = offered();
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));
    const JobStep done{.what = "done", .minutes = 40, .same_request = "once"};

    for (int again = 0; again < 2; ++again) {
        EXPECT_TRUE(write([&](auto& t) {
            return take_step(t, job, who().volunteer, done, clock.now());
        }));
    }

    EXPECT_EQ(db().read([&](sql::Session& s) {
        return minutes_given(s, who().volunteer, Day(2020y / 1 / 1));
    }), 40);
}

TEST_P(VolunteersJob, GivenBackReturnsFirstInLineWithThePersonClosed) {
    const JobId job = offered();
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));

    ASSERT_TRUE(write([&](auto& t) {
        return give_back(t, job, who().volunteer, "My car broke down", clock.now());
    }));

    EXPECT_EQ(row(job).status, "open");
    EXPECT_TRUE(row(job).returned);
    EXPECT_EQ(need_status(), "waiting");
    EXPECT_FALSE(sees(who().dan));
    EXPECT_TRUE(write([&](auto& t) { return offer(t, job, who().other, "Ada", clock.now()); }));
}

TEST_P(VolunteersJob, IsCalledOffWhenItsNeedIsClosed) {
    const JobId job = offered();
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));

    ASSERT_TRUE(write([&](sql::Transaction& t) {
        const std::string why = "A neighbour shops for her";
        auto closed = casework::move_need(t, who().shopping, "withdrawn", why, "Hannah",
                                          clock.now());
        end_for_need(t, {who().shopping, "withdrawn", why, "Hannah"}, clock.now());
        return closed;
    }));

    EXPECT_EQ(row(job).status, "cancelled");
    EXPECT_EQ(need_status(), "withdrawn");
    EXPECT_FALSE(sees(who().dan));
}

TEST_P(VolunteersJob, PassedByEverybodyIsOpenAgain) {
    const JobId job = offered();

    ASSERT_TRUE(write([&](auto& t) { return pass(t, job, who().volunteer, "busy", clock.now()); }));
    EXPECT_EQ(row(job).status, "offered");
    ASSERT_TRUE(write([&](auto& t) { return pass(t, job, who().other, "", clock.now()); }));

    EXPECT_EQ(row(job).status, "open");
}

TEST_P(VolunteersJob, MovesOnWhenNobodyAnswers) {
    const JobId job = offered();
    clock.advance(31min);

    write([&](auto& t) { move_on(t, clock.now()); });

    EXPECT_EQ(row(job).status, "open");
    EXPECT_FALSE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));
}

TEST_P(VolunteersJob, ComesRoundAgainWithTheSameVolunteerWhenItIsRegular) {
    const JobId job = cast::job(db(), who(), clock.now(), 7);
    ASSERT_TRUE(cast::offer_to_both(db(), who(), job, clock.now()));
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));

    ASSERT_TRUE(write([&](auto& t) {
        return take_step(t, job, who().volunteer,
                         {.what = "done", .minutes = 20, .mood = "good"}, clock.now());
    }));

    const auto next = db().read([&](sql::Session& s) { return in_hand(s, who().volunteer); });
    ASSERT_EQ(next.size(), 1u);
    EXPECT_EQ(next.front().due_at, row(job).due_at + 7 * 24h);
    EXPECT_EQ(need_status(), "in progress");
    EXPECT_TRUE(sees(who().dan));

    ASSERT_TRUE(write([&](auto& t) {
        return end_job(t, next.front().id, true, "They meet by themselves now", "Ada", clock.now());
    }));
    EXPECT_EQ(need_status(), "met");
    EXPECT_FALSE(sees(who().dan));
}

TEST_P(VolunteersJob, IsNeverOfferedWithoutTheChecksItNeeds) {
    const JobId job = cast::job(db(), who(), clock.now(), 7);
    clock.advance(301 * 24h);  // the enhanced check has run out

    const auto offered =
        write([&](auto& t) { return offer(t, job, who().volunteer, "Ada", clock.now()); });

    ASSERT_FALSE(offered);
    EXPECT_NE(std::get<Invalid>(offered.error()).errors.front().message.find("DBS"),
              std::string::npos);
}

TEST_P(VolunteersJob, ReturnsAtOnceWhenTheVolunteerIsSuspended) {
    const JobId job = offered();
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job, who().volunteer, clock.now()); }));

    ASSERT_TRUE(write([&](auto& t) {
        return change_standing(t, who().volunteer, 1, {.status = "suspended", .reason = "Worry"},
                               "Ada", clock.now());
    }));

    EXPECT_EQ(row(job).status, "open");
    EXPECT_FALSE(sees(who().dan));
    EXPECT_FALSE(write([&](auto& t) {
        return change_standing(t, who().volunteer, 1, {.status = "active"}, "Ada", clock.now());
    })) << "the version was overtaken";
}

INSTANTIATE_TEST_SUITE_P(On, VolunteersJob, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
