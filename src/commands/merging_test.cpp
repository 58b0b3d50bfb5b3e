// Everything that names a person goes with them when two records become one, and comes back when
// they are parted: tried with a row of every table of the schema that names somebody, whatever
// tables there are.
#include "commands/merging.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "platform/sql/about.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/people.hpp"
#include "support/test_database.hpp"

namespace kith::commands {
namespace {

using sql::SchemaColumn;
using sql::SchemaTable;

// Rows that stay with the record they were made for, and why.
const std::map<std::string, std::string> stays{
    {"person.merged_into", "it is what the merge itself writes"},
    {"person_merge.kept_id", "it is the merge itself"},
    {"person_merge.merged_id", "it is the merge itself"},
    {"access_log.person_id", "a look was at the record as it was then, and its chain is sealed"},
    {"look_alert.person_id", "it asks about a look that stays"},
    {"taken_call.person_id", "it answers a form sent twice, by an address that leads on"},
};

bool names_a_person(const SchemaColumn& column) {
    return column.name == "person_id" || column.name.ends_with("_person_id") ||
           column.references == "person";
}

// The first word that a CHECK of each column allows, by "table.column".
std::map<std::string, std::string> words_allowed() {
    std::map<std::string, std::string> words;
    const std::regex table(R"((?:CREATE TABLE|ALTER TABLE) (\w+)([^;]*);)");
    const std::regex check(R"(CHECK \((\w+) IN \(('[^']*'|\d+))");
    for (const sql::Migration& migration : sql::embedded_migrations()) {
        const std::string text(migration.sql);
        for (std::sregex_iterator at(text.begin(), text.end(), table), end; at != end; ++at) {
            const std::string body = (*at)[2];
            for (std::sregex_iterator one(body.begin(), body.end(), check); one != end; ++one) {
                std::string word = (*one)[2];
                if (word[0] == '\'') word = word.substr(1, word.size() - 2);
                words[(*at)[1].str() + "." + (*one)[1].str()] = word;
            }
        }
    }
    return words;
}

class Filled {
  public:
    Filled(sql::Transaction& transaction, Instant now, PersonId somebody)
        : transaction_(transaction), now_(now), somebody_(somebody), words_(words_allowed()) {
        for (auto& table : sql::schema()) tables_.emplace(table.name, table);
    }

    // A row of `table` in which `column` names `person`. Gives its id, where it has one.
    std::string row(const std::string& table, const std::string& column = "",
                    const std::string& person = "") {
        const SchemaTable& made = tables_.at(table);
        std::string names, values, id;
        sql::Arguments with;
        for (const SchemaColumn& each : made.columns) {
            const std::string separator = names.empty() ? "" : ", ";
            names += separator + each.name;
            if (!each.references.empty() && !each.required && !names_a_person(each)) {
                values += separator + "NULL";
                continue;
            }
            if (each.number) {
                values += separator + with.add(std::int64_t{1});
                continue;
            }
            std::string value = each.name == column ? person : text_for(made, each);
            if (each.name == "id") id = value;
            values += separator + with.add(value);
        }
        transaction_.execute("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")",
                             with);
        transaction_.unlogged("a test makes it");
        return id;
    }

  private:
    std::string text_for(const SchemaTable& table, const SchemaColumn& column) {
        if (names_a_person(column)) return somebody_.string();
        if (!column.references.empty()) return row(column.references);
        const auto word = words_.find(table.name + "." + column.name);
        if (word != words_.end()) return word->second;
        return Id<struct Anything>::make(now_).string();
    }

    sql::Transaction& transaction_;
    Instant now_;
    PersonId somebody_;
    std::map<std::string, std::string> words_;
    std::map<std::string, SchemaTable> tables_{};
};

class MergeTwoPeople : public test::OnBothDatabases {
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

INSTANTIATE_TEST_SUITE_P(On, MergeTwoPeople, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::commands
