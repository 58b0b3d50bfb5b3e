#include "platform/sql/references.hpp"

#include <gtest/gtest.h>

#include "platform/sql/value_columns.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

class References : public test::OnBothDatabases {};

TEST_P(References, AreOfTheLetterAskedForAndNotInTheTableYet) {
    db().write(actor, [](Transaction& t) {
        t.script("CREATE TABLE named_thing (reference TEXT NOT NULL UNIQUE)");
        for (int i = 0; i < 50; ++i) {
            const Reference made = free_reference(t, "named_thing", 'T');
            EXPECT_EQ(made.letter(), 'T');
            EXPECT_EQ(t.execute("INSERT INTO named_thing (reference) VALUES ($1)", made), 1);
        }
        t.unlogged("a table of this test");
    });
}

INSTANTIATE_TEST_SUITE_P(On, References, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
