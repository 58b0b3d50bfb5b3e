// Everything that names a person goes with them when two records become one, and comes back when
// they are parted: tried with a row of every table of the schema that names somebody, whatever
// tables there are.
#include "commands/merging.hpp"

#include <gtest/gtest.h>

#include <map>

#include "commands/every_row_test.hpp"
#include "support/test_database.hpp"

namespace kith::commands {
namespace {

using sql::SchemaTable;
using sql::SchemaColumn;
using test::Filled;
using test::names_a_person;

// Rows that stay with the record they were made for, and why.
const std::map<std::string, std::string> stays{
    {"person.merged_into", "it is what the merge itself writes"},
    {"person_merge.kept_id", "it is the merge itself"},
    {"person_merge.merged_id", "it is the merge itself"},
    {"access_log.person_id", "a look was at the record as it was then, and its chain is sealed"},
    {"look_alert.person_id", "it asks about a look that stays"},
    {"taken_call.person_id", "it answers a form sent twice, by an address that leads on"},
};

class MergeTwoPeople : public kith::test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        static const bool registered = [] {
            introduce_merging();
            return true;
        }();
        (void)registered;
    }
    template <class Change>
    auto write(Change change) {
        return db().write(actor, change);
    }
    PersonId add(const std::string& first, const std::string& last = "Ellison") {
        return write([&](sql::Transaction& transaction) {
            people::Details details;
            details.first_name = Private(first);
            details.last_name = Private(last);
            details.source = "phone";
            return people::add(transaction, details, clock.now());
        });
    }
    // The row of `table` whose `column` names the person, column by column but for those of
    // versions.
    std::string held(const SchemaTable& table, const std::string& column, PersonId person) {
        const auto found = db().read([&](sql::Session& session) {
            return sql::rows_about(session, person.text(), {{table, column}});
        });
        std::string text;
        for (const auto& one : found) {
            for (const Json& row : one.rows) {
                for (const SchemaColumn& each : table.columns) {
                    if (each.name == "version" || each.name == "changed_at") continue;
                    text += each.name + "=" + std::string(row.text_at("/" + each.name)) + "\n";
                }
            }
        }
        return text;
    }
};

TEST_P(MergeTwoPeople, TakesEveryRowThatNamesThemAlongAndPartsThemExactly) {
    const PersonId somebody = add("Somebody", "Else");
    const auto tables = sql::schema();
    std::map<std::string, SchemaTable> by_name;
    for (const SchemaTable& table : tables) by_name.emplace(table.name, table);
    int tried = 0;
    for (const SchemaTable& table : tables) {
        for (const SchemaColumn& column : table.columns) {
            const std::string name = table.name + "." + column.name;
            if (!names_a_person(column) || stays.contains(name)) continue;
            ++tried;
            const PersonId kept = add("Margaret"), other = add("Maggie");
            write([&](sql::Transaction& transaction) {
                Filled(transaction, clock.now(), somebody)
                    .row(table.name, column.name, other.string());
            });
            const std::string row = held(table, column.name, other);
            const std::string person = held(by_name.at("person"), "id", other);
            const std::string own = held(by_name.at("person"), "id", kept);
            ASSERT_FALSE(row.empty()) << name;

            const auto merge = write([&](sql::Transaction& transaction) {
                return people::merge(transaction, kept, other, "alike", "Ann", clock.now());
            });
            ASSERT_TRUE(merge) << name;
            EXPECT_EQ(held(table, column.name, other), "") << name << " stays behind in a merge";
            EXPECT_NE(held(table, column.name, kept), "") << name << " is lost in a merge";

            const auto split = write([&](sql::Transaction& transaction) {
                return people::split(transaction, merge->id, "Ann", clock.now());
            });
            ASSERT_TRUE(split) << name;
            EXPECT_EQ(held(table, column.name, other), row) << name << " is not given back";
            EXPECT_EQ(held(table, column.name, kept), "") << name << " is not given back";
            EXPECT_EQ(held(by_name.at("person"), "id", other), person) << name;
            EXPECT_EQ(held(by_name.at("person"), "id", kept), own) << name;
        }
    }
    EXPECT_GT(tried, 30) << "the schema was not read";
}

TEST_P(MergeTwoPeople, ExcusesOnlyWhatThereIs) {
    std::map<std::string, bool> there;
    for (const SchemaTable& table : sql::schema()) {
        for (const SchemaColumn& column : table.columns) {
            there[table.name + "." + column.name] = names_a_person(column);
        }
    }
    for (const auto& [name, why] : stays) EXPECT_TRUE(there[name]) << name;
}

INSTANTIATE_TEST_SUITE_P(On, MergeTwoPeople, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::commands
