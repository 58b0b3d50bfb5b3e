#include "platform/sql/bulk.hpp"

#include <gtest/gtest.h>

#include "platform/sql/database.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/settings.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

class AddingInBulk : public test::OnBothDatabases {
  protected:
    std::int64_t add(int rows) {
        return db().write(actor, [&](Transaction& t) {
            t.unlogged("a test");
            Bulk bulk(t, "INSERT INTO setting (name, value)", 2, "ON CONFLICT (name) DO NOTHING");
            for (int row = 0; row < rows; ++row) {
                bulk.add("name " + std::to_string(row), std::to_string(row * 2));
            }
            return bulk.finish();
        });
    }
};

TEST_P(AddingInBulk, AddsEveryRowWhateverTheirNumber) {
    EXPECT_EQ(add(1), 1);
    EXPECT_EQ(add(250), 249);
    EXPECT_EQ(add(501), 251);
    EXPECT_EQ(add(501), 0);

    db().read([](Session& s) {
        EXPECT_EQ(s.value<int>("SELECT count(*) FROM setting"), 501);
        EXPECT_EQ(setting(s, "name 500"), "1000");
    });
}

TEST_P(AddingInBulk, RefusesARowOfAnotherWidth) {
    EXPECT_THROW(db().write(actor, [](Transaction& t) {
        Bulk bulk(t, "INSERT INTO setting (name, value)", 2);
        bulk.add("name", "value", "more");
    }), Misuse);
}

class Settings : public test::OnBothDatabases {};

TEST_P(Settings, AreKeptAndChanged) {
    const auto set = [&](std::string_view value) {
        db().write(actor, [&](Transaction& t) { set_setting(t, "council", value); });
    };
    const auto get = [&] { return db().read([](Session& s) { return setting(s, "council"); }); };

    EXPECT_EQ(get(), std::nullopt);
    set("Westshire");
    set("Westshire");
    set("Eastshire");

    EXPECT_EQ(get(), "Eastshire");
    EXPECT_EQ(db().read([](Session& s) {
        return s.value<int>("SELECT count(*) FROM change_log WHERE entity = 'setting'");
    }), 2);
}

INSTANTIATE_TEST_SUITE_P(On, AddingInBulk, test::both_databases(), test::database_name);
INSTANTIATE_TEST_SUITE_P(On, Settings, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
