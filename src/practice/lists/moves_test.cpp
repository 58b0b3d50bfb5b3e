#include "practice/lists/moves.hpp"

#include "practice/lists/county_test.hpp"

namespace kith::lists {
namespace {

// The council's ward holds ZZ99 4QT; ZZ98 1AA is known to lie elsewhere, ZZ97 1AA is not known.
class SomebodyMoves : public test::WithLists {
  protected:
    void SetUp() override {
        WithLists::SetUp();
        if (IsSkipped()) return;
        db().write(actor, [&](sql::Transaction& transaction) {
            people::add_ward(transaction, {"W1", "Orchard", "Northmere"}, "", 5000);
            people::add_place(transaction, here, 52.1, 0.1, "W1", "Northmere");
            people::add_place(transaction, elsewhere, 53.1, 0.2, "W9", "Far away");
        });
        ASSERT_TRUE(import({{}}));
    }
    void move_to(const Postcode& postcode, const std::string& at) {
        ASSERT_TRUE(import({{.at = at, .street = "9 Mill Lane",
                             .postcode = std::string(postcode.text())}}));
    }
    std::string away_since() {
        return value<std::string>("SELECT COALESCE(moved_away_on, '-') FROM person");
    }
    std::int64_t open_work() {
        return value("SELECT count(*) FROM work WHERE subject_kind = 'moved away' AND done_at IS "
                     "NULL");
    }

    const Postcode here = Postcode::parse("ZZ99 4QT").value();
    const Postcode elsewhere = Postcode::parse("ZZ98 1AA").value();
    const Postcode unknown = Postcode::parse("ZZ97 1AA").value();
};

TEST_P(SomebodyMoves, OutOfTheAreaAndSomebodyIsAskedToHandThemOver) {
    move_to(elsewhere, "2020-04-05T10:00:00");

    EXPECT_EQ(away_since(), "2020-04-05");
    EXPECT_EQ(open_work(), 1);
    EXPECT_EQ(value("SELECT count(*) FROM story WHERE headline = 'Shielding list, daily file says "
                    "that they have moved out of the area'"),
              1);
}

TEST_P(SomebodyMoves, WithinTheAreaOrNobodyKnowsWhere) {
    move_to(unknown, "2020-04-05T10:00:00");

    EXPECT_EQ(away_since(), "-");
    EXPECT_EQ(open_work(), 0);
}

TEST_P(SomebodyMoves, BackAgain) {
    move_to(elsewhere, "2020-04-05T10:00:00");
    move_to(here, "2020-04-07T10:00:00");

    EXPECT_EQ(away_since(), "-");
    EXPECT_EQ(open_work(), 0);
}

TEST_P(SomebodyMoves, AsIfTheyNeverHadWhenTheFileIsTakenBack) {
    const std::string before = everything();
    move_to(elsewhere, "2020-04-05T10:00:00");
    ASSERT_TRUE(undo_import(db(), actor, last_import(), clock));

    EXPECT_EQ(away_since(), "-");
    EXPECT_EQ(everything(), before);
}

TEST_P(SomebodyMoves, AwayAgainWhenTheFileThatBroughtThemBackIsTakenBack) {
    move_to(elsewhere, "2020-04-05T10:00:00");
    move_to(here, "2020-04-07T10:00:00");
    ASSERT_TRUE(undo_import(db(), actor, last_import(), clock));

    EXPECT_EQ(away_since(), "2020-04-05");
}

INSTANTIATE_TEST_SUITE_P(On, SomebodyMoves, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
