#include "platform/sql/company.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "platform/sql/settings.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

class WorkingInCompany : public test::OnBothDatabases {
  protected:
    void change(Database& database) {
        database.write(actor, [&](Transaction& t) {
            set_setting(t, "council", std::to_string(++changes_));
        });
    }

  private:
    int changes_ = 0;
};

TEST_P(WorkingInCompany, IsNotSaidOfOnesOwnWriting) {
    const BulkWork bulk(db());
    Company company(db());
    change(db());
    EXPECT_FALSE(company.came());
}

TEST_P(WorkingInCompany, IsSaidOnceWhenAnotherThreadWrote) {
    const BulkWork bulk(db());
    Company company(db());
    std::thread([&] { change(db()); }).join();
    EXPECT_EQ(company.came(), !db().postgres());
    EXPECT_FALSE(company.came());
}

TEST_P(WorkingInCompany, IsSaidOnceWhenAnotherProgramWrote) {
    const BulkWork bulk(db());
    Company company(db());
    auto other = Database::open(url());
    change(other);
    EXPECT_EQ(company.came(), !db().postgres());
    EXPECT_FALSE(company.came());
}

TEST_P(WorkingInCompany, IsNotSaidOfReading) {
    const BulkWork bulk(db());
    Company company(db());
    auto other = Database::open(url());
    other.read([](Session& s) { return setting(s, "council"); });
    std::thread([&] { db().read([](Session& s) { return setting(s, "council"); }); }).join();
    EXPECT_FALSE(company.came());
}

INSTANTIATE_TEST_SUITE_P(On, WorkingInCompany, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
