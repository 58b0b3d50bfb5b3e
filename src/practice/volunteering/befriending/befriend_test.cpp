#include "practice/volunteering/befriending/befriend.hpp"

#include <gmock/gmock.h>

#include "platform/base/london.hpp"
#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

class Befriending : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
        job_ = cast::job(db(), who(), clock.now(), 7);
    }
    const cast::Cast& who() const { return *cast_; }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    template <class Work>
    auto read(Work&& work) {
        return db().read(std::forward<Work>(work));
    }
    PairId proposed() {
        return write([&](auto& t) {
                   return propose_pair(t, *job_, who().volunteer, "you like gardens", "Ada",
                                       clock.now());
               }).value();
    }
    PairRow row(PairId pair) {
        return read([&](sql::Session& s) { return *pair_row(s, pair); });
    }
    void both_agree(PairId pair, bool relays = true) {
        ASSERT_TRUE(write([&](auto& t) {
            return volunteer_answers(t, pair, who().volunteer, {.yes = true, .relays = relays},
                                     clock.now());
        }));
        ASSERT_TRUE(write([&](auto& t) {
            return person_answers(t, pair, {.yes = true, .relays = false}, "Ada", clock.now());
        }));
    }
    PairId talking() {
        const PairId pair = proposed();
        both_agree(pair);
        EXPECT_TRUE(write([&](auto& t) {
            return introduce(t, pair, clock.now() + 24h, "Ada", clock.now());
        }));
        clock.advance(25h);
        EXPECT_TRUE(talk(pair, "spoke", "good"));
        return pair;
    }
    bool talk(PairId pair, std::string how, std::string mood, std::string same = {}) {
        return write([&](auto& t) {
                   return log_talk(t, pair, who().volunteer,
                                   {.how = how, .mood = mood, .minutes = 20, .same_request = same},
                                   clock.now());
               }).has_value();
    }
    bool dan_sees_her() {
        const auto viewer = cast::viewer(who(), who().dan, "x", {"jobs.do"});
        return read([&](sql::Session& s) {
            return sharing::decide(s, viewer, who().peggy, clock.now()).allowed;
        });
    }
    std::int64_t count(const std::string& sql) {
        return read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    }
    std::string work(std::string_view kind) {
        return read([&](sql::Session& s) {
            return s.one<std::string>("SELECT title FROM work WHERE subject_kind = $1 AND "
                                      "done_at IS NULL",
                                      kind)
                .value_or("");
        });
    }

  private:
    std::optional<cast::Cast> cast_;
    std::optional<JobId> job_;
};

TEST_P(Befriending, ShowsNobodyToTheOtherBeforeBothHaveSaidYes) {
    const PairId pair = proposed();
    EXPECT_FALSE(dan_sees_her());
    EXPECT_FALSE(write([&](auto& t) {
        return introduce(t, pair, clock.now() + 24h, "Ada", clock.now());
    }));
    ASSERT_TRUE(write([&](auto& t) {
        return volunteer_answers(t, pair, who().volunteer, {.yes = true}, clock.now());
    }));
    EXPECT_FALSE(dan_sees_her());
    ASSERT_TRUE(write([&](auto& t) {
        return person_answers(t, pair, {.yes = true}, "Ada", clock.now());
    }));
    EXPECT_EQ(work("pair"), "Both have said yes: introduce them");

    ASSERT_TRUE(write([&](auto& t) {
        return introduce(t, pair, clock.now() + 24h, "Ada", clock.now());
    }));

    EXPECT_TRUE(dan_sees_her());
    EXPECT_EQ(count("SELECT count(*) FROM message WHERE template = 'job-offer'"), 0);
}

TEST_P(Befriending, EndsKindlyWhenEitherWouldRatherNot) {
    const PairId pair = proposed();
    ASSERT_TRUE(write([&](auto& t) {
        return person_answers(t, pair, {.yes = false}, "Ada", clock.now());
    }));
    EXPECT_EQ(row(pair).status, "declined");
    EXPECT_EQ(work("pair"), "A pair was not to be: propose another");
    EXPECT_TRUE(write([&](auto& t) {
        return propose_pair(t, row(pair).job, who().other, "", "Ada", clock.now());
    }));
}

TEST_P(Befriending, AsksOneAtATime) {
    const PairId pair = proposed();
    EXPECT_EQ(proposed(), pair) << "asked twice is asked once";
    EXPECT_FALSE(write([&](auto& t) {
        return propose_pair(t, row(pair).job, who().other, "", "Ada", clock.now());
    }));
}

TEST_P(Befriending, KeepsNumbersApartUnlessBothGiveThem) {
    const PairId pair = proposed();
    both_agree(pair, true);
    EXPECT_TRUE(row(pair).relayed()) << "the volunteer would rather not";
    const PairRow both = [&] {
        auto changed = row(pair);
        changed.volunteer_relays = false;
        return changed;
    }();
    EXPECT_FALSE(both.relayed());
}

TEST_P(Befriending, LogsATalkOnceAndComesRoundAgain) {
    const PairId pair = talking();
    ASSERT_TRUE(talk(pair, "spoke", "good", "once"));
    ASSERT_TRUE(talk(pair, "spoke", "good", "once"));

    EXPECT_EQ(read([&](sql::Session& s) { return talks(s, pair, 10).size(); }), 2u);
    EXPECT_EQ(row(pair).status, "talking");
    EXPECT_EQ(*row(pair).review_on - london_day(*row(pair).started_at), 42);
    EXPECT_TRUE(read([&](sql::Session& s) { return job_of_pair(s, row(pair)); }).has_value());
    EXPECT_TRUE(dan_sees_her());
}

TEST_P(Befriending, RaisesAMoodThatTurnsLowAtOnce) {
    const PairId pair = talking();
    EXPECT_EQ(count("SELECT count(*) FROM concern"), 0);
    ASSERT_TRUE(talk(pair, "spoke", "low", "a"));
    ASSERT_TRUE(talk(pair, "spoke", "low", "a"));
    EXPECT_EQ(count("SELECT count(*) FROM concern"), 1);
    const auto said =
        read([](sql::Session& s) { return s.value<std::string>("SELECT text FROM concern"); });
    EXPECT_THAT(said, HasSubstr("low today, good the time before"));
}

TEST_P(Befriending, RaisesSilenceAtTheThirdTime) {
    const PairId pair = talking();
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(count("SELECT count(*) FROM concern"), 0);
        ASSERT_TRUE(talk(pair, "no answer", ""));
        clock.advance(1h);
    }
    EXPECT_EQ(count("SELECT count(*) FROM concern"), 1);
}

TEST_P(Befriending, RemindsGentlyThenHasSomebodyRing) {
    const PairId pair = talking();
    clock.advance(11 * 24h);
    for (int i = 0; i < 2; ++i) write([&](auto& t) { chase_pairs(t, clock.now()); });
    EXPECT_EQ(count("SELECT count(*) FROM message WHERE template = 'pair-prompt'"), 1);
    EXPECT_THAT(work("pair"), IsEmpty());

    clock.advance(3 * 24h);
    write([&](auto& t) { chase_pairs(t, clock.now()); });
    EXPECT_EQ(work("pair"), "Two who talked are silent: ring them both");
    EXPECT_EQ(read([&](sql::Session& s) {
        return pairs(s, "quiet", london_day(clock.now()), 10).size();
    }), 1u);

    ASSERT_TRUE(talk(pair, "spoke", "as usual"));
    EXPECT_THAT(work("pair"), IsEmpty());
}

TEST_P(Befriending, LooksBackAfterSixWeeks) {
    const PairId pair = talking();
    clock.advance(42 * 24h);
    write([&](auto& t) { chase_pairs(t, clock.now()); });
    EXPECT_EQ(work("review"), "Look back with two who talk");

    ASSERT_TRUE(write([&](auto& t) {
        return review_pair(t, pair, "Good.", "Good too.", "Ada", clock.now());
    }));
    EXPECT_THAT(work("review"), IsEmpty());
    EXPECT_GT(*row(pair).review_on, london_day(clock.now()));
}

TEST_P(Befriending, EndsWellWithTheNeedMetAndThePersonClosed) {
    const PairId pair = talking();
    EXPECT_FALSE(write([&](auto& t) {
        return end_pair(t, pair, "because", "", false, "Ada", clock.now());
    }));
    ASSERT_TRUE(write([&](auto& t) {
        return end_pair(t, pair, "friends", "They meet for tea", false, "Ada", clock.now());
    }));
    EXPECT_EQ(row(pair).status, "ended");
    EXPECT_FALSE(dan_sees_her());
    EXPECT_EQ(read([&](sql::Session& s) { return casework::need(s, who().shopping)->status; }),
              "met");
}

TEST_P(Befriending, FindsSomebodyElseWhenTheVolunteerCannotGoOn) {
    const PairId pair = talking();
    ASSERT_TRUE(write([&](auto& t) {
        return end_pair(t, pair, "volunteer", "Moved away", true, "Ada", clock.now());
    }));
    const auto job = read([&](sql::Session& s) {
        return s.value<std::string>("SELECT status FROM job WHERE closed_at IS NULL");
    });
    EXPECT_EQ(job, "open");
    EXPECT_FALSE(dan_sees_her());
}

TEST_P(Befriending, StopsAtOnceWhenTheVolunteerIsSuspended) {
    const PairId pair = talking();
    ASSERT_TRUE(write([&](auto& t) {
        return change_standing(t, who().volunteer, volunteer_row(t, who().volunteer)->version,
                               {.status = "suspended", .reason = "A concern"}, "Ada", clock.now());
    }));
    EXPECT_EQ(row(pair).status, "ended");
    EXPECT_FALSE(dan_sees_her());
    EXPECT_EQ(work("pair"), "A befriender is not there any more: ring the person");
}

INSTANTIATE_TEST_SUITE_P(On, Befriending, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
