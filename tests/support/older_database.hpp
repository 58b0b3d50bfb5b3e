// A database as an older Kith left it: the migrations before one of them, and later the rest.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "support/test_database.hpp"

namespace kith::test {

class OlderDatabase : public testing::TestWithParam<DatabaseKind> {
  protected:
    void SetUp() override {
        if (!has_database(GetParam())) GTEST_SKIP() << "KITH_TEST_POSTGRES names no server";
        database_.emplace(GetParam(), TestDatabase::Start::empty);
    }
    sql::Database& db() { return **database_; }
    // Up to the migration before this number.
    void before(int number) {
        std::vector<sql::Migration> some;
        for (const auto& one : sql::embedded_migrations()) {
            if (one.number < number) some.push_back(one);
        }
        sql::migrate(db(), some);
    }
    void upgrade() { sql::migrate(db()); }
    void run(std::string_view statement) {
        db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            t.execute(statement);
            t.unlogged("a test");
        });
    }

    SetClock clock{parse_instant("2020-04-06T08:00:00Z").value()};

  private:
    std::optional<TestDatabase> database_;
};

}  // namespace kith::test
