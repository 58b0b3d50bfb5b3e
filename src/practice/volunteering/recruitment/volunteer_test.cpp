#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class PagesOfVolunteers : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
    }

    test::TestApp& app() { return *app_; }
    const cast::Cast& who() const { return *cast_; }
    test::Browser ada(int budget = 40) { return app().as(cast::ada(who())).with_budget(budget); }
    std::string dan(std::string_view more = "") const {
        return "/volunteers/" + who().volunteer.string() + std::string(more);
    }
    std::int64_t count(const std::string& sql) {
        return app().db().read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    }
    static test::Typed somebody() {
        return {{"name", "Ivy Rudd"},   {"email", "ivy@mail.example"}, {"phone", "07700 900 321"},
                {"postcode", "ZZ99 4QT"}, {"roles", "shopper"},        {"roles", "caller"},
                {"times", "weekends"},  {"travels_by", "bicycle"},     {"miles", "4"},
                {"same_request", "one sending"}};
    }

  private:
    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
};

TEST_P(PagesOfVolunteers, ListFilterAndSearch) {
    EXPECT_TRUE(ada(10).get("/volunteers").shows("Dan Larter"));
    EXPECT_FALSE(ada().get("/volunteers?status=left").shows("Dan Larter"));
    EXPECT_FALSE(ada().get("/volunteers?kind=dogs").shows("Dan Larter"));

    const auto found = ada().post("/volunteers", {{"typed", "HOWES"}});

    EXPECT_TRUE(found.shows("Eve Howes"));
    EXPECT_FALSE(found.shows("Dan Larter"));
    EXPECT_EQ(found.path, "/volunteers");
}

TEST_P(PagesOfVolunteers, TakeAnOfferToHelpFromAnybodyOnce) {
    auto visitor = app().anyone().with_budget(45);
    EXPECT_EQ(visitor.get("/volunteer-with-us").status, 200);

    const auto thanks = visitor.post("/volunteer-with-us", somebody());
    visitor.post("/volunteer-with-us", somebody());

    EXPECT_TRUE(thanks.shows("Thank you for offering to help"));
    EXPECT_EQ(count("SELECT count(*) FROM volunteer WHERE status = 'applying'"), 1);
    EXPECT_TRUE(ada().get("/volunteers?status=applying").shows("Ivy Rudd"));
}

TEST_P(PagesOfVolunteers, AskAgainForWhatIsMissing) {
    const auto page =
        app().anyone().with_budget(45).post("/volunteer-with-us", {{"name", "Ivy Rudd"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.errors().size(), 3u);
    EXPECT_NE(page.body.find("Ivy Rudd"), std::string::npos);
}

TEST_P(PagesOfVolunteers, ChangeWhatIsKnownButNeverOverANewerVersion) {
    auto form = somebody();
    form.emplace_back("version", "1");

    EXPECT_TRUE(ada().post(dan("/edit"), form).shows("Ivy Rudd"));
    EXPECT_EQ(ada().post(dan("/edit"), form).status, 409);
    const auto page = ada(12).get(dan());
    EXPECT_TRUE(page.shows("weekends"));
    EXPECT_TRUE(page.shows("bicycle, up to 4.0 miles"));
}

TEST_P(PagesOfVolunteers, ShowAFormThatHoldsWhatIsKnown) {
    const auto page = ada(12).get(dan("/edit"));

    EXPECT_NE(page.body.find("Dan Larter"), std::string::npos);
    EXPECT_NE(page.body.find("07700 900123"), std::string::npos);
}

TEST_P(PagesOfVolunteers, WarnOfChecksThatRunOut) {
    app().clock.advance(std::chrono::hours(24 * 280));
    EXPECT_TRUE(ada().get(dan()).shows("Runs out"));
}

TEST_P(PagesOfVolunteers, SayWhichChecksRanOut) {
    app().clock.advance(std::chrono::hours(24 * 310));
    EXPECT_TRUE(ada().get(dan()).shows("Ran out"));
}

TEST_P(PagesOfVolunteers, NoteAChecksDayButNoneInTheFuture) {
    test::Typed form{{"check", "dbs basic"}, {"passed-day", "1"}, {"passed-month", "4"},
                     {"passed-year", "2020"}};
    EXPECT_TRUE(ada().post(dan("/checks"), form).shows("basic DBS check"));

    form.back().second = "2021";
    EXPECT_EQ(ada().post(dan("/checks"), form).status, 422);
}

TEST_P(PagesOfVolunteers, SuspendAtOnceWithAReason) {
    EXPECT_EQ(ada().post(dan("/standing"), {{"status", "suspended"}, {"version", "1"}}).status,
              422);

    const auto page = ada().post(
        dan("/standing"), {{"status", "suspended"}, {"reason", "A concern"}, {"version", "1"}});

    EXPECT_TRUE(page.shows("Suspended"));
    const auto mine = app().as(cast::dan(who())).get("/my-jobs");
    EXPECT_TRUE(mine.shows("not down for jobs at the moment"));
}

TEST_P(PagesOfVolunteers, AddSomebodyWhoIsRung) {
    auto form = somebody();
    form[1].second = "";

    const auto page = ada().post("/volunteers/new", form);

    EXPECT_TRUE(page.shows("No, ring them and note the answer"));
    EXPECT_TRUE(page.shows("No check has been seen yet"));
}

INSTANTIATE_TEST_SUITE_P(On, PagesOfVolunteers, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
