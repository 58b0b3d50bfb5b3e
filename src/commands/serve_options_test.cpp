#include "commands/serve_options.hpp"

#include <gtest/gtest.h>

namespace kith::commands {
namespace {

ServeOptions with_provider(std::string issuer) {
    ServeOptions wanted;
    wanted.provider = {.name = "a council account", .issuer = std::move(issuer),
                       .client_id = "kith", .client_secret = "s"};
    return wanted;
}

TEST(ServeOptions, NeedNothing) { EXPECT_EQ(fault_of({}), std::nullopt); }

TEST(ServeOptions, NameAProviderWholly) {
    EXPECT_EQ(fault_of(with_provider("https://login.example/tenant/v2.0")), std::nullopt);
    auto open = with_provider("https://login.example/{tenantid}/v2.0");
    EXPECT_NE(fault_of(open), std::nullopt);
    open.provider.tenants = "11111111-2222-3333-4444-555555555555";
    EXPECT_EQ(fault_of(open), std::nullopt);
    EXPECT_NE(fault_of(with_provider("http://login.example")), std::nullopt);
    auto without_secret = with_provider("https://login.example");
    without_secret.provider.client_secret.clear();
    EXPECT_NE(fault_of(without_secret), std::nullopt);
}

TEST(ServeOptions, NameAListOfPasswordsThatIsThere) {
    ServeOptions wanted;
    wanted.breached_passwords = "/nowhere/breached.txt";
    EXPECT_NE(fault_of(wanted), std::nullopt);
}

TEST(Place, KeepsTheDataBesideTheDatabase) {
    EXPECT_EQ(Place{}.folder(), "data");
    EXPECT_EQ((Place{.database = "/tmp/x/kith.db", .data = {}}.folder()), "/tmp/x");
    EXPECT_EQ((Place{.database = "kith.db", .data = {}}.folder()), ".");
    EXPECT_EQ((Place{.database = "/tmp/x/kith.db", .data = "elsewhere"}.folder()), "elsewhere");
    EXPECT_EQ((Place{.database = "postgresql://kith@host/kith", .data = {}}.folder()), "data");
}

}  // namespace
}  // namespace kith::commands
