#include "practice/lists/review.hpp"

#include "practice/lists/county_test.hpp"

namespace kith::lists {
namespace {

class ReviewPairs : public test::WithLists {
  protected:
    void SetUp() override {
        WithLists::SetUp();
        if (IsSkipped()) return;
        static const bool registered = [] {
            people::on_merge({casework::merged, casework::parted});
            people::on_merge({calls::merged, calls::parted});
            people::on_merge({merged, parted});
            return true;
        }();
        (void)registered;
        known = know("Margaret", "Ellison", "1941-03-04", "9990000026");
        ASSERT_TRUE(import({{.supplies = "No"}}));
        pair = *db().read([](sql::Session& session) { return next_pair(session, "a", ""); });
    }
    Result<void> answer(const std::string& said, const std::string& account = "a") {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return answer_pair(transaction, pair->id, said, account, "Ann", clock.now());
        });
    }
    Result<void> take_back() {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return undo_answer(transaction, pair->id, "a", "Ann", clock.now());
        });
    }
    DeskState state() {
        return db().read([](sql::Session& session) { return desk_state(session, "a"); });
    }

    std::optional<PersonId> known{};
    std::optional<Pair> pair{};
};

TEST_P(ReviewPairs, MergesAndMovesEverythingToWhoWasKnown) {
    ASSERT_TRUE(answer("one"));

    EXPECT_EQ(value<std::string>("SELECT person_id FROM need"), known->string());
    EXPECT_EQ(value<std::string>("SELECT person_id FROM call"), known->string());
    EXPECT_EQ(value<std::string>("SELECT person_id FROM list_entry"), known->string());
    EXPECT_EQ(value<std::string>("SELECT merged_into FROM person WHERE merged_into IS NOT NULL"),
              known->string());
    EXPECT_EQ(value("SELECT count(*) FROM person"), 2) << "the other record stays as it was";
}

TEST_P(ReviewPairs, SplitsExactly) {
    const std::string before = everything();
    ASSERT_TRUE(answer("one"));
    ASSERT_NE(everything(), before);

    ASSERT_TRUE(take_back());

    db().write(actor, [&](sql::Transaction& transaction) {
        transaction.execute("DELETE FROM story WHERE kind = 'change'");
        transaction.unlogged("what was told of the merge and the split is not part of this");
    });
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(state().open, 1);
}

TEST_P(ReviewPairs, KeepsBothWhenTheyAreTwo) {
    ASSERT_TRUE(answer("two"));

    EXPECT_EQ(value("SELECT count(*) FROM person WHERE merged_into IS NULL"), 2);
    EXPECT_EQ(state().open, 0);
    EXPECT_EQ(state().decided, 1);
}

TEST_P(ReviewPairs, MakesAHouseholdOfTwo) {
    ASSERT_TRUE(answer("household"));

    EXPECT_EQ(value("SELECT count(*) FROM person WHERE household_id IS NOT NULL"), 2);
}

TEST_P(ReviewPairs, LeavesWhatSomebodyIsNotSureOfToOthers) {
    ASSERT_TRUE(answer("not sure"));

    EXPECT_FALSE(db().read([](sql::Session& session) { return next_pair(session, "a", ""); }));
    EXPECT_TRUE(db().read([](sql::Session& session) { return next_pair(session, "b", ""); }));
    EXPECT_EQ(state().not_sure, 1);
}

TEST_P(ReviewPairs, CountHowFarTwoReviewersAgree) {
    ASSERT_TRUE(answer("two", "a"));
    ASSERT_TRUE(answer("two", "b"));

    EXPECT_EQ(state().twice, 1);
    EXPECT_EQ(state().agreed, 1);
}

TEST_P(ReviewPairs, RefuseAnAnswerThatIsNone) {
    EXPECT_FALSE(answer("perhaps"));
    EXPECT_EQ(state().open, 1);
}

TEST_P(ReviewPairs, StayWhenTheImportIsTakenBackOnlyWhileNothingWasDecided) {
    ASSERT_TRUE(answer("one"));

    const auto taken = undo_import(db(), actor, last_import(), clock);

    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->kept, 1u);
    EXPECT_EQ(value("SELECT count(*) FROM person"), 2);
}

TEST(WorthAsking, IsMostWhereItCouldBeEitherAndWhereSomebodyNeedsHelp) {
    EXPECT_GT(worth_asking(0.5, false), worth_asking(0.9, false));
    EXPECT_GT(worth_asking(0.5, true), worth_asking(0.5, false));
    EXPECT_GE(worth_asking(1.0, false), 0);
}

INSTANTIATE_TEST_SUITE_P(On, ReviewPairs, kith::test::both_databases(), kith::test::database_name);

class Households : public test::WithLists {};

TEST_P(Households, AreSuggestedForPeopleOfOneAddressAndConfirmedOnce) {
    const auto margaret = know("Margaret", "Ellison", "1941-03-04");
    const auto harold = know("Harold", "Ellison", "1939-01-02");
    const auto homes = db().read(
        [](sql::Session& session) { return people::likely_homes(session, "", 10); });
    ASSERT_EQ(homes.size(), 1u);
    EXPECT_EQ(homes[0].people.size(), 2u);

    db().write(actor, [&](sql::Transaction& transaction) {
        answer_household(transaction, {harold, margaret}, true, "a", clock.now());
        answer_household(transaction, {margaret, harold}, true, "a", clock.now());
    });

    EXPECT_EQ(value("SELECT count(*) FROM household"), 1);
    EXPECT_TRUE(db().read([](sql::Session& session) {
                        return people::likely_homes(session, "", 10);
                    }).empty());
}

INSTANTIATE_TEST_SUITE_P(On, Households, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::lists
