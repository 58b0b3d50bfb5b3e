#include "platform/base/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace kith {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(CsvReader& reader) {
    Rows rows;
    while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
    return rows;
}

Rows read(std::string_view text) {
    CsvReader reader(text);
    return rows_of(reader);
}

TEST(ReadingCsv, TakesAnyLineEndAndAByteOrderMark) {
    const Rows expected{{"a", "b"}, {"1", "2"}};
    EXPECT_EQ(read("a,b\n1,2\n"), expected);
    EXPECT_EQ(read("a,b\r\n1,2"), expected);
    EXPECT_EQ(read("a,b\r1,2\r"), expected);
    EXPECT_EQ(read("\xef\xbb\xbf" "a,b\r\n\r\n\n1,2\r\n"), expected);
}

TEST(ReadingCsv, TakesQuotes) {
    EXPECT_EQ(read("\"a,b\",\"say \"\"hello\"\"\",\"two\r\nlines\",\"\"\n"),
              (Rows{{"a,b", "say \"hello\"", "two\r\nlines", ""}}));
    EXPECT_EQ(read("5\" pipe,\"x\"y\"z\n"), (Rows{{"5\" pipe", "xy\"z"}}));
}

TEST(ReadingCsv, KeepsEmptyFields) {
    EXPECT_EQ(read(",\n,,\n"), (Rows{{"", ""}, {"", "", ""}}));
    EXPECT_TRUE(read("").empty());
    EXPECT_TRUE(read("\n\r\n\xef").size() == 1);
}

TEST(ReadingCsv, NamesTheLineOfARaggedRow) {
    CsvReader reader("a,b\n\"1\n1\",2\n\nonly\n1,2,3\n5,6\n");
    std::vector<std::string> faults;
    std::vector<std::size_t> lines;
    while (reader.next()) {
        lines.push_back(reader.line());
        faults.push_back(reader.fault().value_or(""));
    }
    EXPECT_THAT(lines, ElementsAre(1, 2, 5, 6, 7));
    EXPECT_THAT(faults, ElementsAre("", "", "Line 5: 1 column where there should be 2",
                                    "Line 6: 3 columns where there should be 2", ""));
}

TEST(ReadingCsv, GoesOnAfterAQuoteNobodyClosed) {
    CsvReader reader("a,b\n\"1,2\r\n3,4\n");
    ASSERT_TRUE(reader.next());
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.fault(), "Line 2: a quote is not closed");
    EXPECT_EQ(reader.raw(), "\"1,2");
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.line(), 3U);
    EXPECT_THAT(reader.fields(), ElementsAre("3", "4"));
    EXPECT_FALSE(reader.next());
}

TEST(ReadingCsv, KeepsTheRowAsItStands) {
    CsvReader reader("\"a\"\"b\",c\r\nnext\n");
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader.raw(), "\"a\"\"b\",c");
    EXPECT_EQ(reader.position(), 10U);
    EXPECT_EQ(reader[0], "a\"b");
    EXPECT_EQ(reader[7], "");
}

// Text that is awkward more often than not.
std::string awkward(std::mt19937& random) {
    constexpr std::string_view characters = "ab,\"\n\r =+;\xc3\xa9";
    std::string text;
    for (auto length = random() % 12; length > 0; --length)
        text += characters[random() % characters.size()];
    return text;
}

TEST(ReadingCsv, GivesBackWhatWasWritten) {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        Rows rows(1 + random() % 4);
        std::string file;
        CsvWriter writer(file);
        for (auto& row : rows) {
            for (int column = 0; column < 3; ++column) {
                row.push_back("x" + awkward(random));
                writer.field(row.back());
            }
            writer.end_row();
        }
        ASSERT_EQ(read(file), rows) << file;
    }
}

TEST(ReadingCsvFromAStream, GivesTheSameAsFromMemory) {
    std::mt19937 random(11);
    std::string file;
    CsvWriter writer(file);
    while (file.size() < 1'000'000)
        writer.row({awkward(random), std::to_string(random()), awkward(random)});
    std::istringstream stream(file);
    CsvReader reader(stream);
    EXPECT_EQ(rows_of(reader), read(file));
    EXPECT_EQ(reader.position(), file.size());
}

TEST(ReadingCsvFromAStream, GoesOnAfterAQuoteNobodyClosed) {
    std::string file = "a,b\n\"1,2\n";
    while (file.size() < 3 * CsvReader::longest_row) file += "3,4\n";
    std::istringstream stream(file);
    CsvReader reader(stream);
    std::size_t faults = 0;
    std::size_t rows = 0;
    while (reader.next()) {
        ++rows;
        faults += reader.fault() ? 1 : 0;
    }
    EXPECT_EQ(faults, 1U);
    EXPECT_EQ(rows, (file.size() - 9) / 4 + 2);
}

TEST(GuessingTheSeparator, TakesTheCommonestOfTheFirstLine) {
    EXPECT_EQ(csv_separator("a;b;c\n1,2;3,4;5,6,7\n"), ';');
    EXPECT_EQ(csv_separator("a\tb"), '\t');
    EXPECT_EQ(csv_separator("a"), ',');
}

TEST(ACsvHeader, FindsColumnsHoweverTheyAreSpelt) {
    const CsvHeader header({"NHS Number", " date_of_birth ", "Post-Code"});
    EXPECT_EQ(header.column("NHSNumber"), 0U);
    EXPECT_EQ(header.column("DateOfBirth"), 1U);
    EXPECT_EQ(header.column("postcode"), 2U);
    EXPECT_EQ(header.column("Phone"), std::nullopt);
}

std::string written_field(std::string_view field) {
    std::string out;
    CsvWriter(out).field(field);
    return out;
}

TEST(WritingCsv, QuotesOnlyWhereNeeded) {
    std::string out;
    CsvWriter writer(out);
    writer.row({"a", "b c", "d,e", "f\"g", "h\ni", ""});
    EXPECT_EQ(out, "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\r\n");
}

TEST(WritingCsv, KeepsARowWithOneEmptyField) {
    std::string out;
    CsvWriter writer(out);
    writer.row({""});
    writer.row({"", ""});
    EXPECT_EQ(read(out), (Rows{{""}, {"", ""}}));
}

TEST(WritingCsv, DisarmsFormulas) {
    EXPECT_EQ(written_field("=1+1"), "'=1+1");
    EXPECT_EQ(written_field("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(written_field("-1+cmd|' /C calc'!A0"), "'-1+cmd|' /C calc'!A0");
    EXPECT_EQ(written_field("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
    EXPECT_EQ(written_field("\t=1"), "'\t=1");
    EXPECT_EQ(written_field("-5.20"), "-5.20");
    EXPECT_EQ(written_field("+44 7700 900123"), "+44 7700 900123");
    EXPECT_EQ(written_field("-"), "'-");
}

}  // namespace
}  // namespace kith
