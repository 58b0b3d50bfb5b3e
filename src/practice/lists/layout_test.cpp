#include "practice/lists/layout.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace kith::lists {
namespace {

CsvHeader header_of(const std::vector<std::string>& names) {
    return CsvHeader(std::vector<std::string_view>(names.begin(), names.end()));
}

TEST(RecogniseFeeds, KnowsEachOfTheNationalFeedsByItsHeader) {
    const std::filesystem::path file =
        std::filesystem::path(KITH_SOURCE_DIR) / "../shared/data/shielding/feed-columns.json";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no ../shared/data on this machine";
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    const auto feeds = Json::parse(text.str());
    ASSERT_TRUE(feeds && feeds->object());
    EXPECT_EQ(feeds->object()->size(), 8u);
    std::vector<std::string> known;

    for (const auto& [name, feed] : *feeds->object()) {
        std::vector<std::string> columns;
        for (const Json& column : *feed.find("columns")->array()) {
            columns.push_back(*column.string());
        }
        const Layout* layout = recognise(header_of(columns));
        ASSERT_NE(layout, nullptr) << name;
        EXPECT_EQ(std::count(known.begin(), known.end(), layout->id), 0) << name;
        known.push_back(layout->id);
    }
}

TEST(RecogniseFeeds, TellsTheRegisterFromAFeedAndKnowsNoOther) {
    EXPECT_EQ(recognise(header_of({"person_id", "first_name", "middle_name", "last_name",
                                   "date_of_birth", "nhs_number", "address", "postcode", "mobile",
                                   "landline", "email"}))
                  ->id,
              "register");
    EXPECT_EQ(recognise(header_of({"Name", "Tel"})), nullptr);
}

TEST(RecogniseFeeds, TakesColumnsInAnyOrderAndMoreThanItKnows) {
    const Layout& shielding = *known_layout("shielding");
    std::vector<std::string> names{"Added by us"};
    for (const auto& column : shielding.columns) names.insert(names.begin(), column.first);

    ASSERT_NE(recognise(header_of(names)), nullptr);
    EXPECT_EQ(recognise(header_of(names))->id, "shielding");
}

TEST(GuessColumns, ReadsTheHeadingsPeopleWrite) {
    const auto guessed = guess(header_of({"Client ID", "Forename", "Surname", "D.O.B.", "DOB",
                                          "Post Code", "HomeTelephone", "Mobile No", "E-mail",
                                          "Address line 1", "Dietary needs", "Colour"}));

    const std::vector<Column> expected{
        Column::id,       Column::first_name, Column::last_name, Column::nothing,
        Column::birth_date, Column::postcode, Column::phone,     Column::mobile,
        Column::email,    Column::address,    Column::diet,      Column::nothing};
    EXPECT_EQ(guessed, expected);
}

TEST(GuessColumns, LetsAFullNameGiveWayToItsParts) {
    const auto guessed = guess(header_of({"Full name", "First name", "Last name"}));

    EXPECT_EQ(guessed[0], Column::nothing);
}

TEST(Mappings, AreKeptAndReadBackAsTheyWere) {
    const std::vector<std::pair<std::string, Column>> columns{{"Surname", Column::last_name},
                                                              {"Colour", Column::nothing},
                                                              {"DOB", Column::birth_date}};

    const auto read = read_mapping(print_mapping(columns));

    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0], columns[0]);
    EXPECT_EQ(read[1], columns[2]);
    EXPECT_TRUE(read_mapping("no JSON").empty());
}

TEST(Mappings, NeedANameOrAnNhsNumberAndSayThingsOnce) {
    EXPECT_TRUE(fault_of({{"Postcode", Column::postcode}}));
    EXPECT_FALSE(fault_of({{"NHS", Column::nhs_number}}));
    EXPECT_TRUE(fault_of({{"A", Column::last_name}, {"B", Column::last_name}}));
    EXPECT_FALSE(fault_of({{"A", Column::last_name}, {"B", Column::address},
                           {"C", Column::address}}));
}

TEST(Columns, EachHasItsOwnNameInTheOrderOfTheirKinds) {
    for (std::size_t each = 0; each < column_names().size(); ++each) {
        EXPECT_EQ(static_cast<std::size_t>(column_names()[each].column), each);
        EXPECT_EQ(column_named(column_names()[each].name), column_names()[each].column);
    }
}

}  // namespace
}  // namespace kith::lists
