#include <gmock/gmock.h>

#include "practice/volunteering/shifts/telling.hpp"
#include "practice/volunteering/with_cast_test.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class TellingOfShifts : public WithCast {
  protected:
    std::vector<web::Route> pages() const override {
        return web::join_routes({routes(), casework::routes()});
    }
    void begin() override {
        shift = made(now() + 72h);
        WithCast::is_only_rung(cast->other);
        for (const VolunteerId& one : {cast->volunteer, cast->other}) {
            writing([&](sql::Transaction& t) { EXPECT_TRUE(take_shift(t, *shift, one, now())); });
        }
    }
    ShiftId made(Instant from) {
        return writing([&](sql::Transaction& t) {
                   return make_shift(t,
                                     {.kind = "food", .title = "Packing boxes",
                                      .place = "The depot", .from_at = from, .to_at = from + 3h,
                                      .wanted = 3},
                                     "Ada", now());
               }).value();
    }
    std::string page() const { return "/shifts/" + shift->string(); }
    // What the form is filled in with, and what is changed of it.
    test::Typed form(const test::Typed& changes = {}) {
        test::Typed typed{{"title", "Packing boxes"}, {"place", "The depot"}, {"day-day", "9"},
                          {"day-month", "4"}, {"day-year", "2020"}, {"from", "9am"},
                          {"to", "midday"}, {"wanted", "3"}, {"version", "1"}};
        for (const auto& [name, value] : changes) {
            for (auto& field : typed) {
                if (field.first == name) field.second = value;
            }
        }
        return typed;
    }
    std::string body_of(std::string_view message) {
        return reading([&](sql::Session& s) {
            return s.value<std::string>("SELECT body FROM message WHERE template = $1", message);
        });
    }
    std::int64_t waiting() { return work("volunteer told"); }

    std::optional<ShiftId> shift;
};

TEST_P(TellingOfShifts, ReachesEverybodyInTheirWayWhenOneIsCalledOff) {
    const auto after = coordinator().post(page() + "/cancel", {{"why", "The hall has no heating"}});

    EXPECT_THAT(written(), Contains("shift-called-off volunteer@fenmarch.example"));
    EXPECT_THAT(body_of("shift-called-off"), HasSubstr("Why: The hall has no heating"));
    EXPECT_EQ(waiting(), 1) << "who is only rung is rung";
    EXPECT_TRUE(after.shows("Volunteers to tell"));
    EXPECT_TRUE(after.shows("told by e-mail, today"));
    EXPECT_TRUE(coordinator().get("/work").shows("Tell a volunteer that a shift is called off"));
    EXPECT_TRUE(dan().get("/my-shifts").shows("Why: The hall has no heating"));
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(TellingOfShifts, IsDoneOnceHoweverOftenItIsCalledOff) {
    for (int again = 0; again < 2; ++again) {
        coordinator().post(page() + "/cancel", {{"why", "Snow"}});
    }
    EXPECT_EQ(written().size(), 1u);
    EXPECT_EQ(waiting(), 1);
}

TEST_P(TellingOfShifts, NeedsAReasonAndAShiftStillToCome) {
    EXPECT_TRUE(coordinator().post(page() + "/cancel", {{"why", ""}}).shows("Say why, in a line"));
    app->clock.advance(73h);
    const auto late = writing([&](sql::Transaction& t) {
        return cancel_shift(t, *shift, "Snow", now());
    });
    EXPECT_EQ(std::get<Invalid>(late.error()).errors.front().message, "It has begun already");
    EXPECT_THAT(written(), IsEmpty());
}

TEST_P(TellingOfShifts, IsNotedWithOneClickByWhoeverRang) {
    coordinator().post(page() + "/cancel", {{"why", "Snow"}});
    const auto after = coordinator().post(page() + "/told", {{"volunteer", cast->other.string()},
                                                             {"how", "by phone"}});
    EXPECT_TRUE(after.shows("told by phone by Ada Lark"));
    EXPECT_TRUE(after.shows("Volunteers who know"));
    EXPECT_EQ(waiting(), 0);
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(dan().post(page() + "/told", {{"volunteer", cast->other.string()}}).status, 403);
}

TEST_P(TellingOfShifts, SaysWhatItIsNowAndWhatItWas) {
    EXPECT_TRUE(coordinator().get(page() + "/edit").shows("is told if the time or the place"));
    const auto after = coordinator().post(page() + "/edit", form({{"place", "The school"}}));

    EXPECT_TRUE(after.shows("Saved."));
    EXPECT_TRUE(after.shows("The school"));
    EXPECT_THAT(written(), Contains("shift-changed volunteer@fenmarch.example"));
    const std::string body = body_of("shift-changed");
    EXPECT_THAT(body, HasSubstr("9am to midday, at The school"));
    EXPECT_THAT(body, HasSubstr("The depot"));
    EXPECT_EQ(waiting(), 1);
    EXPECT_TRUE(after.shows("Before, it was: Thursday 9 Apr"));
    EXPECT_TRUE(dan().get("/my-shifts").shows("The depot")) << "what it was before";
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(TellingOfShifts, IsNotDoneForWordsAlone) {
    const auto after = coordinator().post(page() + "/edit", form({{"title", "Packing and sorting"},
                                                                  {"wanted", "5"}}));
    EXPECT_TRUE(after.shows("Packing and sorting"));
    EXPECT_THAT(written(), IsEmpty());
    EXPECT_EQ(waiting(), 0);
}

TEST_P(TellingOfShifts, KeepsTheChangeOfWhoeverCameSecond) {
    coordinator().post(page() + "/edit", form({{"place", "The school"}}));
    const auto second = coordinator().post(page() + "/edit", form({{"place", "The church"}}));
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(second.shows("The school"));
    EXPECT_TRUE(second.shows("The church"));
    EXPECT_TRUE(coordinator().post(page() + "/edit",
                                   form({{"place", "The church"}, {"version", "2"}}))
                    .shows("The church"));
}

TEST_P(TellingOfShifts, RefusesAChangeThatCannotBe) {
    const auto refused = [&](const test::Typed& changes, std::string_view words) {
        const auto reply = coordinator().post(page() + "/edit", form(changes));
        EXPECT_EQ(reply.status, 422);
        EXPECT_TRUE(reply.shows(words)) << words;
    };
    refused({{"wanted", "1"}}, "So many have taken it already: 2");
    refused({{"to", "8am"}}, "It must end after it begins");
    refused({{"day-day", "5"}}, "still to come");
    refused({{"title", ""}}, "Enter a title");
    EXPECT_THAT(written(), IsEmpty());
}

TEST_P(TellingOfShifts, SaysWhoIsOnAnotherShiftAtTheNewTime) {
    const ShiftId other = made(now() + 49h);
    writing([&](sql::Transaction& t) {
        EXPECT_TRUE(take_shift(t, other, cast->volunteer, now()));
    });
    EXPECT_FALSE(coordinator().get(page()).shows("Also on another shift"));
    const auto after = coordinator().post(page() + "/edit", form({{"day-day", "8"}}));
    EXPECT_TRUE(after.shows("Also on another shift then"));
}

TEST_P(TellingOfShifts, ReachesTheCoordinatorsWhenSomebodyCannotCome) {
    dan().post("/my-shifts/" + shift->string(), {{"what", "leave"}});

    EXPECT_TRUE(coordinator().get("/work").shows("A volunteer cannot come to a shift"));
    const auto seen = coordinator().get(page());
    EXPECT_TRUE(seen.shows("Cannot come after all"));
    EXPECT_TRUE(seen.shows("Dan Larter told us today"));
    EXPECT_TRUE(coordinator().post(page() + "/seen").shows("It is off the list of work."));
    EXPECT_EQ(work("shift"), 0);
}

TEST_P(TellingOfShifts, IsOverOnceThePlaceIsTakenAgain) {
    dan().post("/my-shifts/" + shift->string(), {{"what", "leave"}});
    writing([&](sql::Transaction& t) {
        t.execute("UPDATE shift SET wanted = 2 WHERE id = $1", *shift);
        t.unlogged("a test");
    });
    dan().post("/my-shifts/" + shift->string(), {{"what", "take"}});
    EXPECT_EQ(work("shift"), 0);
    EXPECT_FALSE(coordinator().get(page()).shows("Cannot come after all"));
}

TEST_P(TellingOfShifts, IsOverWhenTheShiftIs) {
    dan().post("/my-shifts/" + shift->string(), {{"what", "leave"}});
    app->clock.advance(80h);
    writing([&](sql::Transaction& t) { end_work_of_past_shifts(t, now()); });
    EXPECT_EQ(work("shift"), 0);
}

TEST_P(TellingOfShifts, IsNotWaitedForOfSomebodyWhoLeft) {
    coordinator().post(page() + "/edit", form({{"place", "The school"}}));
    ASSERT_EQ(waiting(), 1);
    writing([&](sql::Transaction& t) { EXPECT_TRUE(leave_shift(t, *shift, cast->other, now())); });
    EXPECT_EQ(waiting(), 0);
    EXPECT_THAT(faults(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(On, TellingOfShifts, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
