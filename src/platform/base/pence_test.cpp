#include "platform/base/pence.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(ReadingMoney, TakesWhatPeopleType) {
    EXPECT_EQ(Pence::parse("£12.50"), Pence(1250));
    EXPECT_EQ(Pence::parse("12.5"), Pence(1250));
    EXPECT_EQ(Pence::parse(" £ 12 "), Pence(1200));
    EXPECT_EQ(Pence::parse("1,234,567.89"), Pence(123456789));
    EXPECT_EQ(Pence::parse("50p"), Pence(50));
    EXPECT_EQ(Pence::parse("0"), Pence(0));
    EXPECT_EQ(Pence::parse("12.05"), Pence(1205));
}

TEST(ReadingMoney, SaysWhatIsWrong) {
    for (const char* wrong : {"", "£", "twelve", "12.505", "12.", ".50", "1,23", "1,2345", ",123",
                              "12,", "1.50p", "£50p", "12.-5", "$5", "1e3"})
        EXPECT_EQ(Pence::parse(wrong).error(), "Enter an amount of money, like £12.50 or 12.50")
            << wrong;
    EXPECT_EQ(Pence::parse("-5").error(), "Amount must be 0 or more");
    EXPECT_EQ(Pence::parse("12345678901").error(), "Amount is too large");
}

TEST(ReadingMoney, GivesBackWhatWasWritten) {
    for (std::int64_t count = 0; count < 3'000'000'000; count = count * 2 + 37) {
        ASSERT_EQ(Pence::parse(Pence(count).for_reader()), Pence(count));
        ASSERT_EQ(Pence::parse(Pence(count).with_pence()), Pence(count));
    }
}

TEST(WritingMoney, ShowsPenceOnlyIfThereAreAny) {
    EXPECT_EQ(Pence(120000).for_reader(), "£1,200");
    EXPECT_EQ(Pence(120005).for_reader(), "£1,200.05");
    EXPECT_EQ(Pence(-300).for_reader(), "-£3");
    EXPECT_EQ(Pence(-5).for_reader(), "-£0.05");
    EXPECT_EQ(Pence(120000).with_pence(), "£1,200.00");
    EXPECT_EQ(Pence(100000000).for_reader(), "£1,000,000");
}

static_assert(Pence(250) * 3 - Pence(50) == Pence(700));

}  // namespace
}  // namespace kith
