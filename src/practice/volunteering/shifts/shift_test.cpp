#include "practice/volunteering/shifts/shift.hpp"

#include <thread>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

class Shifts : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }
    test::TestApp& app() { return *app_; }
    Instant now() { return app().clock.now(); }
    const cast::Cast& who() const { return *cast_; }
    test::Browser ada() { return app().as(cast::ada(who())).with_budget(60); }
    test::Browser dan() { return app().as(cast::dan(who())).with_budget(60); }
    template <class Work>
    auto write(Work&& work) {
        return app().db().write(sql::Actor::system("test"), std::forward<Work>(work));
    }
    ShiftId made(int wanted = 1, Instant from = {}) {
        if (from == Instant{}) from = now() + 24h;
        return write([&](sql::Transaction& t) {
                   return make_shift(t,
                                     {.kind = "food", .title = "Packing boxes",
                                      .place = "The depot", .from_at = from, .to_at = from + 3h,
                                      .wanted = wanted},
                                     "Ada", now());
               }).value();
    }
    bool takes(ShiftId shift, VolunteerId volunteer) {
        return write([&](sql::Transaction& t) {
                   return take_shift(t, shift, volunteer, now());
               }).has_value();
    }
    int taken(ShiftId shift) {
        return app().db().read([&](sql::Session& s) { return shift_row(s, shift)->taken; });
    }

  private:
    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
};

TEST_P(Shifts, AreTakenOnceAndNeverByMoreThanAreWanted) {
    const ShiftId shift = made();
    EXPECT_TRUE(takes(shift, who().volunteer));
    EXPECT_TRUE(takes(shift, who().volunteer));
    EXPECT_EQ(taken(shift), 1);
    EXPECT_FALSE(takes(shift, who().other));
}

TEST_P(Shifts, HaveOneLastPlaceWhenTwoTakeItAtOnce) {
    const ShiftId shift = made();
    std::atomic<int> yes = 0;
    const auto take = [&](VolunteerId volunteer) { yes += takes(shift, volunteer) ? 1 : 0; };
    std::thread one(take, who().volunteer);
    std::thread two(take, who().other);
    one.join();
    two.join();
    EXPECT_EQ(yes, 1);
    EXPECT_EQ(taken(shift), 1);
}

TEST_P(Shifts, AreLeftByThemselvesAndFreeForOthers) {
    const ShiftId shift = made();
    ASSERT_TRUE(takes(shift, who().volunteer));
    ASSERT_TRUE(write([&](auto& t) { return leave_shift(t, shift, who().volunteer, now()); }));
    EXPECT_EQ(taken(shift), 0);
    EXPECT_TRUE(takes(shift, who().other));
    EXPECT_EQ(app().db().read([](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM work WHERE subject_kind = 'shift'");
    }), 1) << "it is tomorrow: somebody must know";
}

TEST_P(Shifts, DoNotOverlapForOneVolunteer) {
    ASSERT_TRUE(takes(made(2), who().volunteer));
    EXPECT_FALSE(takes(made(2, now() + 25h), who().volunteer));
    EXPECT_TRUE(takes(made(2, now() + 27h), who().volunteer));
}

TEST_P(Shifts, NeedTheirChecksOnTheDay) {
    write([&](sql::Transaction& t) {
        t.execute("UPDATE volunteer_check SET expires_on = '2020-04-06' WHERE kind = 'training'");
        t.unlogged("a test");
    });
    EXPECT_FALSE(takes(made(), who().volunteer));
}

TEST_P(Shifts, GiveTheHoursToThoseWhoCame) {
    const ShiftId shift = made();
    ASSERT_TRUE(takes(shift, who().volunteer));
    app().clock.advance(30h);
    for (int again = 0; again < 2; ++again) {
        ASSERT_TRUE(write([&](auto& t) {
            return note_came(t, shift, who().volunteer, true, now());
        }));
    }
    EXPECT_EQ(app().db().read([](sql::Session& s) {
        return s.value<int>("SELECT CAST(SUM(minutes) AS BIGINT) FROM volunteer_hours");
    }), 180);
}

TEST_P(Shifts, AreFreeAgainWhenSomebodyIsSuspended) {
    const ShiftId shift = made();
    ASSERT_TRUE(takes(shift, who().volunteer));
    ASSERT_TRUE(write([&](auto& t) {
        return change_standing(t, who().volunteer, 1, {.status = "suspended", .reason = "Worry"},
                               "Ada", now());
    }));
    EXPECT_EQ(taken(shift), 0);
}

TEST_P(Shifts, AreMadeSeenAndTakenOnPages) {
    test::Typed form{{"title", "Packing boxes"}, {"kind", "food"}, {"place", "The depot"},
                     {"day-day", "8"}, {"day-month", "4"}, {"day-year", "2020"}, {"from", "9am"},
                     {"to", "1pm"}, {"wanted", "2"}, {"same_request", "one"}};
    EXPECT_EQ(ada().post("/shifts/new", {{"title", "x"}}).status, 422);
    const auto page = ada().post("/shifts/new", form);
    EXPECT_TRUE(page.shows("Nobody yet."));
    EXPECT_EQ(ada().post("/shifts/new", form).path, page.path) << "a double click makes one";
    EXPECT_TRUE(ada().get("/shifts").shows("Packing boxes"));

    EXPECT_TRUE(dan().get("/my-shifts").shows("I will come"));
    const std::string id = page.path.substr(page.path.rfind('/') + 1);
    EXPECT_TRUE(dan().post("/my-shifts/" + id, {{"what", "take"}}).shows("I cannot come"));
    EXPECT_TRUE(ada().get(page.path).shows("Dan Larter"));
    EXPECT_TRUE(dan().post("/my-shifts/" + id, {{"what", "leave"}}).shows("I will come"));
    EXPECT_TRUE(ada().post(page.path + "/cancel", {{"why", "Snow"}}).shows("Snow"));
    EXPECT_FALSE(dan().get("/my-shifts").shows("Packing boxes"));
}

INSTANTIATE_TEST_SUITE_P(On, Shifts, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
