#include <gtest/gtest.h>

#include "practice/volunteering/handbook/store.hpp"
#include "support/older_database.hpp"

namespace kith::volunteering {
namespace {

class VolunteersOfAnOlderKith : public test::OlderDatabase {
  protected:
    // As an older Kith kept it: names with commas between.
    void know(std::string_view id, std::string_view experience) {
        db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            t.execute(R"(
                INSERT INTO volunteer (id, name, phone, email, travels_by, experience, status,
                                       joined_at)
                VALUES ($1, 'Dan Larter', '', '', 'car', $2, 'active', $3))",
                      id, experience, clock.now());
            t.unlogged("a test");
        });
    }
    std::string kept(std::string_view id) {
        return db().read([&](sql::Session& session) {
            return session.value<std::string>("SELECT experience FROM volunteer WHERE id = $1",
                                              id);
        });
    }
};

TEST_P(VolunteersOfAnOlderKith, HaveLivedThroughTheSameByIds) {
    before(391);
    know("v1", "losing somebody, caring for somebody, keeping bees");
    know("v2", "");
    know("v3", "a broken leg");

    upgrade();

    EXPECT_EQ(kept("v1"), "bereavement, caring, keeping bees");
    EXPECT_EQ(kept("v2"), "");
    EXPECT_EQ(kept("v3"), "a broken leg");
}

TEST_P(VolunteersOfAnOlderKith, AreFoundByEveryNameAThingEverHad) {
    before(391);
    db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        install_defaults(t, clock.now());
        for (const std::string_view state : {"retired", "published"}) {
            t.execute(R"(
                INSERT INTO handbook_page (part, id, version, state, sort, name, body, made_by,
                                           made_by_name, made_at)
                VALUES ('experience', 'stroke', $1, $2, 99, $3, '{}', 'a', 'Ada', $4))",
                      state == "retired" ? 1 : 2, state,
                      state == "retired" ? "a stroke" : "a stroke, own or near", clock.now());
        }
        t.unlogged("a test");
    });
    know("v1", "a stroke, disability");

    upgrade();

    EXPECT_EQ(kept("v1"), "stroke, disability");
    const Handbook book = db().read([](sql::Session& session) { return handbook(session); });
    EXPECT_EQ(book.experience_words(kept("v1")), "a stroke, own or near, disability");
}

INSTANTIATE_TEST_SUITE_P(On, VolunteersOfAnOlderKith, test::both_databases(),
                         test::database_name);

}  // namespace
}  // namespace kith::volunteering
