#include "platform/sql/about.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace kith::sql {
namespace {

TEST(Schema, IsReadFromTheMigrationsWithColumnsAddedLater) {
    constexpr std::string_view made =
        "-- things\n"
        "CREATE TABLE thing (\n"
        "    id TEXT PRIMARY KEY,\n"
        "    kind TEXT NOT NULL CHECK (kind IN ('a, b', 'c')),  -- two, kinds\n"
        "    size INTEGER,\n"
        "    UNIQUE (id, kind)\n"
        ");\n"
        "CREATE TABLE part (id TEXT PRIMARY KEY, thing_id TEXT NOT NULL REFERENCES thing (id));\n";
    constexpr std::string_view later = "-- things\nALTER TABLE part ADD COLUMN name TEXT;\n";
    const Migration migrations[] = {{1, "0001_things", "", made}, {2, "0002_more", "", later}};
    const auto all = schema(migrations);

    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].owner, "things");
    ASSERT_EQ(all[0].columns.size(), 3u);
    EXPECT_TRUE(all[0].columns[2].number);
    ASSERT_EQ(all[1].columns.size(), 3u);
    EXPECT_EQ(all[1].columns[1].references, "thing");
    EXPECT_EQ(all[1].columns[2].name, "name");
}

TEST(Schema, FindsEveryTableThatNamesAPersonAndWhatHangsOnIt) {
    const auto ways = ways_to("person", "person_id", schema());
    const auto way = [&](std::string_view name) {
        return std::find_if(ways.begin(), ways.end(),
                            [&](const Way& one) { return one.table.name == name; });
    };
    for (const std::string_view name : {"person", "contact", "need", "call", "call_attempt",
                                        "referral", "referral_event", "story", "reading"}) {
        EXPECT_NE(way(name), ways.end()) << name;
    }
    EXPECT_EQ(way("account"), ways.end());
    EXPECT_LT(way("call_attempt"), way("call")) << "rows that name others go first";
    EXPECT_LT(way("need"), way("contact"));
    EXPECT_LT(way("contact"), ways.end());
}

TEST(Schema, LeavesOutTablesThatWereDropped) {
    const Migration migrations[] = {
        {1, "0001_things", "", "-- things\nCREATE TABLE thing (id TEXT);\n"},
        {2, "0002_less", "", "-- things\nDROP TABLE thing;\nCREATE TABLE other (id TEXT);\n"}};
    const auto all = schema(migrations);

    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].name, "other");
}

TEST(Schema, FollowsEveryColumnThatCannotBeWithoutThePerson) {
    constexpr std::string_view made =
        "-- people\n"
        "CREATE TABLE person (id TEXT PRIMARY KEY);\n"
        "CREATE TABLE both (id TEXT PRIMARY KEY, one_id TEXT NOT NULL REFERENCES person (id),"
        " two_id TEXT NOT NULL REFERENCES person (id), may_id TEXT REFERENCES person (id));\n"
        "CREATE TABLE answer (id TEXT PRIMARY KEY, both_id TEXT NOT NULL REFERENCES both (id));\n";
    const Migration migrations[] = {{1, "0001_people", "", made}};
    const auto ways = ways_to("person", "person_id", schema(migrations));

    std::string order;
    for (const Way& way : ways) order += way.table.name + "." + way.column + " ";
    EXPECT_EQ(order, "answer.both_id answer.both_id both.one_id both.two_id person.id ");
}

class About : public test::OnBothDatabases {};

TEST_P(About, GathersAndDeletesWhatIsHeldOfOneAndOfNobodyElse) {
    db().write(actor, [](Transaction& t) {
        for (const std::string_view person : {"p1", "p2"}) {
            t.execute("INSERT INTO person (id, reference, source, created_at, changed_at) "
                      "VALUES ($1, $1, 'test', 'x', 'x')",
                      person);
            t.execute("INSERT INTO person_number (id, person_id, kind, value, source, since) "
                      "VALUES ($1, $2, 'phone', '+441632960001', 'test', 'x')",
                      std::string(person) + "n", person);
        }
        t.execute("INSERT INTO relation (id, person_id, other_person_id, kind) "
                  "VALUES ('r', 'p2', 'p1', 'friend')");
        t.unlogged("people for a test");
    });
    const auto ways = ways_to("person", "person_id", schema());
    const auto held = db().read([&](Session& s) { return rows_about(s, "p1", ways); });
    ASSERT_EQ(held.size(), 2u);
    for (const auto& one : held) EXPECT_EQ(one.rows.size(), 1u) << one.table;

    const auto gone = db().write(actor, [&](Transaction& t) {
        auto rows = delete_about(t, "p1", ways);
        t.unlogged("a test");
        return rows;
    });
    EXPECT_EQ(gone.size(), 2u);
    EXPECT_TRUE(db().read([&](Session& s) { return rows_about(s, "p1", ways); }).empty());
    EXPECT_EQ(db().read([&](Session& s) { return rows_about(s, "p2", ways); }).size(), 3u);
    EXPECT_EQ(db().read([&](Session& s) {
        return named_beyond(s, {"p1", "p2"}, ways, {"person", "relation"});
    }), std::vector<std::string>{"p2"});
}

INSTANTIATE_TEST_SUITE_P(On, About, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
