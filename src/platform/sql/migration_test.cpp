#include "platform/sql/migration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/sql/dialect.hpp"
#include "platform/sql/errors.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

using test::TestDatabase;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Migration first{
    1, "0001_first", "aa", "-- casework\nCREATE TABLE need (id TEXT PRIMARY KEY);"};
constexpr Migration second{3, "0003_second", "bb",
                           "-- casework\nALTER TABLE need ADD COLUMN title TEXT;"
                           "CREATE TABLE note (id TEXT PRIMARY KEY);"};
constexpr Migration broken{4, "0004_broken", "cc",
                           "-- casework\nCREATE TABLE half (id TEXT PRIMARY KEY);"
                           "CREATE TABEL other (id TEXT);"};

class Migrating : public testing::TestWithParam<test::DatabaseKind> {
  protected:
    void SetUp() override {
        if (!test::has_database(GetParam())) GTEST_SKIP() << "KITH_TEST_POSTGRES names no server";
        database_.emplace(GetParam(), TestDatabase::Start::empty);
    }
    Database& db() { return **database_; }
    std::string url() const { return database_->url(); }
    std::vector<std::string> run(std::vector<Migration> migrations) {
        return migrate(db(), migrations);
    }
    std::string refusal(const std::vector<Migration>& migrations) {
        try {
            migrate(db(), migrations);
        } catch (const CannotMigrate& refused) {
            return refused.what();
        }
        return "";
    }

  private:
    std::optional<TestDatabase> database_;
};

TEST_P(Migrating, AppliesEachInOrderOnce) {
    EXPECT_THAT(run({first, second}), ElementsAre("0001_first", "0003_second"));
    EXPECT_THAT(run({first, second}), IsEmpty());
}

TEST_P(Migrating, AppliesWhatIsNewToAnOlderDatabase) {
    run({first});

    EXPECT_THAT(run({first, second}), ElementsAre("0003_second"));
}

TEST_P(Migrating, SaysHowManyStepsAnOlderDatabaseLacks) {
    run({first});
    const std::vector<Migration> known{first, second};
    EXPECT_NO_THROW(check_migrations(db(), known));
    EXPECT_THAT([&] { check_up_to_date(db(), known); },
                testing::ThrowsMessage<CannotMigrate>(
                    AllOf(HasSubstr("older than this program by 1 step"),
                          HasSubstr("kith migrate"))));
    run(known);
    EXPECT_NO_THROW(check_up_to_date(db(), known));
}

TEST_P(Migrating, AppliesAGapFilledLater) {
    run({second.number == 3 ? first : second});
    const Migration between{2, "0002_between", "dd", "-- people\nCREATE TABLE person (id TEXT);"};

    EXPECT_THAT(run({first, between, second}), ElementsAre("0002_between", "0003_second"));
}

TEST_P(Migrating, RefusesAChangedOldFile) {
    run({first});
    auto changed = first;
    changed.hash = "ee";

    EXPECT_THAT(refusal({changed}), HasSubstr("0001_first.sql has changed"));
}

TEST_P(Migrating, RefusesADatabaseNewerThanTheProgram) {
    run({first, second});

    EXPECT_THAT(refusal({first}), HasSubstr("0003_second, which this program does not know"));
}

TEST_P(Migrating, LeavesNothingOfAFileThatFails) {
    run({first});

    EXPECT_THROW(run({first, second, broken}), Misuse);

    EXPECT_EQ(db().read([](Session& s) {
        return s.value<int>("SELECT count(*) FROM migration");
    }), 2);
    EXPECT_THROW(db().read([](Session& s) { return s.value<int>("SELECT count(*) FROM half"); }),
                 Misuse);
}

TEST_P(Migrating, IsSafeWhenTwoProgramsStartAtOnce) {
    std::vector<std::string> here;
    std::vector<std::string> there;
    const std::vector<Migration> both{first, second};
    {
        std::jthread other([&] {
            auto again = Database::open(url());
            there = migrate(again, both);
        });
        here = migrate(db(), both);
    }

    EXPECT_EQ(here.size() + there.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(On, Migrating, test::both_databases(), test::database_name);

TEST(EmbeddedMigrations, AreNumberedFilesThatSpeakOneDialectAndNameTheirOwner) {
    ASSERT_FALSE(embedded_migrations().empty());
    int last = 0;
    for (const auto& migration : embedded_migrations()) {
        SCOPED_TRACE(migration.name);
        EXPECT_GT(migration.number, last);
        EXPECT_THAT(std::string(migration.name), testing::MatchesRegex("[0-9]{4}_[a-z_]+"));
        EXPECT_THAT(std::string(owner_of(migration)), testing::MatchesRegex("[a-z]+"));
        EXPECT_THAT(dialect_faults(migration.sql), IsEmpty());
        last = migration.number;
    }
}

TEST(EmbeddedMigrations, EndWithTheOneThatHeadNames) {
    std::ifstream file(std::filesystem::path(KITH_SOURCE_DIR) / "migrations" / "HEAD");
    std::string head;
    file >> head;

    EXPECT_EQ(head, embedded_migrations().back().name);
}

}  // namespace
}  // namespace kith::sql
