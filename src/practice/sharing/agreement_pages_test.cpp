#include <gtest/gtest.h>

#include "practice/sharing/agreement_store.hpp"
#include "support/test_app.hpp"

namespace kith::sharing {
namespace {

using test::a_viewer;
using test::TestApp;

class AgreementPages : public test::WithApp {
  protected:
    // A council and a charity, with somebody of each who signs in.
    struct Parties {
        std::optional<OrganisationId> council, charity;
    };
    static Parties parties(TestApp& app) {
        Parties made;
        app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            accounts::install_defaults(t, app.clock.now());
            made.council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, app.clock.now());
            made.charity = accounts::add_organisation(
                t, {.kind = "charity", .name = "Age Well", .email = ""}, app.clock.now());
        });
        return made;
    }
    static web::Viewer governance(const Parties& made) {
        auto viewer = a_viewer({"sharing.govern", "agreements.sign"}, "governance");
        viewer.organisation_id = made.council->string();
        viewer.name = "Sanjay Patel";
        return viewer;
    }
    static web::Viewer partner(const Parties& made) {
        auto viewer = a_viewer({"people.see-involved", "agreements.sign"}, "partner");
        viewer.organisation_id = made.charity->string();
        viewer.name = "Dev Shah";
        return viewer;
    }
    static test::Typed filled(const Parties& made, std::string version) {
        test::Typed typed{{"title", "Frailty over 65"}, {"version", std::move(version)},
                          {"lawful_basis", "public task"}, {"article9", "health or care"},
                          {"covers", "referred"}, {"parts", "name"}, {"parts", "needs"},
                          {"means", "page"}, {"means", "referral"}, {"onward", "none"},
                          {"retention_months", "12"}, {"starts_on-day", "6"},
                          {"starts_on-month", "4"}, {"starts_on-year", "2020"},
                          {"review_on-day", "6"}, {"review_on-month", "10"},
                          {"review_on-year", "2020"}, {"expires_on-day", "6"},
                          {"expires_on-month", "4"}, {"expires_on-year", "2021"}};
        for (const Term& term : terms()) typed.emplace_back(std::string(term.id), "Said");
        for (const auto& party : {*made.council, *made.charity}) {
            typed.emplace_back("status-" + party.string(), "controller");
            typed.emplace_back("contact-" + party.string(), "Their officer");
        }
        return typed;
    }
    // The path of the only agreement.
    static std::string path(TestApp& app) {
        return app.db().read([](sql::Session& s) {
            return "/agreements/" + s.value<std::string>("SELECT max(id) FROM agreement");
        });
    }
};

TEST_P(AgreementPages, AreDraftedCheckedSignedByEachPartyAndInForce) {
    TestApp app(routes(), GetParam());
    const auto made = parties(app);
    auto browser = app.as(governance(made));
    browser.post("/agreements", {{"title", "Frailty"}, {"parties", made.council->string()},
                                 {"parties", made.charity->string()}});
    const auto draft_page = browser.get(path(app));
    EXPECT_TRUE(draft_page.shows("Still missing"));
    EXPECT_TRUE(draft_page.shows("Say on which lawful basis"));
    EXPECT_TRUE(browser.post(path(app) + "/offer", {{"version", "1"}}).status == 422);

    browser.post(path(app) + "/edit", filled(made, "1"));
    EXPECT_TRUE(browser.get(path(app)).shows("Nothing is missing"));
    browser.post(path(app) + "/offer", {{"version", "2"}});
    EXPECT_TRUE(browser.get(path(app)).shows("Waits for signatures"));

    auto other = app.as(partner(made));
    EXPECT_TRUE(other.get("/agreements").shows("Frailty over 65"));
    EXPECT_EQ(other.post(path(app) + "/sign", {{"organisation", made.charity->string()},
                                               {"version", "3"}, {"name", "Dev Shah"}})
                  .errors(),
              std::vector<std::string>{"Enter their position"});
    other.post(path(app) + "/sign", {{"organisation", made.charity->string()}, {"version", "3"},
                                     {"name", "Dev Shah"}, {"position", "Director"}});
    browser.post(path(app) + "/sign", {{"organisation", made.council->string()},
                                       {"version", "3"}, {"name", "Sanjay Patel"},
                                       {"position", "Data protection officer"}});
    const auto page = browser.get(path(app));
    EXPECT_TRUE(page.shows("In force"));
    EXPECT_TRUE(page.shows("Dev Shah, Director"));
}

TEST_P(AgreementPages, LetNobodySignForAnotherPartyButGovernance) {
    TestApp app(routes(), GetParam());
    const auto made = parties(app);
    auto browser = app.as(governance(made));
    browser.post("/agreements", {{"title", "Frailty"}, {"parties", made.council->string()},
                                 {"parties", made.charity->string()}});
    browser.post(path(app) + "/edit", filled(made, "1"));
    browser.post(path(app) + "/offer", {{"version", "2"}});

    EXPECT_EQ(app.as(partner(made))
                  .post(path(app) + "/sign", {{"organisation", made.council->string()},
                                              {"name", "X"}, {"position", "Y"}})
                  .status,
              403);
}

TEST_P(AgreementPages, AreHiddenFromOthersAndWhileADraftFromParties) {
    TestApp app(routes(), GetParam());
    const auto made = parties(app);
    app.as(governance(made))
        .post("/agreements", {{"title", "Frailty"}, {"parties", made.council->string()},
                              {"parties", made.charity->string()}});

    EXPECT_EQ(app.as(partner(made)).get(path(app)).status, 404);
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get(path(app)).status, 404);
    EXPECT_EQ(app.as(partner(made)).get("/agreements/new").status, 403);
    EXPECT_EQ(app.as(partner(made)).post("/agreements", {}).status, 403);
    EXPECT_EQ(app.anyone().staying_put().get("/agreements").status, 303);
}

TEST_P(AgreementPages, TellTheSecondEditorOfADraft) {
    TestApp app(routes(), GetParam());
    const auto made = parties(app);
    auto browser = app.as(governance(made));
    browser.post("/agreements", {{"title", "Frailty"}, {"parties", made.council->string()},
                                 {"parties", made.charity->string()}});
    EXPECT_EQ(browser.post(path(app) + "/edit", filled(made, "1")).status, 200);

    EXPECT_EQ(browser.post(path(app) + "/edit", filled(made, "1")).status, 409);
}

TEST_P(AgreementPages, EndOnlyWithAReasonAfterAsking) {
    TestApp app(routes(), GetParam());
    const auto made = parties(app);
    auto browser = app.as(governance(made));
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        NewAgreement says{.title = "Frailty",
                          .parties = {{*made.council, "controller", "a"},
                                      {*made.charity, "controller", "b"}},
                          .terms = usual_terms("To help"),
                          .lawful_basis = "public task",
                          .article9 = "health or care",
                          .parts = {Part::name, Part::needs},
                          .means = {Means::page},
                          .onward = "none",
                          .retention_months = 12,
                          .starts_on = Day::parse("2020-04-01").value(),
                          .review_on = Day::parse("2020-10-01").value(),
                          .expires_on = Day::parse("2021-04-01").value()};
        const auto id = draft(t, says, app.clock.now());
        EXPECT_TRUE(sign_for_all(t, id, "Somebody", app.clock.now()));
    });
    const auto version = app.db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT CAST(version AS TEXT) FROM agreement");
    });
    EXPECT_TRUE(browser.get(path(app) + "/end").shows("nothing is shared under it"));
    EXPECT_EQ(browser.post(path(app) + "/end", {{"version", version}}).errors(),
              std::vector<std::string>{"Say why it ends"});
    browser.post(path(app) + "/end", {{"version", version}, {"reason", "The work is over"}});
    EXPECT_TRUE(browser.get(path(app)).shows("The work is over"));
}

INSTANTIATE_TEST_SUITE_P(On, AgreementPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sharing
