#include "practice/volunteering/shopping/ledger.hpp"

#include <gmock/gmock.h>

#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Ledger : public test::OnBothDatabases {
  protected:
    void pay(std::int64_t pence) {
        db().write(actor, [&](sql::Transaction& t) {
            post(t, {{"spent for people", Pence(pence)}, {"owed to volunteer x", Pence(-pence)}},
                 "Shopping", std::nullopt, clock.now());
        });
    }
    std::vector<std::string> wrong() {
        return db().read([](sql::Session& s) { return check_ledger(s); });
    }
    void spoil(const std::string& sql) {
        db().write(actor, [&](sql::Transaction& t) {
            t.execute(sql);
            t.unlogged("a test of tampering");
        });
    }
    Pence of(std::string_view account) {
        return db().read([&](sql::Session& s) { return balance(s, account); });
    }
};

TEST_P(Ledger, KeepsEveryBalanceToThePenny) {
    pay(1240);
    pay(1);

    EXPECT_EQ(of("spent for people"), Pence(1241));
    EXPECT_EQ(of("owed to volunteer x"), Pence(-1241));
    EXPECT_EQ(of("nothing"), Pence(0));
    EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Ledger, RefusesAnEntryThatDoesNotSumToNothing) {
    EXPECT_THROW(db().write(actor, [&](sql::Transaction& t) {
        post(t, {{"a", Pence(2)}, {"b", Pence(-1)}}, "wrong", std::nullopt, clock.now());
    }), std::logic_error);
    EXPECT_THAT(wrong(), IsEmpty());
}

TEST_P(Ledger, ShowsALineThatWasChanged) {
    pay(1240);
    pay(500);
    spoil("UPDATE ledger SET what = 'Something else' WHERE number = 2");
    ASSERT_THAT(wrong(), SizeIs(1));
    EXPECT_THAT(wrong().front(), HasSubstr("Line 2 of the ledger has been changed"));
}

TEST_P(Ledger, ShowsALineThatWasTakenAway) {
    pay(1240);
    pay(500);
    spoil("DELETE FROM ledger WHERE number = 2");
    EXPECT_FALSE(wrong().empty());
}

TEST_P(Ledger, IsReadFromTheNewest) {
    pay(1);
    pay(2);
    const auto lines = db().read([](sql::Session& s) { return ledger_lines(s, 0, 3); });
    ASSERT_THAT(lines, SizeIs(3));
    EXPECT_EQ(lines[0].number, 4);
    EXPECT_THAT(db().read([](sql::Session& s) { return ledger_lines(s, 2, 3); }), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(On, Ledger, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
