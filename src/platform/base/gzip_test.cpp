#include "platform/base/gzip.hpp"

#include <gtest/gtest.h>

#include "platform/base/crypto.hpp"

namespace kith {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

TEST(Gzip, GivesBackWhatWasPacked) {
    for (const std::size_t size : {0U, 1U, 100U, 65'536U, 300'000U}) {
        const auto bytes = random_bytes(size);
        EXPECT_EQ(gunzip(gzip(bytes), size), bytes);
        const std::string same(size, 'x');
        EXPECT_EQ(gunzip(gzip(same, 9), size), same);
    }
}

TEST(Gzip, MakesPlainTextSmaller) {
    EXPECT_LT(gzip(std::string(megabyte, 'x')).size(), 2000U);
}

TEST(Unpacking, StopsAtTheLimit) {
    const auto bomb = gzip(std::string(10 * megabyte, '\0'));
    EXPECT_EQ(gunzip(bomb, megabyte).error(), "The file is too large when unpacked");
    EXPECT_EQ(gunzip(bomb, 10 * megabyte - 1).error(), "The file is too large when unpacked");
    EXPECT_TRUE(gunzip(bomb, 10 * megabyte));
}

TEST(Unpacking, RefusesDamage) {
    const auto packed = gzip("Some text to pack, some text to pack");
    for (std::size_t length = 0; length < packed.size(); ++length)
        EXPECT_FALSE(gunzip(packed.substr(0, length), 1000)) << length;
    auto changed = packed;
    changed[changed.size() - 6] = static_cast<char>(changed[changed.size() - 6] ^ 1);
    EXPECT_FALSE(gunzip(changed, 1000));
    EXPECT_FALSE(gunzip(packed + "more", 1000));
    EXPECT_FALSE(gunzip("not gzip", 1000));
}

}  // namespace
}  // namespace kith
