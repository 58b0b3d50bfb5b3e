#include "platform/base/vault.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

constexpr std::string_view secret = "a secret of thirty-two bytes ....";

TEST(Vault, OpensWhatItSealed) {
    vault::use_secret(secret);
    const auto kept = vault::sealed("codes", "JBSWY3DPEHPK3PXP");

    EXPECT_TRUE(vault::is_sealed(kept));
    EXPECT_EQ(kept.find("JBSWY3DPEHPK3PXP"), std::string::npos);
    EXPECT_EQ(vault::opened("codes", kept), "JBSWY3DPEHPK3PXP");
}

TEST(Vault, KeepsPurposesApart) {
    vault::use_secret(secret);
    const auto kept = vault::sealed("codes", "words");

    EXPECT_EQ(vault::opened("webhooks", kept), std::nullopt);
    EXPECT_NE(vault::key_for("codes"), vault::key_for("webhooks"));
}

TEST(Vault, RefusesWhatWasChangedOrSealedElsewhere) {
    vault::use_secret(secret);
    auto kept = vault::sealed("codes", "words");
    kept[kept.size() / 2] = kept[kept.size() / 2] == 'A' ? 'B' : 'A';
    EXPECT_EQ(vault::opened("codes", kept), std::nullopt);

    const auto other = vault::sealed("codes", "words");
    vault::use_secret("another secret of this very length");
    EXPECT_EQ(vault::opened("codes", other), std::nullopt);
}

TEST(Vault, GivesBackWhatWasKeptBeforeThereWasOne) {
    vault::use_secret(secret);
    EXPECT_EQ(vault::opened("codes", "JBSWY3DPEHPK3PXP"), "JBSWY3DPEHPK3PXP");
    EXPECT_EQ(vault::opened("codes", ""), "");
}

}  // namespace
}  // namespace kith
