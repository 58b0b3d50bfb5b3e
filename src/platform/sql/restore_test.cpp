#include "platform/sql/restore.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "platform/sql/backup.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/settings.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Restore : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        if (GetParam() == test::DatabaseKind::postgres &&
            std::system("command -v pg_dump pg_restore > /dev/null") != 0) {
            GTEST_SKIP() << "pg_dump is not installed";
        }
        folder = fs::temp_directory_path() / ("kith-restore-" + std::to_string(getpid()));
        fs::remove_all(folder);
        fs::create_directory(folder);
        copy = folder / "copy";
        elsewhere.emplace(GetParam(), test::TestDatabase::Start::empty);
        target = elsewhere->url();
        // Its own connections would be in the way.
        close(**elsewhere);
    }
    void TearDown() override {
        if (!folder.empty()) fs::remove_all(folder);
    }

    static void close(Database& database) { const auto closed = std::move(database); }
    void say(Database& database, const std::string& value) {
        database.write(actor, [&](Transaction& t) { set_setting(t, "said", value); });
    }
    static std::string said(const std::string& url) {
        auto database = Database::open(url, {.connections = 1});
        return database.read([](Session& s) { return setting(s, "said"); }).value_or("nothing");
    }
    // The copy says "first", what is at the target says "second".
    void restore_first() {
        if (GetParam() == test::DatabaseKind::sqlite) fs::remove(target);
        say(db(), "first");
        backup(db(), copy);
        EXPECT_EQ(restore(target, copy, false), "");
    }
    std::string refusal(bool replace) {
        try {
            restore(target, copy, replace);
        } catch (const std::exception& error) {
            return error.what();
        }
        return "nothing was refused";
    }

    fs::path folder, copy;
    std::optional<test::TestDatabase> elsewhere;
    std::string target;
};

TEST_P(Restore, MakesADatabaseOfACopy) {
    restore_first();

    EXPECT_EQ(said(target), "first");
}

TEST_P(Restore, KeepsWhatWasThereAndOnlyWhenToldTo) {
    restore_first();
    {
        auto database = Database::open(target);
        say(database, "second");
    }

    EXPECT_THAT(refusal(false), HasSubstr("--replace"));
    EXPECT_EQ(said(target), "second");

    const auto kept = restore(target, copy, true);

    EXPECT_EQ(said(target), "first");
    if (GetParam() == test::DatabaseKind::sqlite) {
        EXPECT_EQ(said(kept), "second");
    } else {
        auto database = Database::open(target, {.connections = 1});
        EXPECT_EQ(database.read([](Session& s) {
            return s.value<std::string>(
                "SELECT value FROM before_restore.setting WHERE name = 'said'");
        }), "second");
    }
}

TEST_P(Restore, TakesACopyOfWhatWasRestored) {
    restore_first();
    {
        auto database = Database::open(target);
        say(database, "second");
        backup(database, folder / "again");
    }

    restore(target, copy, true);
    restore(target, folder / "again", true);

    EXPECT_EQ(said(target), "second");
}

TEST_P(Restore, RefusesWhileSomethingUsesTheDatabase) {
    restore_first();
    auto in_use = Database::open(target);
    say(in_use, "second");

    EXPECT_THAT(refusal(true), HasSubstr("Stop Kith"));
    EXPECT_EQ(said(target), "second");
}

TEST_P(Restore, RefusesWhatIsNoCopy) {
    restore_first();
    for (const auto* content : {"", "a letter to a friend", "SQLite format 3", "PGDMP"}) {
        std::ofstream(copy, std::ios::trunc) << content;
        EXPECT_NE(refusal(true), "nothing was refused") << content;
        EXPECT_EQ(said(target), "first") << content;
    }
}

TEST_P(Restore, RefusesHalfACopy) {
    restore_first();
    fs::resize_file(copy, fs::file_size(copy) / 2);

    EXPECT_NE(refusal(true), "nothing was refused");

    EXPECT_EQ(said(target), "first");
}

TEST_P(Restore, RefusesACopyOfANewerProgram) {
    restore_first();
    db().write(actor, [](Transaction& t) {
        t.unlogged("a test");
        t.execute("INSERT INTO migration (number, name, hash, applied_at)"
                  " VALUES (9999, '9999_flying', 'x', '2030-01-01T00:00:00Z')");
    });
    backup(db(), copy);
    db().write(actor, [](Transaction& t) {
        t.unlogged("a test");
        t.execute("DELETE FROM migration WHERE number = 9999");
    });

    EXPECT_THAT(refusal(true), HasSubstr("9999_flying"));
    EXPECT_EQ(said(target), "first");
}

TEST_P(Restore, RefusesACopyOfTheOtherKind) {
    restore_first();
    std::ofstream(copy, std::ios::trunc)
        << (GetParam() == test::DatabaseKind::sqlite ? "PGDMP and more" : "SQLite format 3 and on");

    EXPECT_THAT(refusal(true), HasSubstr("one of its kind"));
}

INSTANTIATE_TEST_SUITE_P(On, Restore, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
