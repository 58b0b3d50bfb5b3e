#include "platform/base/crypto.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace kith {
namespace {

TEST(RandomBytes, AreDifferentEachTime) {
    std::set<std::string> all;
    for (int i = 0; i < 1000; ++i) all.insert(random_token());
    EXPECT_EQ(all.size(), 1000U);
    EXPECT_EQ(random_token().size(), 43U);
    EXPECT_EQ(random_bytes(0), "");
    EXPECT_EQ(random_bytes(7).size(), 7U);
}

TEST(Digests, AgreeWithThePublishedOnes) {
    // FIPS 180-2, "abc"; RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'),
                              "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(ComparingInConstantTime, IsEqualOnlyForEqual) {
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abcd"));
    EXPECT_TRUE(equal_in_constant_time("", ""));
}

TEST(Base64, GivesBackWhatWasWritten) {
    for (std::size_t length = 0; length < 100; ++length) {
        const auto bytes = random_bytes(length);
        EXPECT_EQ(from_base64(base64(bytes)), bytes);
        EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
        EXPECT_EQ(from_hex(hex(bytes)), bytes);
    }
}

TEST(Base64, FollowsItsTwoAlphabets) {
    EXPECT_EQ(base64("\xfb\xff\xfe?"), "+//+Pw==");
    EXPECT_EQ(base64url("\xfb\xff\xfe?"), "-__-Pw");
    EXPECT_EQ(base64(""), "");
}

TEST(Base64, RefusesAnythingElse) {
    for (const char* wrong : {"a", "ab=", "ab==cd", "a b=", "-__-", "ab==\n", "abc"})
        EXPECT_FALSE(from_base64(wrong)) << wrong;
    for (const char* wrong : {"a", "+//+", "Pw=="}) EXPECT_FALSE(from_base64url(wrong)) << wrong;
    for (const char* wrong : {"a", "AB", "zz", "ab c"}) EXPECT_FALSE(from_hex(wrong)) << wrong;
}

TEST(APassword, IsKnownAgainByItsHash) {
    const auto cost = PasswordCost::cheapest();
    const auto hash = hash_password("correct horse battery staple", cost);
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_NE(hash, hash_password("correct horse battery staple", cost));
    EXPECT_TRUE(verify_password(hash, "correct horse battery staple"));
    EXPECT_FALSE(verify_password(hash, "Correct horse battery staple"));
    EXPECT_FALSE(verify_password(hash, ""));
    EXPECT_FALSE(verify_password("", ""));
    EXPECT_FALSE(verify_password(std::string(500, 'x'), "x"));
}

TEST(APassword, IsHashedAnewWhenTheCostRises) {
    const auto hash = hash_password("a long pass phrase", PasswordCost::cheapest());
    EXPECT_FALSE(is_outdated_hash(hash, PasswordCost::cheapest()));
    EXPECT_TRUE(is_outdated_hash(hash));
}

TEST(Sealing, IsOpenedOnlyByItsKey) {
    const auto key = random_bytes(32);
    const auto sealed = seal(key, "secret");
    EXPECT_EQ(unseal(key, sealed), "secret");
    EXPECT_EQ(unseal(random_bytes(32), sealed), std::nullopt);
    EXPECT_NE(seal(key, "secret"), sealed);
    EXPECT_THROW(seal("short", "secret"), std::invalid_argument);
}

TEST(Sealing, NoticesAnyChange) {
    const auto key = random_bytes(32);
    const auto sealed = seal(key, "secret");
    for (std::size_t place = 0; place < sealed.size(); ++place) {
        auto changed = sealed;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        EXPECT_EQ(unseal(key, changed), std::nullopt);
        EXPECT_EQ(unseal(key, sealed.substr(0, place)), std::nullopt);
    }
}

}  // namespace
}  // namespace kith
