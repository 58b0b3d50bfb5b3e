// Twins agree on last name, birth date, address and phone: a list may not make one person of them.
#include "practice/lists/county_test.hpp"

namespace kith::lists {
namespace {

class TwinsOnAList : public test::WithLists {
  protected:
    // People after a row of this first name, with no NHS number, comes in for the known Olivia's
    // address and birth date.
    std::int64_t people_with(const std::string& first) {
        know("Olivia", "Ellison", "1941-03-04");
        EXPECT_TRUE(import({{.first = first, .phone = "", .nhs = ""}}));
        return value("SELECT count(*) FROM person WHERE merged_into IS NULL");
    }
};

TEST_P(TwinsOnAList, AreNotTakenForEachOther) { EXPECT_EQ(people_with("Harold"), 2); }

TEST_P(TwinsOnAList, AreNotTakenForEachOtherWhereTheirNamesAreAlike) {
    EXPECT_EQ(people_with("Oliver"), 2);
}

TEST_P(TwinsOnAList, LeaveARowWithASlipWithWhomItMeans) { EXPECT_EQ(people_with("Oliva"), 1); }

TEST_P(TwinsOnAList, LeaveARowOfTheSameNameWithWhomItMeans) { EXPECT_EQ(people_with("Olivia"), 1); }

INSTANTIATE_TEST_SUITE_P(On, TwinsOnAList, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::lists
