#include <gtest/gtest.h>

#include <algorithm>

#include "platform/base/london.hpp"
#include "practice/messages/messages.hpp"
#include "practice/reaching/ledger.hpp"
#include "support/test_app.hpp"

namespace kith::reaching {
namespace {

using test::a_viewer;
using test::TestApp;

struct Resident {
    std::string first, born;
    bool alone = true;
    bool phone = true;
};

// A council, a charity, and people of whom different things are known.
class Reaching : public test::WithApp {
  protected:
    struct County {
        std::optional<OrganisationId> council, charity;
        std::optional<AccountId> amara;
        std::vector<PersonId> people;
    };
    static PersonId add(sql::Transaction& t, const Resident& one, int number, Instant now) {
        people::Details details{.first_name = Private(one.first),
                                .last_name = Private("Ellison"),
                                .born_on = Day::parse(one.born).value(),
                                .postcode = Postcode::parse("NR90 1AB").value(),
                                .lives_alone = one.alone,
                                .source = "test"};
        details.address = Private(std::to_string(number) + " Mill Lane");
        if (one.phone) {
            details.numbers.push_back({"phone", "+44163296000" + std::to_string(number), "home"});
        }
        return people::add(t, details, now);
    }
    static County county(TestApp& app) {
        County made;
        app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto now = app.clock.now();
            accounts::install_defaults(t, now);
            people::install_defaults(t, now);
            messages::install_defaults(t, now);
            casework::install_defaults(t, now);
            install_defaults(t, now);
            made.council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, now);
            made.charity = accounts::add_organisation(
                t, {.kind = "charity", .name = "Age Well", .email = ""}, now);
            const auto team = accounts::add_team(t, *made.council, "Contact centre", now);
            for (const std::string_view kind : {"needs", "calls", "concerns", "contacts"}) {
                accounts::set_answering_team(t, kind, team);
            }
            made.amara = accounts::add_account(t,
                                               {.name = "Amara Osei",
                                                .email = "amara@fenmarch.example",
                                                .organisation = *made.council,
                                                .role = "Navigator"},
                                               now)
                             .value();
            int number = 1;
            for (const Resident& one :
                 {Resident{"Margaret", "1930-03-04"}, Resident{"Harold", "1942-05-06", false},
                  Resident{"Sheila", "1950-01-01"}, Resident{"Nora", "1941-07-07", true, false}}) {
                made.people.push_back(add(t, one, number++, now));
            }
            people::set_flag(t, made.people[0], "frail", "test", london_day(now));
            people::set_flag(t, made.people[1], "frail", "test", london_day(now));
        });
        return made;
    }
    static web::Viewer manager() {
        return a_viewer({"people.see", "reaching.reach", "reaching.share"}, "manager");
    }
    static std::int64_t counted(TestApp& app, const std::vector<Condition>& conditions) {
        return app.db().read(
            [&](sql::Session& s) { return count(s, conditions, app.clock.now()); });
    }
    static CohortRow saved(TestApp& app, std::vector<Condition> conditions) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto id = add_cohort(t,
                                       {.name = "Over 75 and alone",
                                        .purpose = "Before winter",
                                        .conditions = std::move(conditions),
                                        .by_name = "Amara"},
                                       app.clock.now());
            return *cohort(t, id);
        });
    }
    static ReachRow started(TestApp& app, const CohortRow& of, std::string way) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            return *reach(t, start(t, of, {.way = way, .name = of.name, .by_name = "Amara"},
                                   app.clock.now()));
        });
    }
    static std::vector<Line> waiting(TestApp& app, const ReachRow& row) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            bring_up_to_date(t, row, app.clock.now());
            return lines_of(t, row.id, {});
        });
    }
};

TEST_P(Reaching, CountsThoseForWhomEveryConditionHolds) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);

    EXPECT_EQ(counted(app, {{.kind = "lives alone"}}), 3);
    EXPECT_EQ(counted(app, {{.kind = "age from", .values = {"75"}}}), 3);
    EXPECT_EQ(counted(app, {{.kind = "age to", .values = {"74"}}}), 1);
    EXPECT_EQ(counted(app, {{.kind = "flag", .values = {"frail"}}}), 2);
    EXPECT_EQ(counted(app, {{.kind = "flag", .values = {"frail"}, .is_not = true}}), 2);
    EXPECT_EQ(counted(app, {{.kind = "no phone"}}), 1);
    EXPECT_EQ(counted(app, {{.kind = "lives alone"}, {.kind = "age from", .values = {"75"}},
                            {.kind = "no phone", .is_not = true}}), 1);
    EXPECT_EQ(counted(app, {{.kind = "no contact", .values = {"14"}}}), 4);
    EXPECT_EQ(counted(app, {{.kind = "never reached"}}), 4);
    // Every kind has SQL that both databases take.
    for (const Kind& kind : kinds()) {
        const Condition one{.kind = std::string(kind.id), .values = {"1"}};
        EXPECT_GE(counted(app, {one}), 0) << kind.id;
        EXPECT_GE(counted(app, {{.kind = one.kind, .values = {"1"}, .is_not = true}}), 0);
    }
}

TEST_P(Reaching, SaysWhenSomebodyWasTriedLastAndNotOnlyFirst) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    const auto row = started(app, saved(app, {{.kind = "flag", .values = {"frail"}}}), "call");
    const auto ring = [&] {
        app.clock.advance(std::chrono::hours(24));
        app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto call = calls::book(
                t, {.person = made.people[0], .purpose = "reaching everyone",
                    .due_at = app.clock.now() + std::chrono::hours(900), .source = "test"},
                app.clock.now());
            ASSERT_TRUE(calls::record_attempt(
                t, call, {.outcome = "no answer", .by = *made.amara, .by_name = "Amara"},
                app.clock.now()));
        });
    };

    ring();
    ASSERT_EQ(waiting(app, row).front().last_tried_at, app.clock.now());
    ring();

    const auto line = waiting(app, row).front();
    EXPECT_EQ(line.state, "tried");
    EXPECT_EQ(line.last_tried_at, app.clock.now()) << "the second call, not the first";
}

TEST_P(Reaching, CountsALetterThatWasWrittenAsATry) {
    TestApp app(routes(), GetParam());
    county(app);

    const auto lines =
        waiting(app, started(app, saved(app, {{.kind = "flag", .values = {"frail"}}}), "letter"));

    ASSERT_EQ(lines.size(), 2u);
    for (const Line& line : lines) {
        EXPECT_EQ(line.state, "tried");
        EXPECT_EQ(line.last_way, "letter");
    }
}

TEST_P(Reaching, SendsNobodyToADoorWhoCanStillBeCalled) {
    TestApp app(routes(), GetParam());
    county(app);
    const auto row = started(app, saved(app, {{.kind = "lives alone"}}), "call");
    const auto visit = started(app, saved(app, {{.kind = "lives alone"}}), "visit");
    auto browser = app.as(manager());
    browser.with_budget(30);

    EXPECT_TRUE(browser.get("/reaches/" + row.id.string() + "/doors")
                    .shows("No door to knock on"));
    EXPECT_TRUE(browser.get("/reaches/" + visit.id.string() + "/doors").shows("Margaret"));
}

TEST_P(Reaching, TakesNothingTypedForSql) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);

    EXPECT_EQ(counted(app, {{.kind = "flag", .values = {"frail') OR ('1'='1"}}}), 0);
    EXPECT_EQ(counted(app, {{.kind = "ward", .values = {"'; DROP TABLE person; --"}}}), 0);
    EXPECT_EQ(counted(app, {{.kind = "lives alone"}}), 3);
}

TEST_P(Reaching, LeavesOutThoseWhoDiedOrMoved) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        t.execute("UPDATE person SET died_on = '2020-04-01' WHERE id = $1", made.people[0]);
        t.execute("UPDATE person SET moved_away_on = '2020-04-01' WHERE id = $1", made.people[1]);
        t.unlogged("a test");
    });
    EXPECT_EQ(counted(app, {{.kind = "age from", .values = {"60"}}}), 2);
}

TEST_P(Reaching, PutsWhoNeedsMostFirstWithReasons) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    const auto first = app.db().read([&](sql::Session& s) {
        return members(s, {{.kind = "age from", .values = {"60"}}}, weights(s), app.clock.now(),
                       10);
    });

    ASSERT_EQ(first.size(), 4u);
    EXPECT_EQ(first[0].person, made.people[0]);
    EXPECT_EQ(first[0].standing.points, 20 + 15 + 15 + 10);
    EXPECT_NE(first[0].standing.why.find("Lives with frailty 20"), std::string::npos);
    EXPECT_EQ(first[1].person, made.people[3]) << "no phone, alone and over 75";
}

TEST_P(Reaching, KeepsEveryVersionOfACohortAndRefusesAStaleChange) {
    TestApp app(routes(), GetParam());
    county(app);
    const auto row = saved(app, {{.kind = "lives alone"}});
    const auto change = [&] {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            return change_cohort(t, row,
                                 {.name = "Alone", .purpose = "x",
                                  .conditions = {{.kind = "no phone"}}, .by_name = "Amara"},
                                 app.clock.now());
        });
    };
    EXPECT_TRUE(change());
    EXPECT_FALSE(change());
    const auto kept = app.db().read([&](sql::Session& s) { return versions(s, row.id); });
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept[0].people, 1);
    EXPECT_EQ(kept[1].people, 3);
}

TEST_P(Reaching, CallsEverybodyOnceAndSaysWhyTheyAreNotReached) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    const auto row = started(app, saved(app, {{.kind = "lives alone"}}), "call");
    EXPECT_EQ(row.people, 3);
    auto lines = waiting(app, row);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].next, "Call them");
    const auto nora = std::find_if(lines.begin(), lines.end(), [&](const Line& one) {
        return one.person == made.people[3];
    });
    EXPECT_EQ(nora->why_not, "No phone number is known");
    EXPECT_EQ(nora->next, "Send a letter");

    // A call that is answered takes Margaret off; one that is not keeps Sheila on.
    app.clock.advance(std::chrono::minutes(1));
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        const auto call_of = [&](PersonId person) {
            return t.value<CallId>("SELECT id FROM call WHERE person_id = $1", person);
        };
        EXPECT_TRUE(calls::record_attempt(t, call_of(made.people[0]),
                                          {.outcome = "spoke", .by = *made.amara,
                                           .by_name = "Amara"},
                                          app.clock.now()));
        EXPECT_TRUE(calls::record_attempt(t, call_of(made.people[2]),
                                          {.outcome = "no answer", .by = *made.amara,
                                           .by_name = "Amara"},
                                          app.clock.now()));
    });
    lines = waiting(app, row);
    ASSERT_EQ(lines.size(), 2u);
    const auto sheila = std::find_if(lines.begin(), lines.end(), [&](const Line& one) {
        return one.person == made.people[2];
    });
    EXPECT_EQ(sheila->state, "tried");
    EXPECT_EQ(sheila->next, "Call again at another time of day");
    const auto sums = app.db().read([&](sql::Session& s) { return totals(s, row.id); });
    EXPECT_EQ(sums.states.at("reached"), 1);
    EXPECT_EQ(sums.days.size(), 1u);
}

TEST_P(Reaching, TakesInATryByHandOnceHoweverOftenItIsSent) {
    TestApp app(routes(), GetParam());
    county(app);
    const auto row = started(app, saved(app, {{.kind = "no phone"}}), "visit");
    const auto line_id = waiting(app, row).at(0).id.string();
    auto browser = app.as(manager());
    browser.with_budget(30);  // one page about a whole cohort
    const test::Typed typed{{"way", "visit"}, {"outcome", "nobody there"}, {"same_request", "a"}};
    browser.post("/reach-lines/" + line_id, typed);
    browser.post("/reach-lines/" + line_id, typed);

    const auto lines = waiting(app, row);
    EXPECT_EQ(lines.at(0).tries, 1);
    EXPECT_EQ(lines.at(0).last_outcome, "nobody there");
    EXPECT_FALSE(browser.post("/reach-lines/" + line_id, {{"way", "flying"}}).errors().empty());
    EXPECT_TRUE(browser.get("/reaches/" + row.id.string() + "/doors").shows("Mill Lane"));
}

TEST_P(Reaching, HuntsNumbersOfPeopleNearby) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        people::add_relation(t, made.people[3],
                             {.kind = "daughter", .name = Private("Anna"),
                              .phone = Private("+447700900456")},
                             app.clock.now());
    });
    const auto row = started(app, saved(app, {{.kind = "no phone"}}), "call");
    EXPECT_EQ(waiting(app, row).at(0).next, "Try a number of somebody near them");
    const auto page = app.as(manager()).get("/reaches/" + row.id.string() + "/numbers");
    EXPECT_TRUE(page.shows("their daughter"));
    EXPECT_TRUE(page.shows("900456"));
}

TEST_P(Reaching, IsBuiltCountedSavedAndStartedInTheBrowserAfterAsking) {
    TestApp app(routes(), GetParam());
    county(app);
    auto browser = app.as(manager());
    browser.with_budget(30);  // one page about a whole cohort
    EXPECT_TRUE(browser.get("/cohorts").shows("No cohort yet"));
    EXPECT_EQ(browser.post("/cohorts", {{"do", "save"}}).errors().size(), 3u);
    EXPECT_TRUE(browser.post("/cohorts", {{"do", "count"}, {"use", "lives-alone"}})
                    .shows("3 people for whom all of these hold"));
    const auto page = browser.post("/cohorts", {{"do", "save"}, {"name", "Alone"},
                                                {"purpose", "Winter"}, {"use", "lives-alone"},
                                                {"same_request", "x"}});
    EXPECT_TRUE(page.shows("Alone"));
    EXPECT_TRUE(page.shows("In the order of need"));
    const std::string path = page.path;
    EXPECT_FALSE(browser.post(path + "/start", {}).errors().empty());
    EXPECT_TRUE(browser.post(path + "/start", {{"way", "visit"}}).shows("Reach 3 people"));
    const auto ledger = browser.post(path + "/start", {{"way", "visit"}, {"sure", "yes"},
                                                       {"same_request", "y"}});
    EXPECT_TRUE(ledger.shows("Not tried yet"));
    EXPECT_TRUE(ledger.shows("By ward"));
}

TEST_P(Reaching, IsForThoseWhoMay) {
    TestApp app(routes(), GetParam());
    for (const std::string path : {"/cohorts", "/cohorts/new", "/cohorts/order"}) {
        EXPECT_EQ(app.as(a_viewer({"people.see"})).get(path).status, 403) << path;
    }
    EXPECT_EQ(app.as(manager()).get("/shared-lists").status, 403);
    EXPECT_EQ(app.as(manager()).get("/cohorts/nothing").status, 404);
    EXPECT_EQ(app.anyone().staying_put().get("/cohorts").status, 303);
}

TEST_P(Reaching, SharesOnlyWhatAnAgreementLetsItAndSaysWhatIsWithheld) {
    TestApp app(routes(), GetParam());
    const auto made = county(app);
    const auto row = saved(app, {{.kind = "flag", .values = {"frail"}}});
    auto browser = app.as(manager());
    browser.with_budget(30);  // one page about a whole cohort
    const std::string path = "/cohorts/" + row.id.string();
    EXPECT_TRUE(browser.post(path + "/share", {{"organisation", made.charity->string()}})
                    .shows("Nothing was shared"));
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        const Day today = london_day(app.clock.now());
        const auto id = sharing::draft(
            t,
            {.title = "Frailty over 80",
             .parties = {{*made.council, "controller", "a"}, {*made.charity, "controller", "b"}},
             .terms = sharing::usual_terms("To help"),
             .lawful_basis = "public task",
             .article9 = "health or care",
             .covers = "known",
             .covers_age = 80,
             .parts = {sharing::Part::name, sharing::Part::contact, sharing::Part::flags},
             .means = {sharing::Means::list},
             .onward = "none",
             .retention_months = 3,
             .starts_on = today,
             .review_on = today + 30,
             .expires_on = today + 60},
            app.clock.now());
        EXPECT_TRUE(sharing::sign_for_all(t, id, "Somebody", app.clock.now()));
    });
    EXPECT_TRUE(browser.post(path + "/share", {{"organisation", made.charity->string()}})
                    .shows("1 people shared, 1 withheld"));
    auto viewer = a_viewer({"people.see-involved", "reaching.see-shared"}, "dev");
    viewer.organisation_id = made.charity->string();
    auto partner = app.as(viewer);
    EXPECT_TRUE(partner.get("/shared-lists").shows("Over 75 and alone"));
    const auto share = app.db().read(
        [](sql::Session& s) { return s.value<std::string>("SELECT id FROM cohort_share"); });
    const auto list = partner.get("/shared-lists/" + share);
    EXPECT_TRUE(list.shows("Margaret"));
    EXPECT_FALSE(list.shows("Harold"));
    EXPECT_TRUE(list.shows("withheld"));
    EXPECT_FALSE(list.shows("Mill Lane"));
    EXPECT_EQ(partner.get("/shared-lists/" + share + "/copy.csv").status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, Reaching, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::reaching
