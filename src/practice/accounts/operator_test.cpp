#include <gtest/gtest.h>

#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::World;

class Operator : public test::WithApp {};

TEST_P(Operator, ListsEverybodyAcrossPages) {
    World world(GetParam());
    world.write([&](sql::Transaction& t) {
        for (int i = 0; i < 205; ++i) {
            const auto added = add_account(t,
                                           {.name = "Same Name",
                                            .email = "p" + std::to_string(i) + "@fenmarch.example",
                                            .organisation = *world.council,
                                            .role = "Volunteer"},
                                           world.app.clock.now());
            EXPECT_TRUE(added);
        }
    });

    EXPECT_EQ(world.read(account_lines).size(), 205u);
}

TEST_P(Operator, SuspendsAndGivesALinkThatChoosesAPassword) {
    World world(GetParam());
    const auto id = world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
    EXPECT_EQ(world.read([](sql::Session& s) {
        return account_with_email(s, "Handler@fenmarch.example");
    }), id);
    const auto token = world.write([&](sql::Transaction& t) {
        return operator_link(t, id, world.app.clock.now());
    });

    EXPECT_EQ(world.app.anyone().get("/sign-in/link/" + token).title(), "Choose a new password");
    world.write([&](sql::Transaction& t) { suspend(t, id); });
    EXPECT_EQ(world.row("handler@fenmarch.example").state, "suspended");
    EXPECT_EQ(world.app.anyone().get("/sign-in/link/" + token).status, 410);
}

INSTANTIATE_TEST_SUITE_P(On, Operator, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
