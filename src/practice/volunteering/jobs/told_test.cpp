#include <gmock/gmock.h>

#include "practice/volunteering/jobs/told.hpp"
#include "practice/volunteering/with_cast_test.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class TellingAVolunteer : public WithCast {
  protected:
    std::vector<web::Route> pages() const override {
        return web::join_routes({routes(), casework::routes()});
    }
    void begin() override {
        job = cast::job(app->db(), *cast, now());
        EXPECT_TRUE(cast::offer_to_both(app->db(), *cast, *job, now()));
        writing([&](sql::Transaction& t) { EXPECT_TRUE(accept(t, *job, cast->volunteer, now())); });
    }
    void is_only_rung() { WithCast::is_only_rung(cast->volunteer); }
    void call_off(std::string_view said = "") {
        writing([&](sql::Transaction& t) {
            EXPECT_TRUE(end_job(t, *job, false, "Her son shops now", "Ada", now(), said));
        });
    }
    std::int64_t waiting() { return work("volunteer told"); }
    test::Browser ada() { return coordinator(); }
    std::string page() const { return "/jobs/" + job->string(); }

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
    const auto seen = ada().get(page());
    EXPECT_FALSE(seen.shows("Volunteers to tell"));
    EXPECT_TRUE(seen.shows("Volunteers who know"));
    EXPECT_TRUE(seen.shows("told by e-mail, today"));
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(TellingAVolunteer, SaysWhyOnlyWhatTheyMayKnow) {
    call_off("She is away until Friday");

    EXPECT_THAT(written(), Contains("job-called-off volunteer@fenmarch.example"));
    const auto body = reading([](sql::Session& s) {
        return s.value<std::string>("SELECT body FROM message WHERE template = 'job-called-off'");
    });
    EXPECT_THAT(body, HasSubstr("Why: She is away until Friday"));
    EXPECT_THAT(body, Not(HasSubstr("son"))) << "the reason is the person's own affair";
}

TEST_P(TellingAVolunteer, ShowsWhoeverRingsThemWhatToSay) {
    is_only_rung();
    call_off("She is away until Friday");
    EXPECT_TRUE(ada().get(page()).shows("Why: She is away until Friday"));
}

TEST_P(TellingAVolunteer, ReachesEverybodyOfAJobThatSeveralDo) {
    const auto need = writing([&](sql::Transaction& t) {
        return casework::open_need(t, {.person = cast->peggy, .category = "talk"}, now()).id;
    });
    const JobId first = writing([&](sql::Transaction& t) {
        return make_job(t, {.need = need, .kind = "food", .title = "Moving a bed",
                            .due_at = now() + 30h, .by_name = "Ada", .places = 2},
                        now())
            .value();
    });
    const auto places = reading([&](sql::Session& s) {
        return s.all<JobId>("SELECT id FROM job WHERE need_id = $1 ORDER BY place", need);
    });
    ASSERT_EQ(places.size(), 2u);
    WithCast::is_only_rung(cast->other);
    writing([&](sql::Transaction& t) {
        EXPECT_TRUE(offer(t, places[0], cast->volunteer, "Ada", now()));
        EXPECT_TRUE(accept(t, places[0], cast->volunteer, now()));
        EXPECT_TRUE(offer(t, places[1], cast->other, "Ada", now()));
        EXPECT_TRUE(accept(t, places[1], cast->other, now()));
    });

    const auto after = ada().with_budget(120).post(
        "/jobs/" + first.string() + "/end", {{"how", "cancel all"}, {"reason", "A firm moves it"},
                                             {"said", "Somebody else moves it"}});

    EXPECT_TRUE(after.shows("All its places are called off."));
    EXPECT_TRUE(after.shows("told by e-mail"));
    EXPECT_EQ(waiting(), 1) << "the other is rung";
    EXPECT_EQ(reading([&](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM job WHERE need_id = $1 AND "
                                     "closed_at IS NULL",
                                     need);
    }), 0);
    EXPECT_THAT(faults(), IsEmpty());
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
    writing([&](sql::Transaction& t) { person_died(t, cast->peggy, now()); });

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
