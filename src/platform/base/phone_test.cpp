#include "platform/base/phone.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(ReadingAPhoneNumber, TakesTheWaysPeopleWriteIt) {
    for (const char* text : {"07700 900123", "07700900123", "+447700900123", "0044 7700 900 123",
                             "+44 (0)7700 900123", "(07700) 900-123", "7700900123"})
        EXPECT_EQ(Phone::parse(text).value().text(), "+447700900123") << text;
}

TEST(ReadingAPhoneNumber, TakesTheDramaRanges) {
    EXPECT_EQ(Phone::parse("01632 960000").value().text(), "+441632960000");
    EXPECT_EQ(Phone::parse("01632 960999").value().text(), "+441632960999");
    EXPECT_EQ(Phone::parse("020 7946 0123").value().text(), "+442079460123");
}

TEST(ReadingAPhoneNumber, TakesOtherCountries) {
    EXPECT_EQ(Phone::parse("+1 212 555 0100").value().text(), "+12125550100");
}

TEST(ReadingAPhoneNumber, SaysWhatIsWrong) {
    constexpr auto advice =
        "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192";
    for (const char* wrong :
         {"", "phone", "07700 900123 (daughter)", "07700 900123 ext 4", "+", "()"})
        EXPECT_EQ(Phone::parse(wrong).error(), advice) << wrong;
    EXPECT_EQ(Phone::parse("07700 9001234").error(), "Phone number has too many digits");
    EXPECT_EQ(Phone::parse("960001").error(), "Phone number must include the area code");
    EXPECT_EQ(Phone::parse("+1 212 55").error(), "Phone number has too few digits");
    EXPECT_EQ(Phone::parse("01000 000000").error(), "Enter a real phone number");
}

TEST(ReadingAPhoneNumber, GivesBackWhatWasWritten) {
    for (int number = 0; number < 1000; number += 7) {
        const auto phone = Phone::parse("+44" + std::to_string(7'700'900'000 + number)).value();
        ASSERT_EQ(Phone::parse(phone.for_reader()), phone);
        ASSERT_EQ(Phone::from_store(phone.text()), phone);
    }
}

TEST(ReadingAPhoneNumberFromAStore, RefusesWhatWasNeverStored) {
    for (const char* wrong : {"", "07700900123", "+44 7700900123", "+12345678901234567", "+"})
        EXPECT_FALSE(Phone::from_store(wrong)) << wrong;
}

TEST(APhoneNumber, IsReadInTheNationalWay) {
    EXPECT_EQ(Phone::parse("+447700900123").value().for_reader(), "07700 900123");
    EXPECT_EQ(Phone::parse("+442079460123").value().for_reader(), "020 7946 0123");
    EXPECT_EQ(Phone::parse("+12125550100").value().for_reader(), "+1 212-555-0100");
}

TEST(APhoneNumber, KnowsWhetherItTakesTexts) {
    EXPECT_TRUE(Phone::parse("07700 900123").value().is_mobile());
    EXPECT_FALSE(Phone::parse("01632 960123").value().is_mobile());
    EXPECT_FALSE(Phone::parse("020 7946 0123").value().is_mobile());
}

}  // namespace
}  // namespace kith
