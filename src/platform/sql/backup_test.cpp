#include "platform/sql/backup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/sql/errors.hpp"
#include "platform/sql/settings.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::SizeIs;

class Backup : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        folder = fs::temp_directory_path() / ("kith-backup-" + std::to_string(getpid()));
        fs::remove_all(folder);
        fs::create_directory(folder);
    }
    void TearDown() override {
        if (!folder.empty()) fs::remove_all(folder);
    }
    // Two settings that are always changed together.
    void set_both(const std::string& value) {
        db().write(actor, [&](Transaction& t) {
            set_setting(t, "first", value);
            set_setting(t, "second", value);
        });
    }
    std::vector<std::string> files() {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder)) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    }

    fs::path folder;
};

TEST_P(Backup, IsWholeWhileOthersWrite) {
    if (db().postgres()) GTEST_SKIP() << "pg_dump's snapshot is PostgreSQL's own matter";
    set_both("0");
    {
        std::atomic<bool> enough = false;
        std::jthread writer([&] {
            for (int turn = 1; !enough; ++turn) set_both(std::to_string(turn));
        });
        for (int copy = 0; copy < 5; ++copy) backup(db(), folder / "copy.db");
        enough = true;
    }

    auto copy = Database::open((folder / "copy.db").string());
    copy.read([](Session& s) { EXPECT_EQ(setting(s, "first"), setting(s, "second")); });
    EXPECT_THAT(integrity_check(copy), IsEmpty());
}

TEST_P(Backup, HoldsWhatWasCommittedBefore) {
    if (db().postgres() && std::system("command -v pg_dump pg_restore > /dev/null") != 0) {
        GTEST_SKIP() << "pg_dump is not installed";
    }
    set_both("kept");

    backup(db(), folder / "copy");

    if (db().postgres()) {
        const auto list = "pg_restore --data-only --table=setting -f - '" +
                          (folder / "copy").string() + "' | grep -q kept";
        EXPECT_EQ(std::system(list.c_str()), 0);
    } else {
        auto copy = Database::open((folder / "copy").string());
        EXPECT_EQ(copy.read([](Session& s) { return setting(s, "second"); }), "kept");
        EXPECT_THAT(migrate(copy), IsEmpty());
    }
}

TEST_P(Backup, LeavesNoHalfCopyBehind) {
    EXPECT_THROW(backup(db(), folder / "none" / "copy"), Unavailable);

    EXPECT_THAT(files(), IsEmpty());
}

TEST_P(Backup, ReplacesAnOlderOneOnlyWhenWhole) {
    std::ofstream(folder / "copy") << "older";
    backup(db(), folder / "copy");

    EXPECT_GT(fs::file_size(folder / "copy"), 100U);
    EXPECT_THAT(files(), testing::Contains("copy"));
    EXPECT_THAT(files(), testing::Not(testing::Contains("copy.partial")));
}

TEST_P(Backup, FindsNothingWrongWithAHealthyDatabase) {
    EXPECT_THAT(integrity_check(db()), IsEmpty());
}

TEST_P(Backup, LeavesTheRowsAloneWhenStatisticsAreRefreshed) {
    set_both("kept");

    refresh_statistics(db());

    EXPECT_EQ(db().read([](Session& s) { return setting(s, "first"); }), "kept");
}

TEST_P(Backup, LetsNoTableBeThoughtSmallThatMayGrow) {
    if (db().postgres()) GTEST_SKIP() << "PostgreSQL measures its tables as they grow";
    set_both("kept");

    refresh_statistics(db());

    EXPECT_EQ(db().read([](Session& s) {
        return s.value<int>("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'setting'");
    }), 0);
}

TEST_P(Backup, FindsADamagedFile) {
    if (db().postgres()) GTEST_SKIP() << "PostgreSQL watches over its own files";
    for (int row = 0; row < 500; ++row) set_both(std::string(200, 'x') + std::to_string(row));
    backup(db(), folder / "copy.db");
    {
        std::fstream file(folder / "copy.db", std::ios::in | std::ios::out | std::ios::binary);
        for (int page = 20; page < 40; ++page) {
            file.seekp(page * 4096 + 8);
            file << std::string(200, '\x7f');
        }
    }

    bool found = false;
    try {
        auto damaged = Database::open((folder / "copy.db").string());
        found = !integrity_check(damaged).empty();
    } catch (const Unavailable&) {
        found = true;
    }
    EXPECT_TRUE(found);
}

INSTANTIATE_TEST_SUITE_P(On, Backup, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
