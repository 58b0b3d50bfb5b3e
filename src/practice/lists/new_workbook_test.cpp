#include "practice/lists/new_workbook.hpp"

#include <gtest/gtest.h>

#include "practice/lists/workbook.hpp"
#include "practice/lists/zip.hpp"

namespace kith::lists {
namespace {

TEST(WriteAWorkbook, IsReadBackAsItWas) {
    const std::string csv =
        "Code,NHSNumber,Comments\r\nCC001,0000000019,\"Said \"\"no\"\", twice\"\r\n"
        "D001,,Jos\xC3\xA9 <3 & co\r\n";

    const auto read = first_sheet_as_csv(workbook_of({{"Template", csv, true}}));

    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(*read, csv);
}

TEST(WriteAWorkbook, NamesColumnsBeyondTheAlphabet) {
    std::string csv;
    for (int each = 0; each < 30; ++each) csv += (each == 0 ? "" : ",") + std::to_string(each);
    const std::string bytes = workbook_of({{"Wide", csv + "\r\n"}});
    const auto zip = Zip::open(bytes);

    ASSERT_TRUE(zip);
    const auto sheet = zip->read("xl/worksheets/sheet1.xml", 100'000);
    ASSERT_TRUE(sheet);
    EXPECT_NE(sheet->find("r=\"Z1\""), sheet->npos);
    EXPECT_NE(sheet->find("r=\"AD1\""), sheet->npos);
}

TEST(WriteAWorkbook, HoldsEverySheetAndSaysSo) {
    const std::string bytes = workbook_of({{"One", "a\r\n"}, {"Two & more", "b\r\n"}});
    const auto zip = Zip::open(bytes);

    ASSERT_TRUE(zip);
    EXPECT_TRUE(zip->has("[Content_Types].xml"));
    EXPECT_TRUE(zip->has("xl/worksheets/sheet2.xml"));
    EXPECT_NE(zip->read("xl/workbook.xml", 10'000)->find("Two &amp; more"), std::string::npos);
}

TEST(WriteAWorkbook, LeavesOutWhatNoSheetCanSay) {
    const auto read = first_sheet_as_csv(workbook_of({{"One", "a\x01" "b\r\n"}}));

    ASSERT_TRUE(read);
    EXPECT_EQ(*read, "ab\r\n");
}

TEST(WriteAWorkbook, GivesTheSameBytesEveryTime) {
    EXPECT_EQ(workbook_of({{"One", "a\r\n"}}), workbook_of({{"One", "a\r\n"}}));
}

}  // namespace
}  // namespace kith::lists
