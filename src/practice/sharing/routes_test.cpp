#include <gtest/gtest.h>

#include "practice/sharing/sharing.hpp"
#include "support/test_app.hpp"

namespace kith::sharing {
namespace {

using test::a_viewer;

class WhoLooked : public test::WithApp {
  protected:
    static PersonId person() { return PersonId(Uuid::of(Instant{}, 1, 1)); }
    static std::string path() { return "/people/" + person().string() + "/looks"; }

    static AccountId handler(test::TestApp& app) {
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto now = app.clock.now();
            accounts::install_defaults(t, now);
            const auto council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch County Council", .email = ""}, now);
            return accounts::add_account(t,
                                         {.name = "Hannah Brooks",
                                          .email = "handler@fenmarch.example",
                                          .organisation = council,
                                          .role = "Call handler"},
                                         now)
                .value();
        });
    }
    static void look(test::TestApp& app, AccountId account, bool allowed) {
        const auto viewer = a_viewer({}, account.string());
        app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            log_look(t, viewer, person(), {"person", "answering a call"},
                     {.allowed = allowed, .basis = "a role that works with everyone", .parts = {}},
                     "view", app.clock.now());
        });
    }
};

TEST_P(WhoLooked, IsForThoseWhoWorkWithEveryoneAndForGovernance) {
    test::TestApp app(routes(), GetParam());

    EXPECT_EQ(app.as(a_viewer({"people.see"})).get(path()).status, 200);
    EXPECT_EQ(app.as(a_viewer({"sharing.govern"})).get(path()).status, 200);
    EXPECT_EQ(app.as(a_viewer({"jobs.do"})).get(path()).status, 403);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get("/sharing").status, 403);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get("/sharing/looks.csv").status, 403);
    EXPECT_EQ(app.anyone().staying_put().get("/sharing").status, 303);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get("/people/nobody/looks").status, 404);
}

TEST_P(WhoLooked, NamesThemWithWhyAndTheLookerOfTheLooks) {
    test::TestApp app(routes(), GetParam());
    auto browser = app.as(a_viewer({"people.see"}));
    EXPECT_TRUE(browser.get(path()).shows("Nobody has opened this record yet"));
    look(app, handler(app), true);

    const auto page = browser.get(path());

    EXPECT_TRUE(page.shows("Hannah Brooks"));
    EXPECT_TRUE(page.shows("answering a call"));
    EXPECT_TRUE(page.shows("seeing who looked at this record"));
}

TEST_P(WhoLooked, ShowsGovernanceRefusalsAndWhoLookedMost) {
    test::TestApp app(routes(), GetParam());
    const auto account = handler(app);
    look(app, account, false);
    look(app, account, true);

    const auto page = app.as(a_viewer({"sharing.govern"})).get("/sharing");

    EXPECT_TRUE(page.shows("was refused"));
    EXPECT_TRUE(page.shows("Hannah Brooks"));
    EXPECT_TRUE(page.leads_to("/sharing?account=" + account.string()));
}

TEST_P(WhoLooked, IsFilteredByAccountAndAction) {
    test::TestApp app(routes(), GetParam());
    const auto account = handler(app);
    look(app, account, true);
    auto browser = app.as(a_viewer({"sharing.govern"}));

    EXPECT_TRUE(browser.get("/sharing?account=" + account.string()).shows("answering a call"));
    EXPECT_TRUE(browser.get("/sharing?action=export").shows("No look fits"));
}

TEST_P(WhoLooked, GoesOnToEarlierPages) {
    test::TestApp app(routes(), GetParam());
    const auto account = handler(app);
    for (int i = 0; i < 101; ++i) look(app, account, true);

    const auto page = app.as(a_viewer({"sharing.govern"})).get("/sharing");

    EXPECT_TRUE(page.shows("Earlier looks"));
}

TEST_P(WhoLooked, IsCopiedWithALineOfItsOwn) {
    test::TestApp app(routes(), GetParam());
    look(app, handler(app), true);
    auto browser = app.as(a_viewer({"sharing.govern"}));

    const auto file = browser.get("/sharing/looks.csv");

    EXPECT_EQ(file.status, 200);
    EXPECT_NE(file.body.find("Hannah Brooks"), std::string::npos);
    EXPECT_TRUE(browser.get("/sharing?action=export").shows("copying the access log"));
}

INSTANTIATE_TEST_SUITE_P(On, WhoLooked, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sharing
