#include "engines/linkage/index.hpp"

#include <gtest/gtest.h>

namespace kith::linkage {
namespace {

using Values = std::vector<Value>;

const Values ann{{Field::first_name, "Ann"},          {Field::last_name, "Featherstone"},
                 {Field::birth_date, "1950-04-28"},   {Field::postcode, "CB1 2AB"},
                 {Field::address, "12 Mill Lane"},    {Field::phone, "07700 900123"}};
const Values bob{{Field::first_name, "Robert"},       {Field::last_name, "Featherstone"},
                 {Field::birth_date, "1948-01-02"},   {Field::postcode, "CB1 2AB"},
                 {Field::address, "12 Mill Lane"},    {Field::phone, "01632 960123"}};

Index small() {
    Index index;
    index.add(ann);
    index.add(bob);
    index.add(Values{{Field::first_name, "Maryam"}, {Field::last_name, "Khan"},
                     {Field::birth_date, "1961-12-09"}, {Field::postcode, "PE1 1AA"}});
    return index;
}

TEST(LookingSomebodyUp, AnswersWithThePersonAndWhy) {
    Index index = small();
    const auto found = index.find(Values{{Field::first_name, "Anne"},
                                         {Field::last_name, "Fetherstone"},
                                         {Field::birth_date, "28/04/1950"}});

    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().row, 0U);
    EXPECT_GT(found.front().probability, 0.9);
    EXPECT_NE(reasons(found.front().explanation).find("same birth date"), std::string::npos);
}

TEST(LookingSomebodyUp, DoesNotTakeTheHusbandForTheWife) {
    Index index = small();
    const auto found = index.find(Values{{Field::first_name, "Bob"},
                                         {Field::last_name, "Featherstone"},
                                         {Field::birth_date, "02/01/1948"},
                                         {Field::postcode, "CB1 2AB"},
                                         {Field::address, "12 Mill Lane"}});

    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().row, 1U);
    for (const Found& each : found) {
        EXPECT_TRUE(each.row != 0 || each.probability < 0.01);
    }
}

TEST(LookingSomebodyUp, KnowsNobodyWhereNobodyFits) {
    Index index = small();

    EXPECT_TRUE(index.find(Values{{Field::first_name, "Zbigniew"},
                                  {Field::last_name, "Ostrowski"},
                                  {Field::birth_date, "1999-09-09"}}).empty());
}

TEST(AnIndex, ForgetsWhoIsRemovedAndKnowsWhoChanged) {
    Index index = small();
    index.remove(0);
    EXPECT_TRUE(index.search("ann").empty());
    EXPECT_TRUE(index.find(Values{{Field::phone, "07700900123"}}).empty());

    index.update(1, Values{{Field::first_name, "Robert"}, {Field::last_name, "Garnett"},
                           {Field::birth_date, "1948-01-02"}});
    EXPECT_TRUE(index.search("feathers").empty());
    EXPECT_EQ(index.search("garn rob"), std::vector<std::uint32_t>{1});
}

TEST(SearchAsYouType, FindsByTheBeginningOfAnything) {
    Index index = small();
    const std::vector<std::uint32_t> only_ann{0};

    EXPECT_EQ(index.search("ann"), only_ann);
    EXPECT_EQ(index.search("ann feat"), only_ann);
    EXPECT_EQ(index.search("featherstone a"), only_ann);
    EXPECT_EQ(index.search("Feather 1950"), only_ann);
    EXPECT_EQ(index.search("28/04/1950"), only_ann);
    EXPECT_EQ(index.search("077009001"), only_ann);
    EXPECT_EQ(index.search("07700 900 123"), only_ann);
    EXPECT_EQ(index.search("cb1 2a"), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(index.search("cb1 rob"), std::vector<std::uint32_t>{1});
    EXPECT_TRUE(index.search("feather khan").empty());
}

TEST(SearchAsYouType, KeepsUpWithManyChanges) {
    Index index;
    for (int number = 0; number < 5000; ++number) {
        const std::string last = "Name" + std::string(1, static_cast<char>('a' + number % 26));
        const std::string code = "CB" + std::to_string(number % 9 + 1) + " 1AA";
        index.add(Values{{Field::first_name, "Ada"}, {Field::last_name, last},
                         {Field::postcode, code}});
    }
    for (std::uint32_t row = 0; row < 5000; row += 2) index.remove(row);
    const auto seen = index.search("nameb", 10000);

    EXPECT_EQ(seen.size(), 193U);
    for (const auto row : seen) EXPECT_EQ(row % 26, 1U);
    EXPECT_TRUE(index.search("namea", 10000).empty());
}

}  // namespace
}  // namespace kith::linkage
