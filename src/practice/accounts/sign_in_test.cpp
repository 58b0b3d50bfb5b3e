#include "practice/accounts/sign_in.hpp"

#include "practice/accounts/pending.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using world::World;

class SignIn : public test::WithApp {};

const test::Typed handler{{"email", "handler@fenmarch.example"},
                          {"password", std::string(world::password)}};
const test::Typed wrong{{"email", "handler@fenmarch.example"}, {"password", "something else"}};

void add_handler(World& world) {
    world.add("Hannah Brooks", "handler@fenmarch.example", "Call handler");
}

TEST_P(SignIn, AsksForACodeAfterThePasswordAndLandsOnTheirWork) {
    World world(GetParam());
    add_handler(world);
    auto browser = world.app.anyone();

    const auto asked = browser.post("/sign-in", handler);
    EXPECT_EQ(asked.path, "/sign-in/code");
    EXPECT_FALSE(asked.shows("demonstration"));
    const auto in = browser.post("/sign-in/code",
                                 {{"code", world.code("handler@fenmarch.example")}});

    EXPECT_EQ(in.path, "/work");
    EXPECT_EQ(in.status, 200);
}

TEST_P(SignIn, IsNotDoneByThePasswordAlone) {
    World world(GetParam());
    add_handler(world);
    auto browser = world.app.anyone();
    browser.post("/sign-in", handler);

    EXPECT_EQ(browser.get("/work").path, "/sign-in?next=%2Fwork");
}

TEST_P(SignIn, GoesToThePageThatWasAskedForButNeverToAnotherSite) {
    World world(GetParam());
    add_handler(world);
    for (const auto& [next, landed] :
         {std::pair("/partner", "/partner"), std::pair("https://evil.example/", "/work"),
          std::pair("//evil.example", "/work")}) {
        auto browser = world.app.anyone();
        auto typed = handler;
        typed.emplace_back("next", next);
        browser.post("/sign-in", typed);
        const auto in = browser.post("/sign-in/code",
                                     {{"code", world.code("handler@fenmarch.example")}});
        EXPECT_EQ(in.path, landed);
        world.app.clock.advance(minutes(1));
    }
}

TEST_P(SignIn, AnswersAlikeForAWrongPasswordAndAnAddressNobodyHas) {
    World world(GetParam());
    add_handler(world);

    const auto known = world.app.anyone().post("/sign-in", wrong);
    const auto unknown = world.app.anyone().post(
        "/sign-in", {{"email", "nobody@fenmarch.example"}, {"password", "something else"}});

    EXPECT_EQ(known.status, 422);
    EXPECT_EQ(unknown.status, 422);
    EXPECT_EQ(known.errors(), unknown.errors());
    EXPECT_EQ(known.title(), "Error: Sign in");
}

TEST_P(SignIn, KeepsTheAddressAndNeverThePassword) {
    World world(GetParam());

    const auto page = world.app.anyone().post("/sign-in", wrong);

    EXPECT_NE(page.body.find("value=\"handler@fenmarch.example\""), std::string::npos);
    EXPECT_EQ(page.body.find("something else"), std::string::npos);
}

TEST_P(SignIn, SaysWhichFieldIsEmpty) {
    World world(GetParam());

    EXPECT_EQ(world.app.anyone().post("/sign-in").errors(),
              (std::vector<std::string>{"Enter your e-mail address", "Enter your password"}));
}

TEST_P(SignIn, MakesWhoGuessesWaitButNobodyElse) {
    World world(GetParam());
    add_handler(world);
    const auto from = [&](std::string address, const test::Typed& fields) {
        auto browser = world.app.anyone();
        web::RawRequest raw{.method = "POST", .target = "/sign-in", .headers = {}, .body = ""};
        raw.headers.add("host", "kith.example");
        raw.headers.add("content-type", "application/x-www-form-urlencoded");
        raw.headers.add("x-csrf-token", browser.csrf());
        for (const auto& [name, value] : fields) {
            raw.body += name + "=" + html::percent_encoded(value) + "&";
        }
        auto request = web::read_request(std::move(raw));
        request.remote_address = std::move(address);
        return browser.send(std::move(request)).status;
    };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(from("192.0.2.66", wrong), 422);

    EXPECT_EQ(from("192.0.2.66", handler), 429);
    EXPECT_EQ(from("192.0.2.10", handler), 303);
    world.app.clock.advance(seconds(16));
    EXPECT_EQ(from("192.0.2.66", handler), 303);
}

TEST_P(SignIn, TakesACodeOnlyOnce) {
    World world(GetParam());
    add_handler(world);
    const auto code = world.code("handler@fenmarch.example");
    world.sign_in("handler@fenmarch.example");
    auto browser = world.app.anyone();
    browser.post("/sign-in", handler);

    const auto again = browser.post("/sign-in/code", {{"code", code}});

    EXPECT_EQ(again.status, 422);
    EXPECT_EQ(again.errors().size(), 1u);
}

TEST_P(SignIn, ForgetsTheRightPasswordAfterAQuarterOfAnHour) {
    World world(GetParam());
    add_handler(world);
    auto browser = world.app.anyone();
    browser.post("/sign-in", handler);
    world.app.clock.advance(minutes(16));

    const auto late = browser.post("/sign-in/code",
                                   {{"code", world.code("handler@fenmarch.example")}});

    EXPECT_EQ(late.path, "/sign-in");
}

TEST_P(SignIn, StopsTwentyGuessesOfACodeFromWhereverTheyCome) {
    World world(GetParam());
    add_handler(world);
    const auto row = world.row("handler@fenmarch.example");
    world.write([&](sql::Transaction& t) {
        for (int i = 0; i < 20; ++i) {
            note_attempt(t, {"mark", "192.0.2." + std::to_string(i)}, row.id, Tried::wrong_code,
                         world.app.clock.now());
        }
    });
    const auto take = [&] {
        return world.write([&](sql::Transaction& t) {
            return take_code(t, row, world.code(row.email), world.app.clock.now());
        });
    };

    EXPECT_FALSE(take());
    world.app.clock.advance(minutes(61));
    EXPECT_TRUE(take());
}

TEST_P(SignIn, ShowsTheCodeInADemonstrationAsOftenAsItIsNeeded) {
    World world(GetParam());
    add_handler(world);
    world.set("demonstration", "whole");
    for (int i = 0; i < 3; ++i) {
        auto browser = world.app.anyone();
        const auto page = browser.post("/sign-in", handler).text();
        const std::string_view before = "your code is ";
        const auto at = page.find(before);
        ASSERT_NE(at, std::string::npos);
        const auto code = page.substr(at + before.size(), 6);
        EXPECT_EQ(browser.post("/sign-in/code", {{"code", code}}).path, "/work");
    }
}

TEST_P(SignIn, AsksVolunteersForNoCode) {
    World world(GetParam());
    world.add("Dan Larter", "volunteer@fenmarch.example", "Volunteer");

    const auto in = world.app.anyone().post(
        "/sign-in", {{"email", "volunteer@fenmarch.example"},
                     {"password", std::string(world::password)}});

    EXPECT_EQ(in.path, "/my-jobs");
}

TEST_P(SignIn, RefusesThoseSuspendedWithTheSameWords) {
    World world(GetParam());
    add_handler(world);
    world.write([](sql::Transaction& t) {
        t.unlogged("a test");
        t.execute("UPDATE account SET state = 'suspended'");
    });

    EXPECT_EQ(world.app.anyone().post("/sign-in", handler).errors(),
              std::vector<std::string>{"The e-mail address or the password is not right"});
}

TEST_P(SignIn, EndsWithSigningOut) {
    World world(GetParam());
    add_handler(world);
    auto browser = world.sign_in("handler@fenmarch.example");
    ASSERT_EQ(browser.get("/work").status, 200);

    const auto out = browser.post("/sign-out");

    EXPECT_EQ(out.path, "/sign-in");
    EXPECT_TRUE(out.shows("You have signed out"));
    EXPECT_EQ(browser.get("/work").path, "/sign-in?next=%2Fwork");
}

INSTANTIATE_TEST_SUITE_P(On, SignIn, test::both_databases(), test::database_name);

TEST(Waiting, GrowsFromNothingToAQuarterOfAnHour) {
    EXPECT_EQ(wait_after(4), seconds(0));
    EXPECT_EQ(wait_after(5), seconds(15));
    EXPECT_EQ(wait_after(6), seconds(30));
    EXPECT_EQ(wait_after(10), minutes(8));
    EXPECT_EQ(wait_after(11), minutes(15));
    EXPECT_EQ(wait_after(1'000'000), minutes(15));
}

}  // namespace
}  // namespace kith::accounts
