#include <gtest/gtest.h>

#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::World;

class OwnAccount : public test::WithApp {};

constexpr const char* handler = "handler@fenmarch.example";

TEST_P(OwnAccount, IsOnlyForThoseSignedIn) {
    World world(GetParam());

    EXPECT_EQ(world.app.anyone().get("/account").path, "/sign-in?next=%2Faccount");
}

TEST_P(OwnAccount, ShowsRolesAndWhereTheyAreSignedIn) {
    World world(GetParam());
    world.add("Hannah Brooks", handler, "Call handler");

    const auto page = world.sign_in(handler).get("/account");

    EXPECT_TRUE(page.shows("Fenmarch County Council"));
    EXPECT_TRUE(page.shows("Call handler"));
    EXPECT_TRUE(page.shows("(this one)"));
    EXPECT_FALSE(page.leads_to("/account/sessions/end-others"));
}

TEST_P(OwnAccount, IsRenamedAndSaysWhenSomebodyElseWasFaster) {
    World world(GetParam());
    world.add("Hannah Brooks", handler, "Call handler");
    auto browser = world.sign_in(handler);

    const auto saved = browser.post("/account/name", {{"name", "Hannah Reed"}, {"version", "1"}});
    EXPECT_TRUE(saved.shows("Hannah Reed"));
    EXPECT_EQ(browser.post("/account/name", {{"name", "H"}, {"version", "1"}}).status, 409);
    const auto empty = browser.post("/account/name", {{"name", " "}, {"version", "2"}});
    EXPECT_EQ(empty.errors(), std::vector<std::string>{"Enter your name"});
}

TEST_P(OwnAccount, ChangesThePasswordOnlyForWhoeverKnowsIt) {
    World world(GetParam());
    world.add("Hannah Brooks", handler, "Call handler");
    auto browser = world.sign_in(handler);
    world.app.clock.advance(std::chrono::minutes(1));
    auto elsewhere = world.sign_in(handler);

    const auto refused = browser.post("/account/password", {{"password", "a guess"},
                                                            {"new_password", "short"}});
    EXPECT_EQ(refused.errors().size(), 2u);
    const auto saved = browser.post("/account/password",
                                    {{"password", std::string(world::password)},
                                     {"new_password", "three words picture"}});

    EXPECT_EQ(saved.path, "/account");
    EXPECT_EQ(elsewhere.get("/account").path, "/sign-in?next=%2Faccount");
    EXPECT_EQ(browser.get("/account").status, 200);
    EXPECT_TRUE(check_password(world.app.db(), handler, "three words picture"));
}

TEST_P(OwnAccount, RenewsRecoveryCodesAfterThePassword) {
    World world(GetParam());
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    auto browser = world.sign_in(handler);

    EXPECT_EQ(browser.post("/account/recovery-codes", {{"password", "a guess"}}).status, 422);
    EXPECT_EQ(world.read([&](sql::Session& s) { return recovery_codes_left(s, id); }), 0);
    const auto shown =
        browser.post("/account/recovery-codes", {{"password", std::string(world::password)}});

    EXPECT_EQ(shown.title(), "Keep these recovery codes");
    EXPECT_EQ(world.read([&](sql::Session& s) { return recovery_codes_left(s, id); }), 10);
    EXPECT_TRUE(browser.get("/account").shows("10 left"));
}

TEST_P(OwnAccount, EndsOnlyItsOwnSessions) {
    World world(GetParam());
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    world.add("Karen Flatt", "admin@fenmarch.example", "Administrator");
    auto browser = world.sign_in(handler);
    auto admin = world.sign_in("admin@fenmarch.example");
    const auto session = world.read([&](sql::Session& s) {
        return s.value<std::string>("SELECT id FROM web_session WHERE account_id = $1", id);
    });

    EXPECT_EQ(admin.post("/account/sessions/" + session + "/end").status, 404);
    EXPECT_EQ(browser.get("/account").status, 200);
    world.app.clock.advance(std::chrono::minutes(1));
    auto second = world.sign_in(handler);
    EXPECT_EQ(second.post("/account/sessions/" + session + "/end").path, "/account");
    EXPECT_EQ(browser.get("/account").path, "/sign-in?next=%2Faccount");
    EXPECT_EQ(second.post("/account/sessions/end-others").status, 200);
}

TEST_P(OwnAccount, WorksForAnotherOfItsOrganisationsAndNoOther) {
    World world(GetParam());
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    const auto [charity, stranger] = world.write([&](sql::Transaction& t) {
        const auto now = world.app.clock.now();
        const auto one = add_organisation(t, {.kind = "charity", .name = "Saltmarsh Sight",
                                              .email = ""}, now);
        EXPECT_TRUE(add_membership(t, id, one, "Partner", std::nullopt, now));
        return std::pair(one, add_organisation(t, {.kind = "charity", .name = "Zest",
                                                   .email = ""}, now));
    });
    auto browser = world.sign_in(handler);

    const auto there = browser.post("/account/organisation",
                                    {{"organisation", charity.string()}});
    EXPECT_EQ(there.path, "/partner");
    EXPECT_TRUE(there.shows("Saltmarsh Sight"));
    EXPECT_EQ(browser.post("/account/organisation", {{"organisation", stranger.string()}}).status,
              404);
}

INSTANTIATE_TEST_SUITE_P(On, OwnAccount, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
