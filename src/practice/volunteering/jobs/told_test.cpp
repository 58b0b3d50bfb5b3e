#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/jobs/told.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using testing::IsEmpty;

class TellingAVolunteer : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(web::join_routes({routes(), casework::routes()}), GetParam());
        cast = cast::fill(app->db(), app->clock.now());
        job = cast::job(app->db(), *cast, app->clock.now());
        EXPECT_TRUE(cast::offer_to_both(app->db(), *cast, *job, app->clock.now()));
        writing([&](sql::Transaction& t) {
            EXPECT_TRUE(accept(t, *job, cast->volunteer, app->clock.now()));
        });
    }
    template <class Do>
    void writing(const Do& what) {
        app->db().write(sql::Actor::system("test"), what);
    }
    void is_only_rung() {
        writing([&](sql::Transaction& t) {
            t.execute("UPDATE volunteer SET contact_by = 'phone' WHERE id = $1", cast->volunteer);
            t.unlogged("a test");
        });
    }
    void call_off() {
        writing([&](sql::Transaction& t) {
            EXPECT_TRUE(end_job(t, *job, false, "Her son shops now", "Ada", app->clock.now()));
        });
    }
    std::int64_t waiting() {
        return app->db().read([](sql::Session& s) {
            return s.value<std::int64_t>("SELECT count(*) FROM work WHERE done_at IS NULL AND "
                                         "subject_kind = 'volunteer told'");
        });
    }
    std::vector<std::string> faults() {
        return app->db().read([](sql::Session& s) { return check(s); });
    }
    // A coordinator of the team that gives jobs out.
    test::Browser ada() {
        auto viewer = cast::ada(*cast);
        writing([&](sql::Transaction& t) {
            viewer.team_ids = {accounts::answering_team(t, "jobs").string()};
            t.unlogged("a test");
        });
        return app->as(viewer).with_budget(60);
    }
    std::string page() const { return "/jobs/" + job->string(); }

    std::optional<test::TestApp> app;
    std::optional<cast::Cast> cast;
    std::optional<JobId> job;
};

TEST_P(TellingAVolunteer, IsAskedForWhereNoMessageReachesThem) {
    is_only_rung();
    call_off();

    EXPECT_EQ(waiting(), 1);
    EXPECT_TRUE(ada().get("/work").shows("Tell a volunteer that they are not needed"));
    EXPECT_TRUE(ada().get(page()).shows("Told them by phone"));
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(TellingAVolunteer, IsNotAskedForWhereAMessageDoesIt) {
    call_off();

    EXPECT_EQ(waiting(), 0);
    EXPECT_FALSE(ada().get(page()).shows("Volunteers to tell"));
}

TEST_P(TellingAVolunteer, IsDoneWithOneClickAndKeepsWhoWhenAndHow) {
    is_only_rung();
    call_off();
    const test::Typed by_phone{{"volunteer", cast->volunteer.string()}, {"how", "by phone"}};

    const auto after = ada().post(page() + "/told", by_phone);
    ada().post(page() + "/told",
               {{"volunteer", cast->volunteer.string()}, {"how", "face to face"}});

    EXPECT_TRUE(after.shows("told by phone by Ada Lark"));
    EXPECT_EQ(waiting(), 0);
    EXPECT_FALSE(ada().get("/work").shows("Tell a volunteer"));
    const auto later = ada().get(page());
    EXPECT_TRUE(later.shows("told by phone by Ada Lark")) << "the first stays";
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(TellingAVolunteer, OfADeathIsAlwaysAskedForOnce) {
    is_only_rung();
    writing([&](sql::Transaction& t) { person_died(t, cast->peggy, app->clock.now()); });

    EXPECT_EQ(waiting(), 1) << "of the death, not also that the job is called off";
    EXPECT_TRUE(ada().get("/work").shows("gently, that somebody they help has died"));
    EXPECT_TRUE(ada().post(page() + "/told", {{"volunteer", cast->volunteer.string()},
                                              {"how", "face to face"}})
                    .shows("told face to face"));
    EXPECT_EQ(waiting(), 0);
}

TEST_P(TellingAVolunteer, RefusesAWayThereIsNotAndSomebodyNobodyAskedFor) {
    is_only_rung();
    call_off();
    EXPECT_TRUE(ada().post(page() + "/told",
                           {{"volunteer", cast->volunteer.string()}, {"how", "by pigeon"}})
                    .shows("Select how you told them"));
    EXPECT_EQ(ada().post(page() + "/told",
                         {{"volunteer", cast->council.string()}, {"how", "by phone"}}).status,
              404);
    EXPECT_EQ(waiting(), 1);
}

TEST_P(TellingAVolunteer, IsForThoseWhoGiveJobsOut) {
    is_only_rung();
    call_off();
    const test::Typed typed{{"volunteer", cast->volunteer.string()}, {"how", "by phone"}};
    const auto role = [&](std::vector<std::string> permissions) {
        return app->as(cast::viewer(*cast, cast->eve, "Eve Howes", std::move(permissions)))
            .with_budget(60)
            .post(page() + "/told", typed)
            .status;
    };
    EXPECT_EQ(role({"jobs.do"}), 403);
    EXPECT_EQ(role({"people.see", "volunteers.see"}), 403);
    EXPECT_EQ(role({"volunteers.handbook"}), 403);
    EXPECT_EQ(waiting(), 1);
    EXPECT_EQ(role({"people.see", "jobs.coordinate"}), 200);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(TellingAVolunteer, IsMissedByTheCheckWhenItIsOnNoList) {
    is_only_rung();
    call_off();
    writing([&](sql::Transaction& t) {
        t.execute("UPDATE work SET done_at = due_at WHERE subject_kind = 'volunteer told'");
        t.unlogged("a test");
    });
    EXPECT_EQ(faults().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(On, TellingAVolunteer, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
