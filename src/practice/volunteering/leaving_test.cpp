#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class VolunteersWhoLeave : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes(), GetParam());
        who.emplace(cast::fill(app->db(), app->clock.now()));
    }
    template <class Work>
    auto write(Work work) {
        return app->db().write(sql::Actor::system("test"), work);
    }
    VolunteerRow dan() {
        return *app->db().read(
            [&](sql::Session& session) { return volunteer_row(session, who->volunteer); });
    }

    std::optional<test::TestApp> app;
    std::optional<cast::Cast> who;
};

TEST_P(VolunteersWhoLeave, HandTheirJobsBackToTheBoardAndAreAskedNoMore) {
    const Instant now = app->clock.now();
    const JobId job = write([&](sql::Transaction& t) {
        const auto made = make_job(t, {.need = who->shopping, .kind = "food", .title = "Shopping",
                                       .due_at = now + std::chrono::hours(5), .by_name = "Ada"},
                                   now)
                              .value();
        EXPECT_TRUE(offer(t, made, who->volunteer, "Ada", now));
        EXPECT_TRUE(accept(t, made, who->volunteer, now));
        return made;
    });
    write([&](sql::Transaction& t) { hand_over(t, who->dan, who->ada, now); });

    const auto row =
        *app->db().read([&](sql::Session& session) { return job_row(session, job); });
    EXPECT_EQ(row.status, "open");
    EXPECT_FALSE(row.volunteer);
    EXPECT_EQ(dan().status, "left");
}

TEST_P(VolunteersWhoLeave, AreLeftAloneWhenTheyHaveGoneOrNeverWere) {
    const Instant now = app->clock.now();
    write([&](sql::Transaction& t) { hand_over(t, who->dan, std::nullopt, now); });
    const int version = dan().version;
    write([&](sql::Transaction& t) {
        hand_over(t, who->dan, std::nullopt, now);
        hand_over(t, who->ada, std::nullopt, now);
    });
    EXPECT_EQ(dan().version, version);
}

INSTANTIATE_TEST_SUITE_P(On, VolunteersWhoLeave, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
