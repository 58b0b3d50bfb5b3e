#include "platform/base/text.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using Views = std::vector<std::string_view>;

TEST(Trimming, TakesUnicodeSpaceFromBothEnds) {
    EXPECT_EQ(text::trim("  a b\t\r\n"), "a b");
    EXPECT_EQ(text::trim("\u00a0\u2003Ann\u200b\ufeff"), "Ann");
    EXPECT_EQ(text::trim(" \u3000 "), "");
    EXPECT_EQ(text::trim(""), "");
    EXPECT_EQ(text::trim("é"), "é");
}

TEST(CollapsingSpaces, LeavesOneBetweenWords) {
    EXPECT_EQ(text::collapse_spaces("  12 \u00a0 Mill\n\nLane "), "12 Mill Lane");
}

TEST(ChangingCase, FollowsUnicode) {
    EXPECT_EQ(text::lower("SIÂN O'NEILL"), "siân o'neill");
    EXPECT_EQ(text::upper("straße"), "STRASSE");
    EXPECT_EQ(text::lower("McDONALD"), "mcdonald");
}

TEST(TakingAccentsOff, LeavesPlainLatinLetters) {
    EXPECT_EQ(text::without_accents("Łukasz Müller-Strauß"), "Lukasz Muller-Strauss");
    EXPECT_EQ(text::without_accents("Siân Ó Briain, Dvořák, Ðorđe, Åse, Þóra, Zoë"),
              "Sian O Briain, Dvorak, Dorde, Ase, Thora, Zoe");
    EXPECT_EQ(text::without_accents("O’Neill"), "O'Neill");
    EXPECT_EQ(text::without_accents("李 Иван"), "李 Иван");
}

TEST(Folding, MakesTheSameNameEqual) {
    EXPECT_EQ(text::folded(" ZOË  O’Hara"), text::folded("zoe o'hara "));
    EXPECT_EQ(text::folded("GROẞ"), "gross");
}

TEST(ReadingBytes, TellsUtf8FromTheRest) {
    EXPECT_TRUE(text::valid_utf8("Zoë 李 🏠"));
    for (const char* wrong :
         {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "Zo\xeb", "\xf5\x80\x80\x80"})
        EXPECT_FALSE(text::valid_utf8(wrong));
}

TEST(ReadingBytes, MarksWhatIsNotUtf8) {
    EXPECT_EQ(text::replace_invalid_utf8("Zo\xeb!"), "Zo\ufffd!");
    EXPECT_EQ(text::replace_invalid_utf8("Zoë"), "Zoë");
}

TEST(ReadingBytes, TakesOldSpreadsheets) {
    EXPECT_EQ(text::as_utf8("Zo\xeb \x96 \x80" "5"), "Zoë – €5");
    EXPECT_EQ(text::as_utf8("\xef\xbb\xbfZoë"), "Zoë");
    EXPECT_EQ(text::as_utf8("Zoë"), "Zoë");
}

TEST(Cleaning, DropsWhatNobodySees) {
    EXPECT_EQ(text::clean_line(" a\u202eb\u200b\x01\x7f\tc\r\nd "), "ab c d");
    EXPECT_EQ(text::clean_lines("a\r\nb\rc\u2028d\n"), "a\nb\nc\nd");
    EXPECT_EQ(text::clean_line("e\u0301"), "\u00e9");
    EXPECT_EQ(text::clean_line(" plain "), "plain");
}

TEST(Cleaning, KeepsJoinedEmoji) {
    const std::string family = "👩‍👧";
    EXPECT_EQ(text::clean_line(family), family);
}

TEST(Cleaning, RefusesBytesThatAreNotUtf8) {
    EXPECT_FALSE(text::clean_line("Zo\xeb"));
    EXPECT_FALSE(text::clean_lines("Zo\xeb"));
}

TEST(Cleaning, ChangesNothingTheSecondTime) {
    for (const char* dirty : {"", " a\u202eb ", "\r\n\t", "e\u0301\u0301", "x\u00a0", "\u200b a"}) {
        const auto once = text::clean_lines(dirty).value();
        EXPECT_EQ(text::clean_lines(once), once);
    }
}

TEST(Splitting, GivesEveryPart) {
    EXPECT_EQ(text::split("a,,b", ','), (Views{"a", "", "b"}));
    EXPECT_EQ(text::split("", ','), (Views{""}));
    EXPECT_EQ(text::join(text::split("a,,b,", ','), ","), "a,,b,");
}

TEST(Splitting, GivesWords) {
    EXPECT_EQ(text::words("  a \u00a0 bc\n"), (Views{"a", "bc"}));
    EXPECT_TRUE(text::words(" \t ").empty());
}

TEST(Listing, ReadsAsASentence) {
    EXPECT_EQ(text::listed({}), "");
    EXPECT_EQ(text::listed({"apples"}), "apples");
    EXPECT_EQ(text::listed({"apples", "pears"}), "apples and pears");
    EXPECT_EQ(text::listed({"apples", "pears", "plums"}), "apples, pears and plums");
}

TEST(Counting, GoesByWhatAReaderSees) {
    EXPECT_EQ(text::length("abc"), 3U);
    EXPECT_EQ(text::length("e\u0301👩‍👧🇬🇧"), 3U);
    EXPECT_EQ(text::length(""), 0U);
    EXPECT_EQ(text::length("a\r\nb"), 3U);
}

TEST(Limiting, NeverCutsACharacter) {
    EXPECT_EQ(text::limit("abc", 5), "abc");
    EXPECT_EQ(text::limit("abc", 2), "ab");
    EXPECT_EQ(text::limit("a👩‍👧b", 2), "a👩‍👧");
    EXPECT_EQ(text::limit("ab", 0), "");
}

}  // namespace
}  // namespace kith
