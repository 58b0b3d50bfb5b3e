#include "practice/lists/workbook.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "practice/lists/a_workbook_test.hpp"
#include "practice/lists/xml.hpp"
#include "practice/lists/zip.hpp"

namespace kith::lists {
namespace {

using test::workbook;

TEST(ReadAWorkbook, GivesItsFirstSheetAsCsv) {
    const auto csv = first_sheet_as_csv(
        workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                 "<c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                 "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>O&apos;Neil &amp; Co</t></is></c>"
                 "<c r=\"B2\"><v>42</v></c></row>",
                 {"Name", "Number"}));

    ASSERT_TRUE(csv) << csv.error();
    EXPECT_EQ(*csv, "Name,Number\r\nO'Neil & Co,42\r\n");
}

TEST(ReadAWorkbook, KeepsEmptyCellsInTheirPlacesAndRowsAsWideAsTheFirst) {
    const auto csv = first_sheet_as_csv(
        workbook("<row><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row><row/>"
                 "<row><c r=\"B3\"><v>2</v></c></row>"));

    EXPECT_EQ(*csv, "1,,3\r\n\"\",2,\r\n");
}

TEST(ReadAWorkbook, ReadsDatesByTheirFormatAndLongNumbersWhole) {
    const auto csv = first_sheet_as_csv(
        workbook("<row><c r=\"A1\" s=\"1\"><v>44242</v></c>"
                 "<c r=\"B1\" s=\"2\"><v>43924.4271</v></c>"
                 "<c r=\"C1\"><v>9.990000018E9</v></c></row>"));

    EXPECT_EQ(*csv, "2021-02-15,2020-04-03T10:15,9990000018\r\n");
}

TEST(ReadAWorkbook, RefusesWhatIsCutShortDamagedOrLies) {
    const std::string whole = workbook("<row><c r=\"A1\"><v>1</v></c></row>");
    for (const std::size_t length : {std::size_t{3}, whole.size() / 3, whole.size() - 4}) {
        EXPECT_FALSE(first_sheet_as_csv(whole.substr(0, length))) << length;
    }
    EXPECT_FALSE(first_sheet_as_csv("PK\x03\x04 nothing"));
    EXPECT_FALSE(first_sheet_as_csv(test::archive({{"a.txt", "no sheet"}})));
    EXPECT_FALSE(is_workbook("Name,Number\r\n"));
}

TEST(ReadAWorkbook, ReadsTheWeeklyFeedbackTemplate) {
    const std::filesystem::path file = std::filesystem::path(KITH_SOURCE_DIR) /
                                       "../shared/data/shielding/outcomes-feedback-template.xlsx";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no ../shared/data on this machine";
    std::ifstream in(file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();

    const auto csv = first_sheet_as_csv(bytes.str());

    ASSERT_TRUE(csv) << csv.error();
    EXPECT_FALSE(csv->empty());
}

TEST(ReadXml, ResolvesEntitiesAndLeavesDocumentTypesAlone) {
    XmlReader xml("<a b=\"1 &lt; 2\">&#233;&#x20AC;&unknown;</a>");
    ASSERT_TRUE(xml.next());
    EXPECT_EQ(xml.name(), "a");
    EXPECT_EQ(xml.attribute("b"), "1 < 2");
    ASSERT_TRUE(xml.next());
    EXPECT_EQ(xml.text(), "é€");
    ASSERT_TRUE(xml.next());
    EXPECT_EQ(xml.kind(), XmlReader::Kind::close);
    EXPECT_FALSE(xml.next());

    XmlReader bomb("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>");
    EXPECT_FALSE(bomb.next());
}

TEST(ReadXml, ClosesAnElementThatIsEmpty) {
    XmlReader xml("<x:a/>");
    ASSERT_TRUE(xml.next());
    EXPECT_EQ(xml.kind(), XmlReader::Kind::open);
    EXPECT_EQ(xml.name(), "a");
    ASSERT_TRUE(xml.next());
    EXPECT_EQ(xml.kind(), XmlReader::Kind::close);
    EXPECT_FALSE(xml.next());
}

}  // namespace
}  // namespace kith::lists
