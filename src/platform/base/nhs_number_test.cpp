#include "platform/base/nhs_number.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

static_assert(is_nhs_number("9990000018"));
static_assert(is_nhs_number("9990000026"));
static_assert(is_nhs_number("9990000069"));
static_assert(!is_nhs_number("9990000019"));
static_assert(!is_nhs_number("9991234567"), "the check value is 10, which no number has");
static_assert(!is_nhs_number("9999999999"), "a filled-in blank");
static_assert(!is_nhs_number("0000000000"), "a filled-in blank");
static_assert(!is_nhs_number("999000001"));
static_assert(!is_nhs_number("999000001x"));

TEST(ReadingAnNhsNumber, TakesSpacesAndHyphens) {
    for (const char* text : {"9990000018", "999 000 0018", "999-000-0018", " 999 000 0018\n"})
        EXPECT_EQ(NhsNumber::parse(text).value().text(), "9990000018") << text;
}

TEST(ReadingAnNhsNumber, TellsWrongLengthFromWrongDigits) {
    for (const char* wrong : {"", "999 000 001", "999 000 00188", "999 OOO 0018"})
        EXPECT_EQ(NhsNumber::parse(wrong).error(),
                  "Enter a 10 digit NHS number, like 999 123 4567");
    EXPECT_EQ(NhsNumber::parse("999 000 0081").error(), "Enter a real NHS number");
}

TEST(ReadingAnNhsNumber, GivesBackWhatWasWritten) {
    int real = 0;
    for (int number = 0; number < 20'000; ++number) {
        const auto parsed = NhsNumber::parse(std::to_string(9'990'000'000 + number));
        if (!parsed) continue;
        ++real;
        ASSERT_EQ(NhsNumber::parse(parsed->for_reader()), parsed);
        ASSERT_EQ(NhsNumber::parse(parsed->text()), parsed);
    }
    EXPECT_GT(real, 1700);
    EXPECT_LT(real, 2000);
}

TEST(AnNhsNumber, IsReadInThreeGroups) {
    EXPECT_EQ(NhsNumber::parse("9990000018").value().for_reader(), "999 000 0018");
}

}  // namespace
}  // namespace kith
