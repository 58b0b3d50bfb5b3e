#include "practice/people/search_terms.hpp"

#include <gtest/gtest.h>

namespace kith::people {
namespace {

using Names = std::vector<std::string>;

TEST(ReadSearch, TakesNamesInTheOrderTyped) {
    EXPECT_EQ(read_search("  Peggy O'Brien ").names, (Names{"peggy", "obrien"}));
    EXPECT_EQ(read_search("Müller").names, (Names{"muller"}));
}

TEST(ReadSearch, FindsNothingInNothing) {
    EXPECT_TRUE(read_search("").empty());
    EXPECT_TRUE(read_search("  - ").empty());
}

TEST(ReadSearch, TellsADateFromNames) {
    const auto terms = read_search("ellison 4/3/1941");

    EXPECT_EQ(terms.names, (Names{"ellison"}));
    EXPECT_EQ(terms.born_on->text(), "1941-03-04");
}

TEST(ReadSearch, TakesADateOfThreeWordsAnywhere) {
    const auto terms = read_search("peggy 4 March 1941 ellison");

    EXPECT_EQ(terms.names, (Names{"peggy", "ellison"}));
    EXPECT_EQ(terms.born_on->text(), "1941-03-04");
}

TEST(ReadSearch, TakesAWholePostcodeWithOrWithoutItsSpace) {
    for (const std::string_view typed : {"nr1 3ju", "NR13JU", "ellison nr1 3ju"}) {
        const auto terms = read_search(typed);
        EXPECT_EQ(terms.postcode, "NR1 3JU") << typed;
        EXPECT_TRUE(terms.postcode_whole) << typed;
    }
}

TEST(ReadSearch, TakesAPostcodeThatIsNotYetWhole) {
    const auto district = read_search("ellison nr1");
    EXPECT_EQ(district.postcode, "NR1");
    EXPECT_FALSE(district.postcode_whole);
    EXPECT_EQ(district.names, (Names{"ellison"}));

    const auto sector = read_search("nr1 3");
    EXPECT_EQ(sector.postcode, "NR1 3");
    EXPECT_FALSE(sector.postcode_whole);
}

TEST(ReadSearch, TakesAPhoneInAnySpacing) {
    for (const std::string_view typed : {"01632 960 123", "+44 1632 960123", "(01632) 960123"}) {
        const auto terms = read_search(typed);
        EXPECT_EQ(terms.phone, "+441632960123") << typed;
        EXPECT_TRUE(terms.phone_whole) << typed;
        EXPECT_TRUE(terms.names.empty()) << typed;
    }
}

TEST(ReadSearch, TakesAPhoneThatIsNotYetWhole) {
    const auto terms = read_search("01632 96");

    EXPECT_EQ(terms.phone, "+44163296");
    EXPECT_FALSE(terms.phone_whole);
}

TEST(ReadSearch, TakesAPhoneBesideAName) {
    const auto terms = read_search("ellison 07700900123");

    EXPECT_EQ(terms.names, (Names{"ellison"}));
    EXPECT_EQ(terms.phone, "+447700900123");
}

TEST(ReadSearch, TellsAnNhsNumberFromAPhone) {
    const auto terms = read_search("999 000 0018");

    ASSERT_TRUE(terms.nhs_number);
    EXPECT_EQ(terms.nhs_number->text(), "9990000018");
    EXPECT_TRUE(terms.phone.empty());
}

TEST(ReadSearch, TakesAReferenceAsItIsReadOut) {
    const auto reference = Reference::numbered('K', 1842);

    EXPECT_EQ(read_search(reference.text()).reference, reference);
}

TEST(ReadSearch, BearsAnyBytes) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text(3, static_cast<char>(byte));
        read_search(text);
        read_search("a " + text + " 1");
    }
}

}  // namespace
}  // namespace kith::people
