#include "practice/volunteering/jobs/doors.hpp"

#include <gmock/gmock.h>

#include <array>
#include <random>
#include <thread>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

// Thrown in the middle of a change, as if the program had been killed there.
struct Killed {};

class TwoAtOneDoor : public test::OnBothDatabases {
  protected:
    static constexpr int how_many_jobs = 6;
    static constexpr int how_many_volunteers = 5;

    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
        db().write(actor, [&](sql::Transaction& t) { add_people(t); });
    }
    void add_people(sql::Transaction& t) {
        const Day today(std::chrono::floor<std::chrono::days>(clock.now()));
        for (int i = 0; i < how_many_volunteers; ++i) {
            volunteers.push_back(add_volunteer(
                t,
                {.name = Private("Helper " + std::to_string(i)),
                 .email = Private("h@mail.example"),
                 .postcode = Postcode::parse("ZZ99 4QT").value(),
                 .jobs_at_once = 20,
                 .offers = {"food"},
                 .checks = {{"identity", today - 9, std::nullopt},
                            {"training", today - 9, std::nullopt}}},
                clock.now()));
        }
        for (int i = 0; i < how_many_jobs; ++i) {
            const auto need = casework::open_need(
                t, {.person = cast::peggy(t, clock.now()), .category = "food"}, clock.now());
            jobs.push_back(make_job(t,
                                    {.need = need.id, .kind = "food", .title = "Shopping",
                                     .due_at = clock.now() + 48h, .by_name = "Ada"},
                                    clock.now())
                               .value());
        }
    }
    // One thing somebody might do, and perhaps the end of the program before it is kept.
    void act(std::mt19937& chance) {
        const auto pick = [&](const auto& list) { return list[chance() % list.size()]; };
        const JobId job = pick(jobs);
        const VolunteerId who = pick(volunteers);
        const auto what = chance() % 6;
        const bool killed = chance() % 4 == 0;
        try {
            db().write(actor, [&](sql::Transaction& t) {
                if (what < 2) (void)offer(t, job, who, "Ada", clock.now());
                if (what == 2 || what == 3) (void)accept(t, job, who, clock.now());
                if (what == 4) (void)pass(t, job, who, "", clock.now());
                if (what == 5) (void)give_back(t, job, who, "Ill", clock.now());
                if (killed) throw Killed{};
            });
        } catch (const Killed&) {
        }
    }
    std::vector<std::string> wrong() {
        return db().read([](sql::Session& s) { return check_doors(s); });
    }

    std::vector<VolunteerId> volunteers;
    std::vector<JobId> jobs;
    std::optional<cast::Cast> cast_;
};

TEST_P(TwoAtOneDoor, NeverStandWhateverIsPressedAtOnceAndWhereverItIsKilled) {
    std::vector<std::thread> threads;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        threads.emplace_back([this, seed] {
            std::mt19937 chance(seed);
            for (int i = 0; i < 40; ++i) act(chance);
        });
    }
    for (auto& thread : threads) thread.join();

    EXPECT_THAT(wrong(), IsEmpty());
    EXPECT_GT(db().read([](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM job_offer");
    }), 0);
    for (const JobId job : jobs) {
        const auto row = db().read([&](sql::Session& s) { return *job_row(s, job); });
        const auto status = db().read(
            [&](sql::Session& s) { return casework::need(s, row.need)->status; });
        EXPECT_EQ(status, row.volunteer ? "assigned" : "waiting")
            << "the need says whether somebody is coming";
    }
}

TEST_P(TwoAtOneDoor, OrNoneAreFoundByTheCheck) {
    db().write(actor, [&](sql::Transaction& t) {
        ASSERT_TRUE(offer(t, jobs[0], volunteers[0], "Ada", clock.now()));
        ASSERT_TRUE(accept(t, jobs[0], volunteers[0], clock.now()));
    });
    EXPECT_THAT(wrong(), IsEmpty());
    db().write(actor, [&](sql::Transaction& t) {
        t.execute("UPDATE job SET volunteer_id = NULL WHERE id = $1", jobs[0]);
        t.unlogged("a test");
    });
    ASSERT_THAT(wrong(), testing::SizeIs(2));
    EXPECT_THAT(wrong().front(), HasSubstr("is taken on, but nobody has it"));
}

INSTANTIATE_TEST_SUITE_P(On, TwoAtOneDoor, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
