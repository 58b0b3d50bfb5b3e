#include "platform/base/postcode.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(ReadingAPostcode, PutsCaseAndSpacesRight) {
    for (const char* text : {"NR1 3JU", "nr13ju", " N R 1 3 J U ", "NR1\t3ju\r\n", "Nr1 3jU"})
        EXPECT_EQ(Postcode::parse(text).value().text(), "NR1 3JU") << text;
}

TEST(ReadingAPostcode, TakesEveryShape) {
    for (const char* text :
         {"M1 1AE", "B33 8TH", "W1A 0AX", "CR2 6XH", "DN55 1PT", "EC1A 1BB", "GY1 1AA", "IM1 1AA"})
        EXPECT_EQ(Postcode::parse(text).value().text(), text);
}

TEST(ReadingAPostcode, PutsLettersTypedForDigitsRight) {
    EXPECT_EQ(Postcode::parse("NR1 OAA").value().text(), "NR1 0AA");
    EXPECT_EQ(Postcode::parse("NR1 IAA").value().text(), "NR1 1AA");
}

TEST(ReadingAPostcode, TakesNoFixedAbode) {
    EXPECT_TRUE(Postcode::parse("ZZ99 3VZ").value().is_pseudo());
    EXPECT_FALSE(Postcode::parse("ZE1 0AA").value().is_pseudo());
}

TEST(ReadingAPostcode, RefusesWhatIsNotWhole) {
    for (const char* wrong : {"", "NR1", "NR1 3J", "3JU", "NR1 3JUX", "NR1 33U", "NR1 3JC",
                              "NR1 3MU", "NR1,3JU", "NR123 3JU", "\xc3\xa9R1 3JU"})
        EXPECT_EQ(Postcode::parse(wrong).error(), "Enter a full UK postcode, like NR1 3JU")
            << wrong;
}

TEST(ReadingAPostcode, RefusesAreasThatDoNotExist) {
    for (const char* wrong : {"QQ1 1AA", "A1 1AA", "NRA 1AA", "1NR 1AA", "X9 9AA", "NRA1 1AA"})
        EXPECT_EQ(Postcode::parse(wrong).error(), "Enter a real postcode") << wrong;
}

TEST(ReadingAPostcode, GivesBackWhatWasWritten) {
    for (const char* outward : {"E1", "NR1", "NR12", "W1A", "EC1A"}) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            const auto postcode =
                Postcode::parse(std::string(outward) + digit + "AB").value();
            EXPECT_EQ(Postcode::parse(postcode.text()), postcode);
            EXPECT_EQ(postcode.outward(), outward);
        }
    }
}

TEST(APostcode, HasParts) {
    const auto postcode = Postcode::parse("PE30 1AB").value();
    EXPECT_EQ(postcode.area(), "PE");
    EXPECT_EQ(postcode.outward(), "PE30");
    EXPECT_EQ(postcode.district(), "PE30");
    EXPECT_EQ(postcode.sector(), "PE30 1");
    EXPECT_EQ(postcode.inward(), "1AB");
    EXPECT_EQ(postcode.for_reader(), "PE30 1AB");
}

}  // namespace
}  // namespace kith
