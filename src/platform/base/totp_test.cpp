#include "platform/base/totp.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kith {
namespace {

using namespace std::chrono_literals;

// The secret of RFC 6238, appendix B, "12345678901234567890", in base32.
constexpr std::string_view secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

TEST(ATotpCode, AgreesWithThePublishedOnes) {
    EXPECT_EQ(totp_code(secret, at(59)), "287082");
    EXPECT_EQ(totp_code(secret, at(1111111109)), "081804");
    EXPECT_EQ(totp_code(secret, at(2000000000)), "279037");
    EXPECT_EQ(totp_code(secret, at(20000000000)), "353130");
}

TEST(CheckingATotpCode, AllowsForASlowClock) {
    const auto code = totp_code(secret, at(1'000'000'000));
    const std::int64_t step = 1'000'000'000 / 30;
    EXPECT_EQ(totp_step(secret, code, at(1'000'000'000)), step);
    EXPECT_EQ(totp_step(secret, code, at(1'000'000'030)), step);
    EXPECT_EQ(totp_step(secret, code, at(999'999'970)), step);
    EXPECT_EQ(totp_step(secret, code, at(1'000'000'090)), std::nullopt);
    EXPECT_EQ(totp_step(secret, code, at(1'000'000'060), {}, 2), step);
}

TEST(CheckingATotpCode, TakesEachOnlyOnce) {
    const auto now = at(1'000'000'000);
    const auto code = totp_code(secret, now);
    const auto used = totp_step(secret, code, now);
    EXPECT_EQ(totp_step(secret, code, now, used), std::nullopt);
    const auto next = totp_code(secret, now + 30s);
    EXPECT_EQ(totp_step(secret, next, now + 30s, used), *used + 1);
}

TEST(CheckingATotpCode, PassesOverSpaces) {
    const auto now = at(1'000'000'000);
    const auto code = totp_code(secret, now);
    EXPECT_TRUE(totp_step(secret, code.substr(0, 3) + ' ' + code.substr(3), now));
}

TEST(CheckingATotpCode, RefusesTheRest) {
    for (const char* wrong : {"", "12345", "1234567", "28708x", "000000"})
        EXPECT_EQ(totp_step(secret, wrong, at(59)), std::nullopt) << wrong;
}

TEST(ATotpSecret, IsNewEachTimeAndFitsAnApp) {
    const auto made = make_totp_secret();
    EXPECT_EQ(made.size(), 32U);
    EXPECT_NE(made, make_totp_secret());
    EXPECT_EQ(totp_code(made, at(59)).size(), 6U);
    EXPECT_THROW(totp_code("not base32!", at(59)), std::invalid_argument);
}

TEST(ATotpAddress, NamesWhoItIsFor) {
    EXPECT_EQ(totp_uri("Norfolk Care & Co", "ann@example.com", "ABC"),
              "otpauth://totp/Norfolk%20Care%20%26%20Co:ann%40example.com"
              "?secret=ABC&issuer=Norfolk%20Care%20%26%20Co");
}

}  // namespace
}  // namespace kith
