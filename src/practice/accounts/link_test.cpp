#include "practice/accounts/links.hpp"

#include "practice/accounts/password.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::link_to;
using world::sent;
using world::World;

class SignInLink : public test::WithApp {};

constexpr const char* volunteer = "volunteer@fenmarch.example";
constexpr const char* handler = "handler@fenmarch.example";

test::Reply ask(World& world, const std::string& email) {
    return world.app.anyone().post("/sign-in/link", {{"email", email}});
}

TEST_P(SignInLink, SignsAVolunteerInOnceAndOnlyByTheButton) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");
    ask(world, volunteer);
    EXPECT_EQ(sent().at(volunteer).template_id, "sign-in-link");
    const auto link = link_to(volunteer);
    auto browser = world.app.anyone();

    EXPECT_TRUE(browser.get(link).shows("Hello Dan Larter"));
    EXPECT_EQ(browser.get(link).status, 200);
    EXPECT_EQ(browser.post(link).path, "/my-jobs");
    EXPECT_EQ(world.app.anyone().get(link).status, 410);
    EXPECT_EQ(world.app.anyone().post(link).status, 410);
}

TEST_P(SignInLink, LastsTwentyMinutes) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");
    ask(world, volunteer);
    world.app.clock.advance(std::chrono::minutes(21));

    EXPECT_EQ(world.app.anyone().post(link_to(volunteer)).status, 410);
}

TEST_P(SignInLink, AnswersAlikeWhetherOrNotAnybodyHasTheAddress) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");

    EXPECT_EQ(ask(world, volunteer).text(), ask(world, "nobody@fenmarch.example").text());
    EXPECT_EQ(sent().size(), 1u);
}

TEST_P(SignInLink, IsShownOnlyInADemonstration) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");
    EXPECT_FALSE(ask(world, volunteer).leads_to(link_to(volunteer)));
    world.set("demonstration", "whole");

    const auto page = ask(world, volunteer);

    EXPECT_TRUE(page.leads_to(link_to(volunteer)));
}

TEST_P(SignInLink, LetsStaffChooseAPasswordAndStillAsksForTheirCode) {
    World world(GetParam());
    world.add("Hannah Brooks", handler, "Call handler");
    auto before = world.sign_in(handler);
    ask(world, handler);
    EXPECT_EQ(sent().at(handler).template_id, "password-reset");
    const auto link = link_to(handler);
    auto browser = world.app.anyone();

    EXPECT_EQ(browser.get(link).title(), "Choose a new password");
    EXPECT_EQ(browser.post(link, {{"new_password", "too short"}}).status, 422);
    EXPECT_EQ(browser.post(link, {{"new_password", "three words picture"}}).path, "/sign-in/code");
    EXPECT_EQ(before.get("/work").path, "/sign-in?next=%2Fwork");
    EXPECT_TRUE(check_password(world.app.db(), handler, "three words picture"));
    EXPECT_FALSE(check_password(world.app.db(), handler, world::password));
}

TEST_P(SignInLink, InvitesAgainWhoeverHasNotComeYet) {
    World world(GetParam());
    world.write([&](sql::Transaction& t) {
        return add_account(t,
                           {.name = "Josh Ransome",
                            .email = handler,
                            .organisation = *world.council,
                            .role = "Call handler"},
                           world.app.clock.now());
    });
    ask(world, handler);
    EXPECT_EQ(sent().at(handler).template_id, "invitation");
    auto browser = world.app.anyone();

    const auto next = browser.post(link_to(handler), {{"new_password", "three words picture"}});

    EXPECT_EQ(next.path, "/sign-in/set-up");
    EXPECT_EQ(world.row(handler).state, "active");
}

TEST_P(SignInLink, OpensNothingForSomebodySuspendedSince) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");
    ask(world, volunteer);
    world.write([](sql::Transaction& t) {
        t.unlogged("a test");
        t.execute("UPDATE account SET state = 'suspended'");
    });

    EXPECT_EQ(world.app.anyone().post(link_to(volunteer)).status, 410);
}

TEST_P(SignInLink, FillsNobodysInbox) {
    World world(GetParam());
    const auto id = world.add("Dan Larter", volunteer, "Volunteer");
    const auto make = [&] {
        return world.write([&](sql::Transaction& t) {
            return make_link(t, id, Purpose::sign_in, world.app.clock.now());
        });
    };
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(make());

    EXPECT_FALSE(make());
    world.app.clock.advance(std::chrono::minutes(61));
    EXPECT_TRUE(make());
}

TEST_P(SignInLink, IsForgottenAMonthAfterItRanOut) {
    World world(GetParam());
    world.add("Dan Larter", volunteer, "Volunteer");
    ask(world, volunteer);
    world.app.clock.advance(std::chrono::hours(24 * 31));
    world.write([&](sql::Transaction& t) { forget_old(t, world.app.clock.now()); });

    EXPECT_EQ(world.read([](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM account_link");
    }), 0);
}

INSTANTIATE_TEST_SUITE_P(On, SignInLink, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
