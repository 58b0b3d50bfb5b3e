#include <gtest/gtest.h>

#include "platform/base/vault.hpp"
#include "practice/accounts/pending.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::World;

class SetUpCodes : public test::WithApp {
  protected:
    static void add_without_codes(World& world) {
        world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
        world.write([](sql::Transaction& t) {
            t.unlogged("a test");
            t.execute("UPDATE account SET code_secret = NULL");
        });
    }
    static test::Reply give_password(test::Browser& browser) {
        return browser.post("/sign-in", {{"email", "handler@fenmarch.example"},
                                         {"password", std::string(world::password)}});
    }
    // The key as the page spells it out, without its spaces.
    static std::string key_on(const test::Reply& page) {
        const std::string_view mark = "<strong class=\"kith-nowrap\">";
        const auto start = page.body.find(mark) + mark.size();
        std::string key = page.body.substr(start, page.body.find('<', start) - start);
        std::erase(key, ' ');
        return key;
    }
    static std::vector<std::string> codes_on(const test::Reply& page) {
        std::vector<std::string> codes;
        for (auto at = page.body.find("<code>"); at != std::string::npos;
             at = page.body.find("<code>", at + 1)) {
            codes.push_back(page.body.substr(at + 6, page.body.find('<', at + 6) - at - 6));
        }
        return codes;
    }
};

TEST_P(SetUpCodes, ShowsTheKeyUntilItsFirstCodeIsRightThenTenRecoveryCodes) {
    World world(GetParam());
    add_without_codes(world);
    auto browser = world.app.anyone();
    const auto page = give_password(browser);
    ASSERT_EQ(page.path, "/sign-in/set-up");
    EXPECT_NE(page.body.find("<svg"), std::string::npos);
    const auto key = key_on(page);
    EXPECT_EQ(key.size(), 32u);

    EXPECT_EQ(browser.post("/sign-in/set-up", {{"code", "000000"}}).status, 422);
    EXPECT_TRUE(world.row("handler@fenmarch.example").code_secret.empty());
    const auto done =
        browser.post("/sign-in/set-up", {{"code", totp_code(key, world.app.clock.now())}});

    EXPECT_EQ(done.title(), "Keep these recovery codes");
    EXPECT_EQ(codes_on(done).size(), 10u);
    EXPECT_TRUE(done.leads_to("/work"));
    EXPECT_EQ(browser.get("/work").path, "/work");
    EXPECT_EQ(world.row("handler@fenmarch.example").code_secret, key);
}

TEST_P(SetUpCodes, CannotBeSkippedByAskingForTheCodePage) {
    World world(GetParam());
    add_without_codes(world);
    auto browser = world.app.anyone();
    give_password(browser);

    EXPECT_EQ(browser.get("/sign-in/code").path, "/sign-in");
    EXPECT_EQ(browser.post("/sign-in/code", {{"code", "123456"}}).path, "/sign-in");
}

TEST_P(SetUpCodes, CannotBeDoneAgainByThePasswordAlone) {
    World world(GetParam());
    world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
    auto browser = world.app.anyone();
    give_password(browser);

    EXPECT_EQ(browser.get("/sign-in/set-up").path, "/sign-in");
    EXPECT_EQ(browser.post("/sign-in/set-up", {{"code", "123456"}}).path, "/sign-in");
}

TEST_P(SetUpCodes, LeadsToRecoveryCodesThatWorkOnceHoweverTheyAreTyped) {
    World world(GetParam());
    const auto id = world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
    const auto codes =
        world.write([&](sql::Transaction& t) { return renew_recovery_codes(t, id); });
    std::string shouted = codes.front();
    for (char& c : shouted) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
    const auto enter = [&](std::string code) {
        auto browser = world.app.anyone();
        give_password(browser);
        return browser.post("/sign-in/recovery", {{"recovery", std::move(code)}});
    };

    EXPECT_EQ(enter(shouted).path, "/work");
    EXPECT_EQ(enter(codes.front()).status, 422);
    EXPECT_EQ(enter("abcd-abcd-abcd-abcd").status, 422);
    EXPECT_EQ(world.read([&](sql::Session& s) { return recovery_codes_left(s, id); }), 9);
}

TEST_P(SetUpCodes, RefusesPendingStateThatIsNotOurs) {
    World world(GetParam());
    auto browser = world.app.anyone();
    browser.jar().cookies["__Host-kith-signing-in"] = "bm90IG91cnM";

    EXPECT_EQ(browser.get("/sign-in/code").path, "/sign-in");
    EXPECT_EQ(browser.get("/sign-in/recovery").path, "/sign-in");
}

TEST_P(SetUpCodes, KeepsTheSecretOfTheAppSealed) {
    World world(GetParam());
    world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
    const auto kept = [&] {
        return world.read([](sql::Session& s) {
            return s.value<std::string>("SELECT code_secret FROM account");
        });
    };
    const auto secret = world.row("handler@fenmarch.example").code_secret;
    EXPECT_TRUE(vault::is_sealed(kept()));
    EXPECT_EQ(kept().find(secret), std::string::npos);

    world.write([&](sql::Transaction& t) {
        t.unlogged("as it was kept before there was a vault");
        t.execute("UPDATE account SET code_secret = $1", secret);
    });
    EXPECT_EQ(world.row("handler@fenmarch.example").code_secret, secret);
    world.write([&](sql::Transaction& t) { seal_secrets(t, world.app.clock.now()); });
    EXPECT_TRUE(vault::is_sealed(kept()));
    EXPECT_EQ(world.row("handler@fenmarch.example").code_secret, secret);
}

INSTANTIATE_TEST_SUITE_P(On, SetUpCodes, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
