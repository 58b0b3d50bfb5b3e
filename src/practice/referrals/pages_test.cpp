#include "practice/referrals/county_test.hpp"
#include "practice/referrals/store.hpp"
#include "support/county_app.hpp"

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

class ReferralPages : public test::CountyPages<County, routes> {
  protected:
    void SetUp() override {
        CountyPages::SetUp();
        if (IsSkipped()) return;
        refer_page = "/needs/" + county->need().string() + "/refer";
    }
    test::Browser changing(const web::Viewer& viewer) {
        return CountyPages::changing(viewer, 60);
    }
    ReferralId refer_to(const OrganisationId& to) {
        return write([&](sql::Transaction& t) {
            return county->refer_to(t, to, app->clock.now());
        });
    }
    ReferralRow stored(const ReferralId& id) {
        return app->db().read([&](sql::Session& s) { return referral_row(s, id); }).value();
    }
    std::vector<ReferralRow> all() {
        return app->db().read([](sql::Session& s) {
            return referral_list(s, {}, std::nullopt, 50);
        });
    }
    std::string token() {
        return app->db().read([](sql::Session& s) { return last_token(s); });
    }
    test::Typed the_form(const OrganisationId& to) const {
        return {{"to", to.string()}, {"reason", "Talk to the supplier"}, {"parts", "name"},
                {"parts", "how to reach them"}};
    }

    std::string refer_page;
};

TEST_P(ReferralPages, OfferOrganisationsWithPlacesFirstAndTickWhatIsNeeded) {
    write([&](sql::Transaction& t) {
        set_offer(t, county->charity(), "money", 3, app->clock.now());
    });
    const auto reply = app->as(county->navigator()).get(refer_page);

    EXPECT_EQ(reply.status, 200);
    EXPECT_TRUE(reply.shows("3 places free"));
    EXPECT_LT(reply.text().find("Age Well"), reply.text().find("Marden Neighbours"));
    EXPECT_TRUE(reply.shows("They have not been asked about sharing yet"));
    EXPECT_NE(reply.body.find(R"(value="warnings" checked)"), std::string::npos);
    EXPECT_EQ(reply.body.find(R"(value="notes" checked)"), std::string::npos);
}

TEST_P(ReferralPages, ReferOnceHoweverOftenTheButtonIsPressed) {
    auto browser = changing(county->navigator());
    browser.post(refer_page, the_form(county->charity()));
    const auto reply = browser.post(refer_page, the_form(county->charity()));

    EXPECT_TRUE(reply.shows("Waiting for an answer"));
    ASSERT_EQ(all().size(), 1u);
    EXPECT_EQ(all()[0].shared, "name;how to reach them");
}

TEST_P(ReferralPages, RefuseWhenTheyObjectUnlessTheyAgreeNow) {
    const auto objector = write([&](sql::Transaction& t) {
        const auto person = people::add(t, {.first_name = Private("Joe"), .shares = "objects",
                                            .source = "phone"},
                                        app->clock.now());
        return casework::open_need(t, {.person = person, .category = "money", .due = {}},
                                   app->clock.now());
    });
    const std::string page = "/needs/" + objector.id.string() + "/refer";
    auto browser = changing(county->navigator());
    auto form = the_form(county->charity());
    const auto refused = browser.post(page, form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("they do not want what we know to be shared"));
    EXPECT_TRUE(all().empty());

    form.emplace_back("agrees", "yes");
    browser.post(page, form);
    EXPECT_EQ(all().size(), 1u);
}

TEST_P(ReferralPages, DoNotReferToSomebodyWhoIsFull) {
    write([&](sql::Transaction& t) {
        set_offer(t, county->charity(), "money", 0, app->clock.now());
    });
    const auto reply = changing(county->navigator()).post(refer_page, the_form(county->charity()));

    EXPECT_EQ(reply.errors(),
              std::vector<std::string>{"They have no place free. Select somebody else"});
    EXPECT_TRUE(reply.shows("Talk to the supplier"));
}

TEST_P(ReferralPages, LetThePartnerAnswerStepByStep) {
    const auto id = refer_to(county->charity());
    const std::string page = path(id).str();
    auto partner = changing(county->partner());
    EXPECT_TRUE(partner.get(page).shows("Margaret Ellison"));
    partner.post(page + "/step", {{"what", "accept"}});
    partner.post(page + "/step", {{"what", "accept"}});
    EXPECT_EQ(stored(id).status, "accepted");
    const auto refused = partner.post(page + "/step", {{"what", "finish"}});
    EXPECT_EQ(refused.errors(), std::vector<std::string>{"Say what came of it"});
    partner.post(page + "/step",
                 {{"what", "finish"}, {"note", "Debt is paid"}, {"cost", "12.50"}});

    EXPECT_EQ(stored(id).status, "done");
    EXPECT_EQ(stored(id).cost, Pence(1250));
    const auto closed = partner.get(page);
    EXPECT_TRUE(closed.shows("£12.50"));
    const test::Typed late{{"what", "finish"}, {"note", "She pays by the month"}};
    const auto both = partner.post(page + "/step", late);
    EXPECT_EQ(both.status, 409);
    EXPECT_TRUE(both.shows("Debt is paid"));
    EXPECT_TRUE(both.shows("She pays by the month"));
    EXPECT_FALSE(closed.shows("Margaret"));
}

TEST_P(ReferralPages, KeepTheStepsToTheReceiverAndTheTakingBackToTheReferrer) {
    const auto id = refer_to(county->charity());
    const std::string page = path(id).str();
    auto navigator = changing(county->navigator());
    auto partner = changing(county->partner());
    auto other = changing(county->viewer({"people.see-involved", "referrals.answer"},
                                         county->dev(), county->by_mail()));
    EXPECT_EQ(other.get(page).status, 404);
    EXPECT_EQ(navigator.post(page + "/step", {{"what", "accept"}}).status, 403);
    auto again = changing(county->partner());
    EXPECT_EQ(again.post(page + "/revoke", {{"why", "x"}}).status, 403);
    EXPECT_EQ(navigator.post(page + "/revoke").errors(), std::vector<std::string>{"Say why"});
    navigator.post(page + "/revoke", {{"why", "They changed their mind"}});
    EXPECT_EQ(stored(id).status, "revoked");
}

TEST_P(ReferralPages, ListWhatTheCouncilMade) {
    auto browser = app->as(county->navigator());
    EXPECT_TRUE(browser.get("/referrals").shows("No referral stands like this"));
    refer_to(county->charity());
    EXPECT_TRUE(browser.get("/referrals").shows("to Age Well"));
    EXPECT_TRUE(browser.get("/referrals?state=offered").shows("Margaret Ellison"));
    EXPECT_FALSE(browser.get("/referrals?state=closed").shows("Margaret Ellison"));
}

TEST_P(ReferralPages, ShowThePartnerOnlyThoseReferredToThem) {
    auto partner = app->as(county->partner());
    EXPECT_TRUE(partner.get("/partner").shows("Nothing waits."));
    refer_to(county->by_mail());
    EXPECT_FALSE(partner.get("/partner").shows("Margaret"));
    refer_to(county->charity());
    EXPECT_TRUE(partner.get("/partner").shows("Margaret Ellison"));
    EXPECT_TRUE(partner.get("/partner").shows("Money and bills"));
}

TEST_P(ReferralPages, LetThePartnerConfirmItsPlaces) {
    auto partner = changing(county->partner());
    const auto refused = partner.post("/partner/places", {{"places-money", "lots"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find(R"(value="lots")"), std::string::npos);
    partner.post("/partner/places", {{"places-money", "4"}, {"places-talk", "any"}});
    auto offers = [&] {
        return app->db().read([&](sql::Session& s) { return offers_of(s, county->charity()); });
    };
    ASSERT_EQ(offers().size(), 2u);
    EXPECT_EQ(offers()[0].places, 4);
    EXPECT_EQ(offers()[1].places, std::nullopt);
    partner.post("/partner/places", {{"places-money", "4"}});
    EXPECT_EQ(offers().size(), 1u);
}

TEST_P(ReferralPages, NameNobodyByLinkUntilItIsTakenOn) {
    const auto id = refer_to(county->by_mail());
    const std::string first = token();
    auto anyone = app->anyone();
    const auto offered = anyone.get("/r/" + first);
    EXPECT_EQ(offered.status, 200);
    EXPECT_TRUE(offered.shows("Talk to the supplier with them"));
    EXPECT_TRUE(offered.shows("Money and bills"));
    EXPECT_FALSE(offered.shows("Margaret"));

    auto answering = app->anyone().with_budget(60);
    EXPECT_TRUE(answering.post("/r/" + first, {{"what", "accept"}}).shows("Thank you"));
    EXPECT_EQ(stored(id).status, "accepted");
    const std::string next = token();
    EXPECT_NE(next, first);
    EXPECT_TRUE(app->anyone().get("/r/" + next).shows("Margaret"));
}

TEST_P(ReferralPages, TakeALinkOnceAndSayWhatToDoAfter) {
    const auto id = refer_to(county->by_mail());
    const std::string first = token();
    auto anyone = app->anyone().with_budget(60);
    anyone.post("/r/" + first, {{"what", "accept"}});
    const auto again = anyone.post("/r/" + first, {{"what", "decline"}, {"note", "No"}});

    EXPECT_EQ(again.status, 410);
    EXPECT_TRUE(again.shows("This link has been used"));
    EXPECT_EQ(stored(id).status, "accepted");
    EXPECT_EQ(anyone.get("/r/" + first).status, 410);
    EXPECT_EQ(anyone.get("/r/nothing").status, 404);
}

TEST_P(ReferralPages, SayWhenALinkHasExpired) {
    refer_to(county->by_mail());
    const std::string first = token();
    app->clock.advance(24h * 15);
    const auto reply = app->anyone().get("/r/" + first);

    EXPECT_EQ(reply.status, 410);
    EXPECT_TRUE(reply.shows("This link has expired"));
    EXPECT_TRUE(reply.shows("01632 960 001"));
}

TEST_P(ReferralPages, AskWhyByLinkAndKeepTheLinkGood) {
    const auto id = refer_to(county->by_mail());
    const std::string first = token();
    auto anyone = app->anyone().with_budget(60);
    EXPECT_EQ(anyone.post("/r/" + first, {{"what", "decline"}}).errors(),
              std::vector<std::string>{"Say why"});
    anyone.post("/r/" + first, {{"what", "decline"}, {"note", "We are full"}});

    EXPECT_EQ(stored(id).status, "declined");
}

TEST_P(ReferralPages, AreClosedToThoseWithoutThePermission) {
    struct Row {
        std::vector<std::string> permissions;
        int list, refer, partner;
    };
    const Row table[] = {{{"people.see", "referrals.make"}, 200, 200, 403},
                         {{"people.see"}, 403, 403, 403},
                         {{"referrals.make"}, 200, 403, 403},
                         {{"referrals.answer"}, 403, 403, 200}};
    for (const Row& row : table) {
        auto browser =
            app->as(county->viewer(row.permissions, county->amara(), county->council()));
        EXPECT_EQ(browser.get("/referrals").status, row.list);
        EXPECT_EQ(browser.get(refer_page).status, row.refer);
        EXPECT_EQ(browser.get("/partner").status, row.partner);
    }
}

TEST_P(ReferralPages, AreReadByThoseWhoSeeNeedsAndChangedByNoneOfThem) {
    const auto referral = refer_to(county->charity());
    auto reader = app->as(
        county->viewer({"people.see", "needs.see"}, county->amara(), county->council()));

    const auto page = reader.get(path(referral).str());

    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(page.shows("Take it back"));
    EXPECT_EQ(reader.post(path(referral).str() + "/revoke", {{"why", "No"}}).status, 403);
}

TEST_P(ReferralPages, StandOnThePersonsPageForThoseAtEitherEnd) {
    refer_to(county->charity());
    const auto panel_for = [&](const web::Viewer& viewer) {
        return app->db().read([&](sql::Session& s) {
            return panel(s, viewer, county->person(), app->clock.now()).str();
        });
    };
    EXPECT_NE(panel_for(county->navigator()).find("To Age Well"), std::string::npos);
    EXPECT_NE(panel_for(county->partner()).find("From Fenmarch"), std::string::npos);
    EXPECT_TRUE(panel_for(county->viewer({"referrals.answer"}, county->dev(), county->by_mail()))
                    .empty());
}

INSTANTIATE_TEST_SUITE_P(On, ReferralPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::referrals
