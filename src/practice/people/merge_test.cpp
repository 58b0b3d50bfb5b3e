#include "practice/people/merge.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

web::Fields form(const std::string& address, const std::string& born) {
    web::Fields fields;
    fields.add("address", address);
    fields.add("born", born);
    return fields;
}

TEST(MergeTwoChanges, TakesOverWhatOnlyTheyChanged) {
    const auto merged = merge(form("old", ""), form("theirs", ""), form("old", ""));

    EXPECT_EQ(merged.fields.get("address"), "theirs");
    EXPECT_TRUE(merged.clashes.empty());
    ASSERT_EQ(merged.taken.size(), 1u);
    EXPECT_EQ(merged.taken[0].name, "address");
}

TEST(MergeTwoChanges, KeepsWhatOnlyIChanged) {
    const auto merged = merge(form("old", ""), form("old", ""), form("mine", ""));

    EXPECT_EQ(merged.fields.get("address"), "mine");
    EXPECT_TRUE(merged.clashes.empty());
    EXPECT_TRUE(merged.taken.empty());
}

TEST(MergeTwoChanges, AsksWhereBothChangedToSomethingElse) {
    const auto merged = merge(form("old", ""), form("theirs", ""), form("mine", ""));

    ASSERT_EQ(merged.clashes.size(), 1u);
    EXPECT_EQ(merged.clashes[0].theirs, "theirs");
    EXPECT_EQ(merged.clashes[0].mine, "mine");
}

TEST(MergeTwoChanges, AsksNothingWhereBothSaidTheSame) {
    EXPECT_TRUE(merge(form("old", ""), form("same", ""), form("same", "")).clashes.empty());
}

TEST(MergeTwoChanges, ReadsADateFromItsThreeParts) {
    web::Fields mine;
    mine.add("address", "old");
    mine.add("born-day", "4");
    mine.add("born-month", "3");
    mine.add("born-year", "1941");

    const auto merged = merge(form("old", ""), form("old", "5/3/1941"), mine);

    ASSERT_EQ(merged.clashes.size(), 1u);
    EXPECT_EQ(merged.clashes[0].mine, "4/3/1941");
}

TEST(SpreadDates, GivesTheThreePartsOfEachDate) {
    const auto fields = spread(form("x", "4/3/1941"));

    EXPECT_EQ(fields.get("born-day"), "4");
    EXPECT_EQ(fields.get("born-month"), "3");
    EXPECT_EQ(fields.get("born-year"), "1941");
}

TEST(PersonForm, GivesBackTheDetailsItWasFilledWith) {
    Details details;
    details.first_name = Private("Margaret");
    details.last_name = Private("Ellison");
    details.born_on = Day::parse("1941-03-04").value();
    details.nhs_number = NhsNumber::parse("9990000018").value();
    details.postcode = Postcode::parse("ZZ99 4QT").value();
    details.lives_alone = true;
    details.shares = "agreed";
    details.care.safe_contact = Private("Between 10 and 12");
    details.care.safe_voicemail = false;
    details.care.interpreter = true;
    details.care.language = "Polish";
    details.care.died_on = Day::parse("2020-04-01").value();
    const auto fields = spread(fields_of(details));
    web::FormReader reader(fields);

    const Details read = read_details(reader, false);

    EXPECT_TRUE(reader.ok());
    EXPECT_EQ(read.first_name, details.first_name);
    EXPECT_EQ(read.born_on, details.born_on);
    EXPECT_EQ(read.nhs_number, details.nhs_number);
    EXPECT_EQ(read.postcode, details.postcode);
    EXPECT_EQ(read.lives_alone, details.lives_alone);
    EXPECT_EQ(read.shares, details.shares);
    EXPECT_EQ(read.care.safe_contact, details.care.safe_contact);
    EXPECT_FALSE(read.care.safe_voicemail);
    EXPECT_TRUE(read.care.interpreter);
    EXPECT_EQ(read.care.died_on, details.care.died_on);
}

TEST(PersonForm, NeedsSomethingToCallThemBy) {
    const auto fields = fields_of(Details{});
    web::FormReader reader(fields);

    read_details(reader, true);

    EXPECT_EQ(reader.errors().of("first_name"), "Enter a name, or what they are known as");
}

}  // namespace
}  // namespace kith::people
