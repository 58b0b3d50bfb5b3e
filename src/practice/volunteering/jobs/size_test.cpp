#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/jobs/doors.hpp"
#include "practice/volunteering/jobs/match.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int rounds = 40;
constexpr int how_many_places = 144;
// 2,000 open jobs where KITH_BOARD_JOBS=2000 says so, as docs/performance.md does; a few otherwise.
int how_many_jobs() {
    const char* asked = std::getenv("KITH_BOARD_JOBS");
    return asked != nullptr ? std::max(rounds, std::atoi(asked)) : 120;
}
int how_many_volunteers() { return how_many_jobs() * 3 / 10 + rounds; }
// Runs it and prints how long it took, for docs/performance.md.
template <class Work>
void timed(std::string_view what, Work&& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    const auto took = std::chrono::steady_clock::now() - begun;
    std::cout << what << ": "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
}

class BoardOfManyJobs : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app_->db(), app_->clock.now());
        app_->db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            for (int i = 0; i < how_many_places; ++i) {
                people::add_place(t, postcode(i), 52.5 + 0.02 * (i / 12), 1.0 + 0.03 * (i % 12),
                                  "W1", "Fenmarch");
            }
        });
        for (int i = 0; i < rounds; ++i) {
            app_->db().write(sql::Actor::system("test"),
                             [&](sql::Transaction& t) { add_some(t, i); });
        }
    }
    // Villages a few kilometres apart.
    static Postcode postcode(int i) {
        constexpr std::string_view some = "ABDE";
        const std::string letters{some[static_cast<std::size_t>(i % 4)],
                                  some[static_cast<std::size_t>(i / 36)]};
        return Postcode::parse("ZZ98 " + std::to_string(i / 4 % 9 + 1) + letters).value();
    }
    void add_some(sql::Transaction& t, int round) {
        const Instant now = app_->clock.now();
        const Day today(std::chrono::floor<std::chrono::days>(now));
        for (int i = 0; i < how_many_volunteers() / rounds; ++i) {
            add_volunteer(t,
                          {.name = Private("Helper " + std::to_string(100 * round + i)),
                           .email = Private("h@mail.example"),
                           .postcode = postcode((7 * round + 31 * i) % how_many_places),
                           .hours_a_week = 6,
                           .jobs_at_once = 4,
                           .offers = {"food", "dogs"},
                           .checks = {{"identity", today - 9, std::nullopt},
                                      {"training", today - 9, std::nullopt}}},
                          now);
        }
        for (int i = 0; i < how_many_jobs() / rounds; ++i) {
            const PersonId person = people::add(
                t,
                {.first_name = Private("Margaret"),
                 .last_name = Private("Of" + std::to_string(1000 * round + i)),
                 .postcode = postcode((11 * round + 17 * i) % how_many_places),
                 .source = "phone"},
                now);
            const auto need = casework::open_need(t, {.person = person, .category = "food"}, now);
            ASSERT_TRUE(make_job(t,
                                 {.need = need.id, .kind = "food", .title = "Shopping",
                                  .due_at = now + (2 + i) * 1h, .urgent = i % 9 == 0,
                                  .by_name = "Ada"},
                                 now));
        }
    }
    test::Browser ada() { return app_->as(cast::ada(*cast_)).with_budget(20'000); }

    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
};

TEST_P(BoardOfManyJobs, IsReadMatchedAndOffered) {
    timed("the board", [&] { EXPECT_EQ(ada().get("/jobs").status, 200); });
    timed("the map", [&] { EXPECT_EQ(ada().get("/jobs/map").status, 200); });
    timed("match now", [&] {
        EXPECT_EQ(ada().post("/jobs/match").status, 200);
    });
    timed("the proposals", [&] {
        EXPECT_TRUE(ada().get("/jobs/match").shows("Offer it to Helper"));
    });
    const auto run = app_->db().read([](sql::Session& s) { return latest_run(s)->id; });
    timed("offering a page of 50", [&] {
        test::Typed form{{"run", run}, {"which", "some"}};
        for (int i = 1; i <= 50; ++i) form.emplace_back("number", std::to_string(i));
        const auto reply = ada().post("/jobs/match/offer", form);
        EXPECT_TRUE(reply.shows("jobs are offered")) << reply.text();
    });
    EXPECT_TRUE(app_->db().read([](sql::Session& s) { return check_doors(s); }).empty());
}

// A minute's worth of rows: on the one that needs no server.
INSTANTIATE_TEST_SUITE_P(On, BoardOfManyJobs,
                         testing::Values(test::DatabaseKind::sqlite), test::database_name);

}  // namespace
}  // namespace kith::volunteering
