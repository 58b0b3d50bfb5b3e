#include "practice/volunteering/jobs/asking.hpp"

#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/jobs/notices.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

class AskingByItself : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
        job_ = cast::job(db(), who(), clock.now());
    }
    const cast::Cast& who() const { return *cast_; }
    JobId job() const { return *job_; }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    Result<int> asks(int how_many) {
        return write([&](sql::Transaction& t) {
            return ask(t, job(), {.how_many = how_many, .person = {}, .by_name = "Ada"},
                       clock.now());
        });
    }
    std::vector<OfferRow> waiting() {
        auto offers = db().read([&](sql::Session& s) { return offers_of_job(s, job()); });
        std::erase_if(offers, [](const OfferRow& one) { return one.status != "waiting"; });
        return offers;
    }
    JobRow row() {
        return db().read([&](sql::Session& s) { return *job_row(s, job()); });
    }
    std::string words() {
        return db().read([&](sql::Session& s) { return asking_words(s, job()); });
    }
    std::int64_t letters(std::string_view template_id) {
        return db().read([&](sql::Session& s) {
            return s.value<std::int64_t>("SELECT count(*) FROM message WHERE template = $1",
                                         template_id);
        });
    }

  private:
    std::optional<cast::Cast> cast_;
    std::optional<JobId> job_;
};

TEST_P(AskingByItself, OneAfterAnotherGoesOnWhenSomebodySaysNo) {
    ASSERT_TRUE(asks(1));
    ASSERT_EQ(waiting().size(), 1u);
    const VolunteerId first = waiting().front().volunteer;

    ASSERT_TRUE(write([&](auto& t) { return pass(t, job(), first, "", clock.now()); }));

    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_NE(waiting().front().volunteer, first);
    EXPECT_EQ(letters("job-offer"), 2);
}

TEST_P(AskingByItself, OneAfterAnotherGoesOnWhenNobodyAnswers) {
    ASSERT_TRUE(asks(1));
    const VolunteerId first = waiting().front().volunteer;
    clock.advance(31min);

    write([&](auto& t) { move_on(t, clock.now()); });

    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_NE(waiting().front().volunteer, first);
}

TEST_P(AskingByItself, AsksTheBestFewAtOnceAndTellsTheOthersKindly) {
    ASSERT_EQ(asks(3).value(), 2);
    const auto offers = waiting();
    ASSERT_EQ(offers.size(), 2u);

    ASSERT_TRUE(write([&](auto& t) {
        return accept(t, job(), offers.front().volunteer, clock.now());
    }));

    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_EQ(letters("job-taken"), 1);
    EXPECT_THAT(words(), IsEmpty());
}

TEST_P(AskingByItself, EndsWithAWordToTheCoordinatorsWhenNobodyIsLeft) {
    ASSERT_TRUE(asks(3));
    for (const auto& offer : waiting()) {
        ASSERT_TRUE(
            write([&](auto& t) { return pass(t, job(), offer.volunteer, "", clock.now()); }));
    }

    EXPECT_THAT(words(), HasSubstr("Everybody who could do it has been asked"));
    EXPECT_EQ(db().read([&](sql::Session& s) {
        return s.value<std::string>("SELECT title FROM work WHERE subject_kind = 'job'");
    }), "Nobody left to ask: Shopping, today");
    EXPECT_EQ(row().status, "open");
}

TEST_P(AskingByItself, BeginsAgainWhenSomebodyGivesTheJobBack) {
    ASSERT_TRUE(asks(1));
    const VolunteerId first = waiting().front().volunteer;
    ASSERT_TRUE(write([&](auto& t) { return accept(t, job(), first, clock.now()); }));

    ASSERT_TRUE(write([&](auto& t) { return give_back(t, job(), first, "Ill", clock.now()); }));

    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_NE(waiting().front().volunteer, first);
    EXPECT_TRUE(row().returned);
}

TEST_P(AskingByItself, StopsWhenACoordinatorSaysSo) {
    ASSERT_TRUE(asks(1));
    write([&](auto& t) { stop_asking(t, job(), "Stopped by Ada", clock.now()); });
    const VolunteerId first = waiting().front().volunteer;

    ASSERT_TRUE(write([&](auto& t) { return pass(t, job(), first, "", clock.now()); }));

    EXPECT_THAT(waiting(), IsEmpty());
}

TEST_P(AskingByItself, SaysWhenNobodyOffersIt) {
    write([&](sql::Transaction& t) {
        t.execute("DELETE FROM volunteer_offer");
        t.unlogged("a test");
    });
    const auto asked = asks(1);
    ASSERT_FALSE(asked);
    EXPECT_THAT(std::get<Invalid>(asked.error()).errors.front().message,
                HasSubstr("Nobody offers this kind of help yet"));
}

TEST_P(AskingByItself, IsReachedByTextWhereTheyChoseIt) {
    write([&](sql::Transaction& t) {
        t.execute("UPDATE volunteer SET contact_by = 'text' WHERE id = $1", who().volunteer);
        t.execute("UPDATE volunteer SET contact_by = 'phone' WHERE id = $1", who().other);
        t.unlogged("a test");
    });
    ASSERT_EQ(asks(3).value(), 2);
    EXPECT_EQ(db().read([&](sql::Session& s) {
        return s.value<std::string>("SELECT channel FROM message WHERE template = 'job-offer'");
    }), "text");
}

TEST_P(AskingByItself, RemindsOnceOfWhatWasTakenOn) {
    ASSERT_TRUE(asks(1));
    ASSERT_TRUE(write([&](auto& t) {
        return accept(t, job(), waiting().front().volunteer, clock.now());
    }));
    clock.advance(3h);
    for (int again = 0; again < 2; ++again) write([&](auto& t) { remind(t, clock.now()); });
    EXPECT_EQ(letters("job-reminder"), 1);
}

TEST_P(AskingByItself, WarnsBeforeAJobIsLate) {
    clock.advance(4h);  // due in two hours, and nobody has it
    write([&](auto& t) { remind(t, clock.now()); });

    EXPECT_EQ(db().read([&](sql::Session& s) {
        return s.value<std::string>("SELECT title FROM work WHERE subject_kind = 'job'");
    }), "Nobody has this yet: Shopping, today");
    EXPECT_TRUE(row().warned_at.has_value());
}

INSTANTIATE_TEST_SUITE_P(On, AskingByItself, test::both_databases(), test::database_name);

class JobForSeveral : public AskingByItself {};

TEST_P(JobForSeveral, HasAPlaceForEachAndNeverTheSameVolunteerTwice) {
    const auto need = write([&](sql::Transaction& t) {
        return casework::open_need(t, {.person = who().peggy, .category = "other"}, clock.now()).id;
    });
    const JobId first = write([&](sql::Transaction& t) {
        return make_job(t,
                        {.need = need, .kind = "food", .title = "A big shop",
                         .due_at = clock.now() + 6h, .by_name = "Ada", .places = 2},
                        clock.now())
            .value();
    });
    const auto places = db().read([&](sql::Session& s) {
        return s.all<JobId>("SELECT id FROM job WHERE need_id = $1 ORDER BY place", need);
    });
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places.front(), first);

    const auto takes = [&](JobId place, VolunteerId volunteer) {
        return write([&](sql::Transaction& t) -> Result<void> {
            if (auto offered = offer(t, place, volunteer, "Ada", clock.now()); !offered) {
                return offered;
            }
            return accept(t, place, volunteer, clock.now());
        }).has_value();
    };
    const auto done = [&](JobId place, VolunteerId volunteer) {
        return write([&](sql::Transaction& t) {
            return take_step(t, place, volunteer, {.what = "done", .minutes = 30}, clock.now());
        }).has_value();
    };
    const auto status = [&] {
        return db().read([&](sql::Session& s) { return casework::need(s, need)->status; });
    };
    EXPECT_TRUE(takes(places[0], who().volunteer));
    EXPECT_FALSE(takes(places[1], who().volunteer)) << "they come already";
    EXPECT_TRUE(takes(places[1], who().other));
    EXPECT_TRUE(done(places[0], who().volunteer));
    EXPECT_NE(status(), "met") << "the other has not finished";
    EXPECT_TRUE(done(places[1], who().other));
    EXPECT_EQ(status(), "met");
}

INSTANTIATE_TEST_SUITE_P(On, JobForSeveral, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
