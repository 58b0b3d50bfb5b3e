#include "platform/sql/dialect.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::sql {
namespace {

using testing::IsEmpty;
using testing::Not;

TEST(Dialect, TakesWhatBothDatabasesSpeak) {
    for (const auto* sql : {
             "SELECT id FROM need WHERE lower(title) LIKE lower($1) ORDER BY due_on NULLS LAST",
             "SELECT id FROM need WHERE lower(trim(title)) NOT LIKE $1",
             "INSERT INTO need (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET n = excluded.n",
             "SELECT max(due_on), min(made_at), count(*) FILTER (WHERE urgent = 1) FROM need",
             "SELECT max(coalesce(a, b)) FROM need",
             "SELECT 'now() and 10:30 like ILIKE' AS update_date -- strftime(x)",
             "UPDATE need SET state = 'done' WHERE id = $1 RETURNING version",
             "SELECT CAST($1 AS BIGINT), dates, truely, realm, globe FROM updated_at"}) {
        EXPECT_THAT(dialect_faults(sql), IsEmpty()) << sql;
    }
}

TEST(Dialect, RefusesWhatOnlyOneSpeaks) {
    for (const auto* sql : {
             "CREATE TABLE a (id SERIAL)",
             "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)",
             "CREATE TABLE a (urgent BOOLEAN)",
             "CREATE TABLE a (weight REAL)",
             "CREATE TABLE a (at TIMESTAMP)",
             "SELECT now()",
             "SELECT current_timestamp",
             "SELECT strftime('%Y', at) FROM a",
             "SELECT * FROM a WHERE b ILIKE 'x'",
             "SELECT * FROM a WHERE b LIKE 'x'",
             "SELECT * FROM a WHERE b NOT LIKE 'x'",
             "SELECT * FROM a WHERE upper(b) LIKE 'x'",
             "SELECT a::text FROM b",
             "SELECT json_extract(a, '$.b') FROM c",
             "SELECT group_concat(a) FROM b",
             "SELECT string_agg(a, ',') FROM b",
             "SELECT max(a, b) FROM c",
             "SELECT min(lower(a), b) FROM c",
             "SELECT ifnull(a, b) FROM c",
             "INSERT OR IGNORE INTO a VALUES (1)",
             "SELECT id FROM a FOR UPDATE SKIP LOCKED",
             "SELECT id FROM a WHERE b = :name",
             "SELECT true"}) {
        EXPECT_THAT(dialect_faults(sql), Not(IsEmpty())) << sql;
    }
}

TEST(Placeholders, AreCountedOutsideQuotesAndComments) {
    EXPECT_EQ(placeholder_count("SELECT 1"), 0);
    EXPECT_EQ(placeholder_count("SELECT $1, $12, $2"), 12);
    EXPECT_EQ(placeholder_count("SELECT '$9', \"$8\", $1 -- $7\n/* $6 */"), 1);
    EXPECT_EQ(placeholder_count("SELECT 'it''s $9', $1"), 1);
}

TEST(Placeholders, AreNumberedForSqliteWhereTheyStand) {
    EXPECT_EQ(numbered_for_sqlite("SELECT $2, '$1', $1"), "SELECT ?2, '$1', ?1");
}

TEST(Writes, AreToldFromReads) {
    EXPECT_TRUE(is_write("  INSERT INTO a VALUES (1)"));
    EXPECT_TRUE(is_write("\n-- why\nupdate a set b = 1"));
    EXPECT_TRUE(is_write("DELETE FROM a"));
    EXPECT_TRUE(is_write("WITH old AS (SELECT 1) DELETE FROM a"));
    EXPECT_FALSE(is_write("WITH old AS (SELECT updated FROM b) SELECT * FROM old"));
    EXPECT_FALSE(is_write("SELECT 'insert into'"));
    EXPECT_FALSE(is_write("CREATE TABLE a (b TEXT)"));
    EXPECT_FALSE(is_write(""));
}

}  // namespace
}  // namespace kith::sql
