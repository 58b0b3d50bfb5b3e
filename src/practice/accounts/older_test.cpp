#include <gmock/gmock.h>

#include "practice/accounts/accounts.hpp"
#include "support/older_database.hpp"

namespace kith::accounts {
namespace {

class RolesOfAnOlderKith : public test::OlderDatabase {
  protected:
    std::vector<std::string> who_may_write() {
        return db().read([](sql::Session& session) {
            return session.all<std::string>(
                "SELECT role.name FROM role JOIN role_permission may ON may.role_id = role.id "
                "WHERE may.permission = 'volunteers.handbook' ORDER BY role.name LIMIT 50");
        });
    }
};

TEST_P(RolesOfAnOlderKith, MayWriteTheHandbookWhereANewOneLetsThem) {
    before(390);
    db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        install_defaults(t, clock.now());
    });
    const auto as_new = who_may_write();
    ASSERT_FALSE(as_new.empty());
    run("DELETE FROM role_permission WHERE permission = 'volunteers.handbook'");
    ASSERT_TRUE(who_may_write().empty());

    upgrade();

    EXPECT_EQ(who_may_write(), as_new);
}

TEST_P(RolesOfAnOlderKith, KeepTheirRightsWhenTheyHaveThatOneAlready) {
    before(390);
    run("INSERT INTO role (id, name, about) VALUES ('r', 'Everything', '')");
    run("INSERT INTO role_permission (role_id, permission) VALUES ('r', 'settings.manage'), "
        "('r', 'volunteers.handbook')");
    run("INSERT INTO role (id, name, about) VALUES ('s', 'Answers', '')");
    run("INSERT INTO role_permission (role_id, permission) VALUES ('s', 'jobs.coordinate'), "
        "('s', 'contacts.take')");

    upgrade();

    EXPECT_THAT(who_may_write(), testing::ElementsAre("Everything"));
}

INSTANTIATE_TEST_SUITE_P(On, RolesOfAnOlderKith, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
