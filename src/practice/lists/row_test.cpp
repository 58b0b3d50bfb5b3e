#include "practice/lists/row.hpp"

#include <gtest/gtest.h>

namespace kith::lists {
namespace {

const Day today = Day::parse("2021-03-01").value();

// Reads the first row of a file by one of the known layouts; what is not said is empty.
Parsed<ListRow> read_by(const std::string& layout_id,
                        const std::vector<std::pair<std::string, std::string>>& said) {
    const Layout& layout = *known_layout(layout_id);
    std::string text, cells;
    for (const auto& [heading, column] : layout.columns) {
        text += (text.empty() ? "" : ",") + heading;
        std::string value;
        for (const auto& [name, given] : said) {
            if (name == heading) value = given;
        }
        cells += (cells.empty() && text == heading ? "" : ",") + ("\"" + value + "\"");
    }
    const std::string file = text + "\n" + cells + "\n";
    CsvReader reader(file);
    reader.next();
    const RowReader rows(layout, CsvHeader(reader.fields()), today);
    reader.next();
    return rows.read(reader);
}

TEST(ReadARow, TakesYesToSuppliesForNoDeliveryNeeded) {
    const std::vector<std::pair<std::string, std::string>> person{
        {"ID", "A1"}, {"Timestamp", "2020-04-03T10:15:00"}, {"FirstName", "Ann"},
        {"LastName", "Reed"}, {"Postcode", "ZZ99 4QT"}};
    auto yes = person, no = person;
    yes.emplace_back("EssentialSupplies", "Yes");
    no.emplace_back("EssentialSupplies", "no");

    EXPECT_FALSE(read_by("shielding", yes)->needs_food);
    EXPECT_TRUE(read_by("shielding", no)->needs_food);
}

TEST(ReadARow, ReadsTheNationalSystemTheOtherWayRound) {
    const auto row = read_by("nsss", {{"ID", "4f2"}, {"first_name", "Ann"}, {"last_name", "Reed"},
                                      {"address_postcode", "ZZ99 4QT"},
                                      {"do_you_want_supermarket_deliveries", "yes"},
                                      {"submission_datetime", "03/12/2020 10:15:00"},
                                      {"active_status", "inactive"}});

    ASSERT_TRUE(row) << row.error();
    EXPECT_TRUE(row->needs_food);
    EXPECT_TRUE(row->left);
    EXPECT_EQ(row->said_on.text(), "2020-12-03");
}

TEST(ReadARow, ReadsDatesThatASpreadsheetTurnedIntoNumbersAndDeaths) {
    const auto row = read_by("spl", {{"Traced_NHSNUMBER", "999 000 0018"},
                                     {"PatientSurname", "Reed"}, {"DateOfBirth", "19410304"},
                                     {"InceptionDate", "44242"}, {"DateOfDeath", "20210214"}});

    ASSERT_TRUE(row) << row.error();
    EXPECT_EQ(row->id, "nhs-9990000018");
    EXPECT_EQ(row->details.born_on->text(), "1941-03-04");
    EXPECT_EQ(row->said_on.text(), "2021-02-15");
    EXPECT_EQ(row->died_on->text(), "2021-02-14");
}

TEST(ReadARow, PutsAHouseNumberBeforeItsStreet) {
    const auto row =
        read_by("self-isolation", {{"ID", "C1"}, {"Forename", "Ann"}, {"Surname", "Reed"},
                                   {"House Number", "12"}, {"Address Line 1", "Orchard Row"},
                                   {"Town", "Fenwick"}, {"Postcode", "ZZ99 4QT"},
                                   {"LA Support Required", "No"}});

    ASSERT_TRUE(row) << row.error();
    EXPECT_EQ(row->details.address.text(), "12 Orchard Row, Fenwick");
    EXPECT_FALSE(row->wants_contact);
}

TEST(ReadARow, MakesAWorryOfABoxThatStandsUnopened) {
    const auto row = read_by("wholesaler-attempted",
                             {{"ID", "A1"}, {"Name", "Mrs Ann Mary Reed"},
                              {"Postcode", "ZZ99 4QT"}, {"DelDate", "05/05/2020"},
                              {"Outcome", "4"}});

    ASSERT_TRUE(row) << row.error();
    EXPECT_FALSE(row->worry.empty());
    EXPECT_EQ(row->details.first_name.text(), "Ann");
    EXPECT_EQ(row->details.middle_name.text(), "Mary");
    EXPECT_EQ(row->details.last_name.text(), "Reed");
}

TEST(ReadARow, SaysWhatAnOutcomeCodeMeans) {
    const auto row = read_by("outcomes", {{"Code", "CC002"}, {"Date", "07/07/2020"}, {"ID", "A1"},
                                          {"FirstName", "Ann"}, {"LastName", "Reed"},
                                          {"DateOfBirth", "1941-03-04"},
                                          {"Comments", "Has family near"}});

    ASSERT_TRUE(row) << row.error();
    EXPECT_NE(row->said.find("Successful contact"), std::string::npos) << row->said;
    EXPECT_NE(row->said.find("Has family near."), std::string::npos);
}

TEST(ReadARow, KeepsANumberThatCannotBeRungWithTheReason) {
    const auto row = read_by("shielding", {{"ID", "A1"}, {"Timestamp", "20200403"},
                                           {"FirstName", "Ann"}, {"LastName", "Reed"},
                                           {"Postcode", "ZZ99 4QT"}, {"Phone", "0163"},
                                           {"Mobile", "07700 900123"},
                                           {"IVRMobile", "+447700900123"}});

    ASSERT_TRUE(row) << row.error();
    ASSERT_EQ(row->details.numbers.size(), 2u) << "the same number twice is one";
    const auto bad = std::count_if(row->details.numbers.begin(), row->details.numbers.end(),
                                   [](const auto& number) { return !number.why_bad.empty(); });
    EXPECT_EQ(bad, 1);
}

TEST(ReadARow, RefusesInWordsWhomNobodyCouldFind) {
    const auto nameless = read_by("shielding", {{"ID", "A1"}, {"Timestamp", "20200403"}});
    const auto placeless = read_by("shielding", {{"ID", "A1"}, {"Timestamp", "20200403"},
                                                 {"FirstName", "Ann"}, {"LastName", "Reed"}});
    const auto timeless = read_by("shielding", {{"ID", "A1"}, {"Timestamp", "tomorrow"},
                                                {"FirstName", "Ann"}, {"LastName", "Reed"}});

    EXPECT_EQ(nameless.error(), "No name");
    EXPECT_NE(placeless.error().find("Not enough to know who it is"), std::string::npos);
    EXPECT_NE(timeless.error().find("time of the row"), std::string::npos);
}

TEST(ReadARow, SaysTheSameWheneverItIsSaidAgain) {
    const std::vector<std::pair<std::string, std::string>> person{
        {"ID", "A1"}, {"FirstName", "Ann"}, {"LastName", "Reed"}, {"Postcode", "ZZ99 4QT"}};
    auto first = person, later = person, changed = person;
    first.emplace_back("Timestamp", "20200403");
    later.emplace_back("Timestamp", "20200404");
    changed.emplace_back("Timestamp", "20200404");
    changed.emplace_back("EssentialSupplies", "No");

    EXPECT_EQ(read_by("shielding", first)->hash, read_by("shielding", later)->hash);
    EXPECT_NE(read_by("shielding", first)->hash, read_by("shielding", changed)->hash);
}

}  // namespace
}  // namespace kith::lists
