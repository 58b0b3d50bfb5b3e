#include "practice/accounts/logo.hpp"

#include <gtest/gtest.h>

#include "platform/base/picture.hpp"
#include "practice/accounts/admin_store.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::World;

constexpr const char* admin = "admin@fenmarch.example";

std::string png(std::string_view pixel = "\x0b\x5d\x66\xff", int width = 120) {
    Picture picture{.width = width, .height = 40};
    for (int at = 0; at < width * 40; ++at) picture.pixels += pixel;
    return write_png(picture);
}

class LogoOfTheCouncil : public test::WithApp {
  protected:
    static test::Browser administrator(World& world) {
        register_permissions({manage_accounts, manage_roles, manage_settings, manage_tokens});
        world.add("Karen Flatt", admin, "Administrator");
        return world.sign_in(admin).with_budget(30);
    }
    static test::Reply give(test::Browser& browser, std::string content,
                            std::string_view words = "") {
        return browser.upload("/admin/settings/logo", {{"logo-words", std::string(words)}},
                              {{"logo", "logo.png", "image/png", std::move(content)}});
    }
    static web::Council face(World& world) {
        return world.read([](sql::Session& s) { return council_face(s); });
    }
};

TEST_P(LogoOfTheCouncil, IsServedToEverybodyUnderANameOfItsOwnForGood) {
    World world(GetParam());
    auto browser = administrator(world);
    EXPECT_TRUE(browser.get("/admin/settings").shows("There is none"));

    EXPECT_TRUE(give(browser, png(), "Fenmarch, and a heron").shows("stands on pages"));

    const auto council = face(world);
    EXPECT_EQ(council.logo_words, "Fenmarch, and a heron");
    const auto file = world.app.anyone().get(council.logo);
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.content_type, "image/png");
    EXPECT_NE(file.header("Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(read_png(file.body).value().width, 120);
    EXPECT_EQ(world.app.anyone().get("/logo/0123.png").status, 404);
    EXPECT_EQ(world.app.anyone().get("/logo/heron.svg").status, 404);
    const auto picture = world.read([](sql::Session& s) { return council_logo(s); });
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->pixels.substr(0, 4), "\x0b\x5d\x66\xff");
}

TEST_P(LogoOfTheCouncil, StandsOnEveryPageWithItsWords) {
    World world(GetParam());
    world.app.app().council = council_face;
    auto browser = administrator(world);
    give(browser, png(), "Fenmarch & heron");

    const auto page = browser.get("/account");
    const auto outside = world.app.anyone().get("/sign-in");

    for (const auto& body : {page.body, outside.body}) {
        EXPECT_NE(body.find("src=\"" + face(world).logo + "\""), std::string::npos);
        EXPECT_NE(body.find("alt=\"Fenmarch &amp; heron\""), std::string::npos);
    }
}

TEST_P(LogoOfTheCouncil, IsSaidByTheCouncilsNameWhereNoWordsAreGiven) {
    World world(GetParam());
    auto browser = administrator(world);

    give(browser, png());

    EXPECT_EQ(face(world).logo_words, world.app.council.name);
}

TEST_P(LogoOfTheCouncil, IsRefusedWithWhatToDoWhenItWouldNotPrint) {
    World world(GetParam());
    auto browser = administrator(world);
    const std::string whole = png();

    const auto errors = [&](std::string content) {
        const auto page = give(browser, std::move(content), "Kept words");
        EXPECT_EQ(page.status, 422);
        EXPECT_NE(page.body.find("value=\"Kept words\""), std::string::npos);
        const auto all = page.errors();
        return all.empty() ? std::string() : all.front();
    };

    EXPECT_NE(errors(whole.substr(0, whole.size() / 2)).find("cut short"), std::string::npos);
    EXPECT_NE(errors("<svg xmlns=\"x\"><script/></svg>").find("SVG"), std::string::npos);
    EXPECT_NE(errors("").find("Choose a picture"), std::string::npos);
    EXPECT_NE(errors(png("\xff\xff\xff\xff")).find("would not show on paper"), std::string::npos);
    EXPECT_NE(errors(png("\x0b\x5d\x66\xff", 2'100)).find("the most is 2000"), std::string::npos);
    EXPECT_EQ(face(world).logo, "");
}

TEST_P(LogoOfTheCouncil, IsPutBackAfterAnotherAndAfterItWasRemoved) {
    World world(GetParam());
    auto browser = administrator(world);
    give(browser, png(), "The first");
    const auto first = face(world).logo;
    world.app.clock.advance(std::chrono::minutes(1));
    give(browser, png("\xa0\x10\x20\xff"), "The second");
    const auto id = world.read([](sql::Session& s) { return logos(s).back().id; });
    EXPECT_NE(face(world).logo, first);

    EXPECT_TRUE(browser.post("/admin/settings/logo/use", {{"id", id}}).shows("back on pages"));
    EXPECT_EQ(face(world).logo, first);
    EXPECT_EQ(face(world).logo_words, "The first");

    EXPECT_TRUE(browser.post("/admin/settings/logo/remove").shows("without a logo"));
    EXPECT_EQ(face(world).logo, "");
    EXPECT_FALSE(world.read([](sql::Session& s) { return council_logo(s); }));
    EXPECT_TRUE(browser.get("/admin/settings").shows("Put it back in use: The first"));
    browser.post("/admin/settings/logo/use", {{"id", id}});
    EXPECT_EQ(face(world).logo, first);
    EXPECT_EQ(browser.post("/admin/settings/logo/use", {{"id", "nobody"}}).status, 404);
}

TEST_P(LogoOfTheCouncil, KeepsItsPictureWhileOnlyItsWordsChange) {
    World world(GetParam());
    auto browser = administrator(world);
    give(browser, png(), "Heron");
    const auto before = face(world).logo;

    EXPECT_TRUE(give(browser, "", "A heron in the reeds").shows("Saved"));

    EXPECT_EQ(face(world).logo, before);
    EXPECT_EQ(face(world).logo_words, "A heron in the reeds");
}

TEST_P(LogoOfTheCouncil, IsForgottenAfterFourOthers) {
    World world(GetParam());
    auto browser = administrator(world);
    for (char red = 1; red <= 7; ++red) {
        world.app.clock.advance(std::chrono::minutes(1));
        give(browser, png(std::string{red, 0, 0, '\xff'}), "Number " + std::to_string(red));
    }

    const auto kept = world.read([](sql::Session& s) { return logos(s); });

    ASSERT_EQ(kept.size(), 5u);
    EXPECT_EQ(kept.front().words, "Number 7");
    EXPECT_EQ(kept.back().words, "Number 3");
}

TEST_P(LogoOfTheCouncil, IsChangedOnlyByThoseWhoSetUpTheCouncil) {
    World world(GetParam());
    world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
    auto browser = world.sign_in("handler@fenmarch.example");

    EXPECT_EQ(give(browser, png()).status, 403);
    EXPECT_EQ(browser.post("/admin/settings/logo/remove").status, 403);
    EXPECT_EQ(browser.post("/admin/settings/logo/use", {{"id", "x"}}).status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, LogoOfTheCouncil, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
