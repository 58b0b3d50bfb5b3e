// A fresh, migrated database for each test, on SQLite and on PostgreSQL.
//
//   class AssignNeed : public kith::test::OnBothDatabases {};
//   TEST_P(AssignNeed, KeepsTheNeedersVersion) { db().write(actor, [&](sql::Transaction& t) {…}); }
//   INSTANTIATE_TEST_SUITE_P(On, AssignNeed, kith::test::both_databases(),
//                            kith::test::database_name);
//
// PostgreSQL is the server that KITH_TEST_POSTGRES names (tools/test-postgres start prints it);
// without it that half is skipped, and says so.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/migration.hpp"

namespace kith::test {

enum class DatabaseKind { sqlite, postgres };

// Whether this machine has it for tests.
bool has_database(DatabaseKind kind);

// A database of its own that goes when this does.
class TestDatabase {
  public:
    enum class Start { migrated, empty };

    explicit TestDatabase(DatabaseKind kind, Start start = Start::migrated,
                          sql::Options options = {});
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    sql::Database& operator*() { return *database_; }
    sql::Database* operator->() { return &*database_; }
    const std::string& url() const { return url_; }

  private:
    DatabaseKind kind_;
    std::string url_;
    std::optional<sql::Database> database_;
};

class OnBothDatabases : public testing::TestWithParam<DatabaseKind> {
  protected:
    void SetUp() override;

    sql::Database& db() { return **database_; }
    const std::string& url() const { return database_->url(); }

    // The database's clock: a Monday morning until the test moves it.
    SetClock clock{parse_instant("2020-04-06T08:00:00Z").value()};
    sql::Actor actor{.account_id = "account-of-test", .organisation_id = "organisation-of-test",
                     .request_id = "request-of-test", .source = "test"};

  private:
    std::optional<TestDatabase> database_;
};

inline auto both_databases() {
    return testing::Values(DatabaseKind::sqlite, DatabaseKind::postgres);
}

std::string database_name(const testing::TestParamInfo<DatabaseKind>& info);

}  // namespace kith::test
