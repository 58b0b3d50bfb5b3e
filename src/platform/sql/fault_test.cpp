// What happens when the world fails under the database.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/sql/errors.hpp"
#include "platform/sql/settings.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Fault : public test::OnBothDatabases {
  protected:
    // Ends every connection of PostgreSQL as a restart of the server does.
    void cut_connections() {
        auto other = Database::open(url());
        other.read([](Session& s) {
            return s.all<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                               " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        });
    }
    void set(const std::string& name, const std::string& value) {
        db().write(actor, [&](Transaction& t) { set_setting(t, name, value); });
    }
    std::optional<std::string> get(const std::string& name) {
        return db().read([&](Session& s) { return setting(s, name); });
    }
};

TEST_P(Fault, ConnectsAgainWhenTheServerWasRestarted) {
    if (!db().postgres()) GTEST_SKIP() << "SQLite has no server";
    set("kept", "before");

    cut_connections();
    EXPECT_EQ(get("kept"), "before");
    cut_connections();
    set("kept", "after");

    EXPECT_EQ(get("kept"), "after");
}

TEST_P(Fault, RunsTheWorkAgainWhenTheConnectionGoesInTheMiddle) {
    if (!db().postgres()) GTEST_SKIP() << "SQLite has no server";
    int runs = 0;

    db().write(actor, [&](Transaction& t) {
        set_setting(t, "run", std::to_string(++runs));
        if (runs == 1) cut_connections();
        set_setting(t, "end", std::to_string(runs));
    });

    EXPECT_EQ(runs, 2);
    EXPECT_EQ(get("run"), "2");
    EXPECT_EQ(get("end"), "2");
}

TEST_P(Fault, SaysThatAServerCannotBeReached) {
    if (!db().postgres()) GTEST_SKIP() << "SQLite has no server";

    EXPECT_THROW(Database::open("postgresql://nobody@127.0.0.1:1/none"), Unavailable);
}

TEST_P(Fault, SaysThatAFileIsNotADatabase) {
    if (db().postgres()) GTEST_SKIP() << "PostgreSQL has no file of ours";
    const auto file = url() + "-text";
    std::ofstream(file) << std::string(5000, 'x');

    EXPECT_THROW(Database::open(file), Unavailable);
    EXPECT_THROW(Database::open("/no/such/folder/kith.db"), Unavailable);
    fs::remove(file);
}

TEST_P(Fault, GivesUpAStatementThatTakesTooLong) {
    if (!db().postgres()) GTEST_SKIP() << "SQLite has no time limit";
    auto hasty = Database::open(url(), {.statement_timeout = std::chrono::seconds{1}});

    try {
        hasty.read([](Session& s) { return s.value<std::string>("SELECT pg_sleep(20) || ''"); });
        FAIL() << "it did not give up";
    } catch (const Unavailable& given_up) {
        EXPECT_THAT(given_up.what(), HasSubstr("took too long"));
    }
}

TEST_P(Fault, SaysThatEveryConnectionIsInUse) {
    auto narrow = Database::open(url(), {.connections = 1, .wait = std::chrono::seconds{1}});

    narrow.read([&](Session&) {
        EXPECT_THROW(narrow.read([](Session& s) { return s.postgres(); }), Unavailable);
    });
}

TEST_P(Fault, RefusesATransactionInsideATransaction) {
    if (db().postgres()) GTEST_SKIP() << "PostgreSQL has several writers";

    db().write(actor, [&](Transaction&) { EXPECT_THROW(set("a", "b"), Misuse); });
}

TEST_P(Fault, LosesNothingAndServesOnWhenTheDiskIsFull) {
    if (db().postgres()) GTEST_SKIP() << "the disk of PostgreSQL is its server's";
    set("kept", "before");
    signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    rlimit small = old;
    small.rlim_cur = 600'000;

    setrlimit(RLIMIT_FSIZE, &small);
    const auto fill = [&] {
        for (int row = 0; row < 100; ++row) {
            set("row " + std::to_string(row), std::string(50'000, 'x'));
        }
    };
    EXPECT_THROW(fill(), Unavailable);
    EXPECT_EQ(get("kept"), "before");
    setrlimit(RLIMIT_FSIZE, &old);

    set("kept", "after");
    EXPECT_EQ(get("kept"), "after");
}

// A child that writes two settings alike, one transaction after another, until it is killed.
[[noreturn]] void write_until_killed(const std::string& url, int told) {
    auto database = Database::open(url);
    for (int turn = 1;; ++turn) {
        database.write(Actor::system("test"), [&](Transaction& t) {
            set_setting(t, "first", std::to_string(turn));
            set_setting(t, "second", std::to_string(turn));
        });
        if (::write(told, &turn, sizeof turn) != sizeof turn) _exit(1);
    }
}

TEST_P(Fault, KeepsEveryAcknowledgedWriteWhenTheProgramIsKilled) {
    for (int kill_after = 1; kill_after <= 5; ++kill_after) {
        int pipe_ends[2];
        ASSERT_EQ(pipe(pipe_ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) write_until_killed(url(), pipe_ends[1]);
        close(pipe_ends[1]);
        int acknowledged = 0;
        for (int turn = 0; turn < kill_after * 3; ++turn) {
            ASSERT_EQ(::read(pipe_ends[0], &acknowledged, sizeof acknowledged),
                      static_cast<ssize_t>(sizeof acknowledged));
        }
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        while (::read(pipe_ends[0], &acknowledged, sizeof acknowledged) > 0) {
        }
        close(pipe_ends[0]);

        const auto first = get("first");
        EXPECT_EQ(first, get("second"));
        EXPECT_GE(std::stoi(first.value()), acknowledged);
    }
}

INSTANTIATE_TEST_SUITE_P(On, Fault, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
