#include "engines/linkage/normalise.hpp"

#include <gtest/gtest.h>

#include "engines/linkage/similarity.hpp"

namespace kith::linkage {
namespace {

TEST(Names, LoseCaseAccentsTitlesAndApostrophes) {
    EXPECT_EQ(plain_name("Dr. Séamus O'Néill"), "seamus oneill");
    EXPECT_EQ(plain_name("SMITH-JONES "), "smith jones");
    EXPECT_EQ(plain_name("Анна"), "anna");
    EXPECT_EQ(plain_name("Unknown"), "");
}

TEST(Dates, AreReadInEveryUsualShape) {
    for (const auto* written : {"1966-10-10", "19661010", "10/10/1966", "10-Oct-1966",
                                "10 October 1966", "1966-10-10T00:00:00", "10.10.66"}) {
        EXPECT_EQ(packed_date(written), 0x19661010U) << written;
    }
    EXPECT_EQ(packed_date("1920"), 0x19200000U);
    EXPECT_EQ(packed_date("unknown"), 0U);
    EXPECT_EQ(packed_date("04/28/1950", DateOrder::month_first), 0x19500428U);
}

TEST(Dates, ThatCannotBeAreKnown) {
    EXPECT_TRUE(is_no_date(0x19500231));
    EXPECT_TRUE(is_no_date(0x19651399));
    EXPECT_TRUE(is_no_date(0x19000229));
    EXPECT_FALSE(is_no_date(0x20000229));
    EXPECT_FALSE(is_no_date(0x19200000));
}

TEST(Phones, AreOneNumberHoweverWritten) {
    const auto plain = packed_phone("07700 900123");

    EXPECT_TRUE(plain.mobile);
    EXPECT_EQ(packed_phone("+44 7700 900123").digits, plain.digits);
    EXPECT_EQ(packed_phone("0044 (0)7700-900123").digits, plain.digits);
    EXPECT_FALSE(packed_phone("01632 960001").mobile);
    EXPECT_EQ(packed_phone("00000000000").digits, 0U);
}

TEST(Postcodes, AreOneHoweverSpaced) {
    EXPECT_EQ(packed_postcode("CB1 2AB"), packed_postcode("cb12ab "));
    EXPECT_NE(packed_postcode("CB1 2AB"), packed_postcode("CB1 2AD"));
}

TEST(NhsNumbers, AreToldByTheirCheckDigit) {
    EXPECT_TRUE(is_nhs_number(packed_number("999 000 0018")));
    EXPECT_FALSE(is_nhs_number(packed_number("999 000 0019")));
}

TEST(Likeness, AgreesWithPublishedJaroWinklerValues) {
    EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.9611, 0.0001);
    EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.84, 0.0001);
    EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.8133, 0.0001);
    EXPECT_EQ(jaro_winkler("abc", "xyz"), 0);
}

TEST(Likeness, SeesOneSlipAndNoMore) {
    EXPECT_TRUE(one_slip_apart("smith", "smyth"));
    EXPECT_TRUE(one_slip_apart("smith", "smiht"));
    EXPECT_TRUE(one_slip_apart("smith", "smithe"));
    EXPECT_FALSE(one_slip_apart("smith", "smith"));
    EXPECT_FALSE(one_slip_apart("smith", "smythe"));
}

TEST(Sounds, BringVariantsOfANameTogether) {
    EXPECT_EQ(sound_of("catherine"), sound_of("kathryn"));
    EXPECT_EQ(sound_of("philips"), sound_of("fillips"));
    EXPECT_EQ(sound_of(""), 0U);
}

}  // namespace
}  // namespace kith::linkage
