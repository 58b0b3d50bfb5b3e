#include <gmock/gmock.h>

#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/calls/call.hpp"
#include "practice/messages/messages.hpp"
#include "support/test_app.hpp"

namespace kith::calls {
namespace {

using namespace std::chrono_literals;
using test::Browser;
using test::Reply;
using test::Typed;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr int budget_of_writing = 60;

class CallPages : public test::WithApp {
  protected:
    template <class Work>
    auto write(Work work) {
        return app().db().write(sql::Actor::system("test"), work);
    }
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app_ = std::make_unique<test::TestApp>(routes(), GetParam());
        write([&](sql::Transaction& transaction) { set_up(transaction); });
    }

    void set_up(sql::Transaction& transaction) {
        const Instant at = now();
        accounts::install_defaults(transaction, at);
        people::install_defaults(transaction, at);
        messages::install_defaults(transaction, at);
        casework::install_defaults(transaction, at);
        council_ = accounts::add_organisation(
            transaction, {.kind = "council", .name = "Fenmarch", .email = "help@fen.example"}, at);
        team_ = accounts::add_team(transaction, *council_, "Calls", at);
        ada_ = add_handler(transaction, "Ada Lark");
        ben_ = add_handler(transaction, "Ben Stokes");
        nia_ = people::add(transaction,
                           {.first_name = Private("Nia"),
                            .last_name = Private("Vale"),
                            .numbers = {{.kind = "phone", .value = "+441632960145"},
                                        {.kind = "phone", .value = "+447700900123"}},
                            .source = "phone"},
                           at);
    }

    AccountId add_handler(sql::Transaction& transaction, const std::string& name) {
        const AccountId account =
            *accounts::add_account(transaction,
                                   {.name = name,
                                    .email = name.substr(0, 3) + "@fen.example",
                                    .organisation = *council_,
                                    .role = "Call handler",
                                    .team = *team_},
                                   now());
        transaction.execute("UPDATE account SET state = 'active' WHERE id = $1", account);
        return account;
    }

    CallId booked(const std::string& purpose = "welfare check", Instant due = {},
                  int priority = 0) {
        return write([&](sql::Transaction& transaction) {
            return book(transaction,
                        {.person = *nia_,
                         .purpose = purpose,
                         .due_at = due == Instant{} ? now() - 10min : due,
                         .priority = priority,
                         .priority_why = "Lives alone",
                         .caller = ada_,
                         .source = "contact"},
                        now());
        });
    }
    Browser as(AccountId account, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"people.see", "calls.make", "concerns.raise"});
        auto viewer = test::a_viewer(more, account.string());
        viewer.organisation_id = council_->string();
        return app().as(viewer).with_budget(budget_of_writing);
    }
    std::string text(std::string_view sql) {
        return app().db().read([&](sql::Session& session) {
            return session.one<std::string>(sql).value_or("(none)");
        });
    }
    std::int64_t count(std::string_view sql) {
        return app().db().read(
            [&](sql::Session& session) { return session.value<std::int64_t>(sql); });
    }
    std::string number_id(std::string_view value) {
        return text("SELECT id FROM person_number WHERE value = '" + std::string(value) + "'");
    }
    Instant now() { return app_->clock.now(); }
    test::TestApp& app() { return *app_; }

    std::optional<OrganisationId> council_{};
    std::optional<TeamId> team_{};
    std::optional<AccountId> ada_{}, ben_{};
    std::optional<PersonId> nia_{};

  private:
    std::unique_ptr<test::TestApp> app_;
};

std::string at(CallId call, std::string_view what) {
    return "/calls/" + call.string() + std::string(what);
}

TEST_P(CallPages, ListDueCallsBeforeLaterOnesAndThoseMostInNeedFirst) {
    booked("low need");
    booked("high need", now() - 5min, 60);
    booked("this afternoon", now() + 5h, 90);

    const Reply page = as(*ada_).get("/calls");

    const std::string words = page.text();
    EXPECT_LT(words.find("High need"), words.find("Low need"));
    EXPECT_LT(words.find("Low need"), words.find("This afternoon"));
    EXPECT_TRUE(page.shows("Due now (2)"));
    EXPECT_TRUE(page.shows("Later today (1)"));
    EXPECT_TRUE(page.shows("Nia Vale"));
    EXPECT_TRUE(page.shows("Lives alone"));
    EXPECT_LE(page.statements, 15);
}

TEST_P(CallPages, TeachWhereCallsComeFromWhenThereAreNone) {
    EXPECT_TRUE(as(*ada_).get("/calls").shows("No calls waiting"));
}

TEST_P(CallPages, ShowOthersCallsOnlyOnTheTeamsList) {
    booked();

    EXPECT_FALSE(as(*ben_).get("/calls").shows("Nia Vale"));
    const Reply team = as(*ben_).get("/calls?whose=team");
    EXPECT_TRUE(team.shows("Nia Vale"));
    EXPECT_TRUE(team.shows("Ada Lark"));
    EXPECT_TRUE(as(*ben_).get("/calls/list?whose=team").shows("Nia Vale"));
}

TEST_P(CallPages, SayHowLateACallIs) {
    booked("welfare check", now() - 3h);

    EXPECT_TRUE(as(*ada_).get("/calls").shows("3 hours late"));
}

TEST_P(CallPages, GiveTheNumbersToDialAndWhatToSay) {
    const CallId call = booked();

    const Reply page = as(*ada_).get(at(call, ""));

    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("tel:+441632960145"), std::string::npos);
    EXPECT_TRUE(page.shows("01632 960145"));
    EXPECT_TRUE(page.shows("What to say"));
    EXPECT_TRUE(page.leads_to("/calls/new/" + nia_->string()));
    EXPECT_LE(page.statements, 20);
}

TEST_P(CallPages, OfferNoNumberOfSomebodyWhoMustNotBeRung) {
    const CallId call = booked();
    write([&](sql::Transaction& transaction) {
        transaction.execute("UPDATE person SET do_not_call = 1 WHERE id = $1", *nia_);
        transaction.unlogged("a test");
    });

    const Reply page = as(*ada_).get(at(call, ""));

    EXPECT_EQ(page.body.find("tel:+44"), std::string::npos);
    EXPECT_TRUE(page.shows("Do not call"));
}

TEST_P(CallPages, CloseACallWhenTheySpoke) {
    const CallId call = booked();

    const Reply saved = as(*ada_).post(at(call, "/attempt"), {{"outcome", "spoke"},
                                                              {"note", "All is well"},
                                                              {"same_request", "one"}});

    EXPECT_EQ(saved.path, "/calls");
    EXPECT_EQ(text("SELECT status FROM call"), "spoke");
    EXPECT_EQ(text("SELECT by_account FROM call_attempt"), ada_->string());
    EXPECT_TRUE(as(*ada_).get(at(call, "")).shows("This call is closed"));
    const Typed late{{"outcome", "spoke"}, {"note", "Her son was there"}};
    const Reply both = as(*ben_).post(at(call, "/attempt"), late);
    EXPECT_TRUE(both.shows("All is well") && both.shows("Her son was there"));
}

TEST_P(CallPages, CountADoubleClickOnce) {
    const CallId call = booked();
    const Typed typed{{"outcome", "no answer"}, {"same_request", "one"}};

    as(*ada_).post(at(call, "/attempt"), typed);
    as(*ada_).post(at(call, "/attempt"), typed);

    EXPECT_EQ(count("SELECT attempts FROM call"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM call_attempt"), 1);
}

TEST_P(CallPages, AskForAVisitAndWriteAfterThreeTriesThatReachNobody) {
    const CallId call = booked();
    for (const std::string request : {"one", "two", "three"}) {
        as(*ada_).post(at(call, "/attempt"),
                       {{"outcome", "no answer"}, {"same_request", request}});
    }

    EXPECT_EQ(text("SELECT status FROM call"), "gave up");
    EXPECT_THAT(text("SELECT text FROM concern"), HasSubstr("arrange a visit"));
    EXPECT_EQ(text("SELECT template FROM message"), "could-not-reach");
}

TEST_P(CallPages, NeverOfferAWrongNumberAgain) {
    const CallId call = booked();
    const std::string mobile = number_id("+447700900123");

    as(*ada_).post(at(call, "/attempt"),
                   {{"outcome", "wrong number"}, {"number", mobile}, {"same_request", "one"}});

    EXPECT_EQ(text("SELECT state FROM person_number WHERE id = '" + mobile + "'"), "bad");
    const Reply page = as(*ada_).get(at(call, ""));
    EXPECT_EQ(page.body.find("tel:+447700900123"), std::string::npos);
    EXPECT_NE(page.body.find("tel:+441632960145"), std::string::npos);
}

TEST_P(CallPages, RingBackWhenTheyAsked) {
    const CallId call = booked();

    as(*ada_).post(at(call, "/attempt"), {{"outcome", "call back"},
                                          {"back-day", "2020-04-07"},
                                          {"back-time", "2:30pm"},
                                          {"same_request", "one"}});

    EXPECT_EQ(text("SELECT due_at FROM call"), "2020-04-07T13:30:00.000Z");
}

TEST_P(CallPages, KeepTheNoteWhenTheOutcomeIsMissing) {
    const CallId call = booked();

    const Reply page =
        as(*ada_).post(at(call, "/attempt"), {{"note", "She was out"}, {"same_request", "one"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.errors(), ElementsAre("Select how it went"));
    EXPECT_NE(page.body.find("She was out"), std::string::npos);
    const Typed past{{"outcome", "call back"}, {"back-day", "2020-04-05"}, {"back-time", "9am"}};
    EXPECT_EQ(as(*ada_).post(at(call, "/attempt"), past).status, 422);
}

TEST_P(CallPages, RaiseAConcernInTwoTouches) {
    const CallId call = booked();

    const Typed typed{{"urgency", "today"}, {"same_request", "one"}};
    as(*ada_).post(at(call, "/concern"), typed);
    as(*ada_).post(at(call, "/concern"), typed);

    EXPECT_EQ(count("SELECT count(*) FROM concern"), 1);
    EXPECT_EQ(text("SELECT urgency FROM concern"), "today");
    EXPECT_EQ(text("SELECT status FROM call"), "due");
}

TEST_P(CallPages, LetSomebodyElseTakeACall) {
    const CallId call = booked();

    as(*ben_).post(at(call, "/take"));

    EXPECT_EQ(text("SELECT caller_id FROM call"), ben_->string());
}

TEST_P(CallPages, RingSomebodyAtOnceAndComeBackToTheirStory) {
    const std::string person = people::path(*nia_).str();

    const Reply ringing = as(*ada_).post(person + "/calls/now", {});

    EXPECT_TRUE(ringing.shows("A call to make"));
    EXPECT_EQ(as(*ada_).post(person + "/calls/now", {}).path, ringing.path);
    EXPECT_EQ(text("SELECT caller_id FROM call"), ada_->string());
    const Reply spoke =
        as(*ada_).staying_put().post(ringing.path + "/attempt", {{"outcome", "spoke"}});
    EXPECT_EQ(spoke.header("Location"), person);
}

TEST_P(CallPages, RingNobodyAtOnceWhoMustNotBeRung) {
    const PersonId quiet = write([&](sql::Transaction& transaction) {
        people::Details details{.first_name = Private("Ida"), .source = "phone"};
        details.care.do_not_call = true;
        return people::add(transaction, details, now());
    });

    as(*ada_).staying_put().post(people::path(quiet).str() + "/calls/now", {});

    EXPECT_EQ(count("SELECT count(*) FROM call"), 0);
}

TEST_P(CallPages, AreCancelledWhenTheNeedTheyAreAboutIsClosed) {
    const CallId other = booked();
    write([&](sql::Transaction& transaction) {
        const NeedId need =
            casework::open_need(transaction, {.person = *nia_, .category = "food"}, now()).id;
        const NewCall about{
            .person = *nia_, .need = need, .purpose = "x", .due_at = now(), .source = "contact"};
        book(transaction, about, now());
        end_for_need(transaction, {need, "met", "This need is met", "Ada"}, now());
    });

    EXPECT_EQ(text("SELECT status FROM call WHERE purpose = 'x'"), "cancelled");
    EXPECT_EQ(text("SELECT status FROM call WHERE id = '" + other.string() + "'"), "due");
}

TEST_P(CallPages, ShareCallsOutAmongThoseWhoAreThere) {
    write([&](sql::Transaction& transaction) {
        for (const std::string purpose : {"first contact", "welfare check", "summary"}) {
            book(transaction,
                 {.person = *nia_, .purpose = purpose, .due_at = now(), .source = "list"}, now());
        }
    });
    auto manager = as(*ada_, {"calls.manage"}).with_budget(budget_of_writing);
    EXPECT_TRUE(manager.get("/calls/share").shows("3 calls due by the end of today"));
    EXPECT_EQ(manager.post("/calls/share").status, 422);

    manager.post("/calls/share",
                 {{"handlers", ada_->string()}, {"handlers", ben_->string()}});

    EXPECT_EQ(count("SELECT count(*) FROM call WHERE caller_id IS NULL"), 0);
    EXPECT_EQ(count("SELECT count(DISTINCT caller_id) FROM call"), 2);
}

TEST_P(CallPages, StartASeriesOnAPersonsPageAndEndIt) {
    const std::string page = "/people/" + nia_->string() + "/calls";
    const Typed weekly{{"purpose", "Friday call"}, {"start", "10/4/2020"}, {"every", "7"},
                       {"times", "4"}};

    EXPECT_TRUE(as(*ada_).post(page, weekly).shows("Friday call, every week, 4 left"));
    EXPECT_EQ(count("SELECT count(*) FROM call WHERE closed_at IS NULL"), 1);

    as(*ada_).post("/calls/series/" + text("SELECT id FROM call_series") + "/end",
                   {{"why", "She is well"}});
    EXPECT_EQ(text("SELECT end_reason FROM call_series"), "She is well");
    EXPECT_EQ(count("SELECT count(*) FROM call WHERE closed_at IS NULL"), 0);
}

TEST_P(CallPages, KeepWhatWasTypedWhenABookingIsWrong) {
    const Reply page = as(*ada_).post("/people/" + nia_->string() + "/calls",
                                      {{"purpose", "Friday call"}, {"start", "1/4/2020"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.errors(), ElementsAre("The first call must be today or later",
                                           "Select how often to ring"));
    EXPECT_NE(page.body.find("Friday call"), std::string::npos);
}

TEST_P(CallPages, HandOverTheCallsOfALeaver) {
    booked();

    write([&](sql::Transaction& transaction) { hand_over(transaction, *ada_, ben_, now()); });

    EXPECT_EQ(text("SELECT caller_id FROM call"), ben_->string());
}

TEST_P(CallPages, ShowAPanelOnlyToThoseWhoMakeCalls) {
    booked();
    const auto panel_for = [&](std::vector<std::string> permissions) {
        return app().db().read([&](sql::Session& session) {
            return panel(session, test::a_viewer(permissions), *nia_, now()).str();
        });
    };

    EXPECT_THAT(panel_for({"calls.make"}), HasSubstr("Welfare check"));
    EXPECT_TRUE(panel_for({"jobs.do"}).empty());
}

TEST_P(CallPages, AreForThoseWithThePermission) {
    const CallId call = booked();
    struct Case {
        std::vector<std::string> permissions;
        std::string path;
        int status;
    };
    const std::vector<std::string> handler{"calls.make", "people.see"};
    const std::vector<std::string> blind{"calls.make"};
    const std::vector<std::string> other{"jobs.do"};
    for (const Case& one : {Case{handler, "/calls", 200}, Case{other, "/calls", 403},
                            Case{handler, at(call, ""), 200}, Case{other, at(call, ""), 403},
                            Case{blind, at(call, ""), 403}, Case{handler, "/calls/share", 403},
                            Case{handler, "/calls/nonsense", 404}}) {
        auto viewer = test::a_viewer(one.permissions, ben_->string());
        EXPECT_EQ(app().as(viewer).with_budget(budget_of_writing).get(one.path).status,
                  one.status)
            << one.path;
    }
}

INSTANTIATE_TEST_SUITE_P(On, CallPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::calls
