// Signing in with a provider that runs in this test: there, back, and what comes of it.
#include <gmock/gmock.h>

#include "platform/html/url.hpp"
#include "platform/web/request.hpp"
#include "practice/accounts/id_token_test.hpp"
#include "practice/accounts/links.hpp"
#include "practice/accounts/provider_accounts.hpp"
#include "practice/accounts/world_test.hpp"
#include "support/listener.hpp"

namespace kith::accounts {
namespace {

using made::Signer;
using testing::HasSubstr;
using world::World;

const Signer& first_key() {
    static const Signer one("key-1");
    return one;
}
const Signer& second_key() {
    static const Signer one("key-2");
    return one;
}

class SigningInWithTheCouncil : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        w.emplace(GetParam());
        council_server.emplace([this](const test::Heard& asked) { return answer(asked); });
        issuer = council_server->url("");
        use_provider({.name = "Fenmarch sign-in", .issuer = issuer, .client_id = "kith",
                      .client_secret = "a secret & more", .plain_http = true});
    }
    void TearDown() override {
        use_provider({});
        council_server.reset();
        WithApp::TearDown();
    }

    test::Answer answer(const test::Heard& asked) {
        if (asked.asks("/.well-known/openid-configuration")) {
            return {200, Json::object({{"issuer", issuer},
                                       {"authorization_endpoint", issuer + "/authorize"},
                                       {"token_endpoint", issuer + "/token"},
                                       {"jwks_uri", issuer + "/keys"},
                                       {"end_session_endpoint", issuer + "/end"}})
                             .print()};
        }
        if (asked.asks("/keys")) {
            return {200, Json::object({{"keys", Json::array({key->jwk()})}}).print()};
        }
        if (token_status != 200) return {token_status, "{}"};
        return {200, Json::object({{"id_token", key->token(claims)}}).print()};
    }

    // Goes to the provider; gives the address it was sent to.
    static web::Fields sent_to(test::Browser& browser, const std::string& path) {
        const auto away = browser.staying_put().get(path);
        EXPECT_EQ(away.status, 303) << away.text();
        const std::string address = away.header("Location");
        return *web::parse_url_encoded(address.substr(address.find('?') + 1));
    }
    // Comes back from it with a code.
    test::Reply back(test::Browser& browser, const web::Fields& sent) {
        claims = Json::object({{"iss", issuer}, {"aud", "kith"}, {"sub", subject},
                               {"nonce", nonce.value_or(std::string(sent.get("nonce")))},
                               {"iat", made::seconds(w->app.clock.now())},
                               {"exp", made::seconds(w->app.clock.now()) + 600},
                               {"name", "Ada Lark"}, {"email", email}, {"roles", roles}});
        return browser.staying_put().get(
            "/sign-in/council/back?code=a-code&state=" +
            html::percent_encoded(sent.get("state")));
    }
    test::Reply sign_in(test::Browser& browser) {
        const auto sent = sent_to(browser, "/sign-in/council");
        return back(browser, sent);
    }
    bool is_in(test::Browser& browser) { return browser.get("/account").status == 200; }
    void map_role(const std::string& value, const std::string& role) {
        w->write([&](sql::Transaction& t) {
            EXPECT_TRUE(add_provider_role(t, value, role, w->app.clock.now()));
        });
    }

    std::optional<World> w;
    std::optional<test::Listener> council_server;
    std::string issuer, subject = "ada-at-the-council", email = "ada@fen.example";
    Json roles = Json::array({});
    Json claims;
    std::optional<std::string> nonce;
    const Signer* key = &first_key();
    int token_status = 200;
};

TEST_P(SigningInWithTheCouncil, GoesThereWithAChallengeAndComesBackIn) {
    map_role("Kith.CaseWorker", "Case worker");
    roles = Json::array({"Kith.CaseWorker"});
    auto browser = w->app.anyone().with_budget(60);
    EXPECT_TRUE(browser.get("/sign-in").shows("Sign in with Fenmarch sign-in"));
    const auto sent = sent_to(browser, "/sign-in/council");
    EXPECT_EQ(sent.get("response_type"), "code");
    EXPECT_EQ(sent.get("code_challenge_method"), "S256");
    EXPECT_EQ(sent.get("code_challenge").size(), 43u);
    EXPECT_EQ(sent.get("redirect_uri"), "https://kith.example/sign-in/council/back");

    EXPECT_EQ(back(browser, sent).status, 303);
    EXPECT_TRUE(is_in(browser));
    const auto asked = council_server->heard();
    const auto& token = asked[1];
    EXPECT_THAT(token.body, HasSubstr("code_verifier="));
    EXPECT_EQ(token.header("authorization"),
              "Basic " + base64("kith:a%20secret%20%26%20more"));
    const std::string verifier(web::parse_url_encoded(token.body)->get("code_verifier"));
    EXPECT_EQ(base64url(sha256(verifier)), sent.get("code_challenge"));
}

TEST_P(SigningInWithTheCouncil, GivesAndTakesRolesAsTheProviderSays) {
    map_role("Kith.CaseWorker", "Case worker");
    map_role("Kith.Calls", "Call handler");
    roles = Json::array({"Kith.CaseWorker", "Something else"});
    auto browser = w->app.anyone().with_budget(60);
    sign_in(browser);
    const auto names = [&] {
        return w->read([&](sql::Session& s) {
            std::vector<std::string> all;
            for (const auto& one : memberships(s, w->row(email).id)) all.push_back(one.role_name);
            return all;
        });
    };
    EXPECT_THAT(names(), testing::ElementsAre("Case worker"));
    roles = Json::array({"Kith.Calls"});
    auto later = w->app.anyone().with_budget(60);
    sign_in(later);
    EXPECT_THAT(names(), testing::ElementsAre("Call handler"));
    roles = Json::array({});
    auto last = w->app.anyone().with_budget(60);
    EXPECT_THAT(sign_in(last).text(), HasSubstr("cannot be used any more"));
    EXPECT_FALSE(is_in(last));
}

TEST_P(SigningInWithTheCouncil, TakesNobodyUninvited) {
    auto browser = w->app.anyone().with_budget(60);
    EXPECT_THAT(sign_in(browser).text(), HasSubstr("Nobody has invited you yet"));
    EXPECT_FALSE(is_in(browser));
}

TEST_P(SigningInWithTheCouncil, NeverTakesAnEmailAddressForWhoSomebodyIs) {
    w->add("Ada Lark", "ada@fen.example", "Case worker");
    map_role("Kith.CaseWorker", "Case worker");
    roles = Json::array({"Kith.CaseWorker"});
    auto browser = w->app.anyone().with_budget(60);
    EXPECT_THAT(sign_in(browser).text(), HasSubstr("an account with your e-mail address already"));
    EXPECT_FALSE(is_in(browser));
}

TEST_P(SigningInWithTheCouncil, AnswersAnInvitationOnce) {
    const auto id = w->write([&](sql::Transaction& t) {
        return add_account(t, {.name = "Ben Frost", .email = "ben@fen.example",
                               .organisation = *w->council, .role = "Call handler"},
                           w->app.clock.now())
            .value();
    });
    const auto token = w->write([&](sql::Transaction& t) {
        return *make_link(t, id, Purpose::invitation, w->app.clock.now());
    });
    const std::string path = "/sign-in/link/" + token;
    auto browser = w->app.anyone().with_budget(60);
    EXPECT_TRUE(browser.get(path).leads_to(path + "/council"));
    email = "somebody.else@fen.example";
    EXPECT_EQ(back(browser, sent_to(browser, path + "/council")).status, 303);
    EXPECT_TRUE(is_in(browser));
    EXPECT_EQ(w->row("ben@fen.example").state, "active");

    subject = "another";
    auto second = w->app.anyone().with_budget(60);
    EXPECT_THAT(back(second, sent_to(second, path + "/council")).text(),
                HasSubstr("used before"));
    subject = "ada-at-the-council";
    auto again = w->app.anyone().with_budget(60);
    sign_in(again);
    EXPECT_TRUE(is_in(again));
}

TEST_P(SigningInWithTheCouncil, ConnectsWhoeverIsSignedIn) {
    w->add("Ada Lark", "ada@fen.example", "Case worker");
    w->add("Ben Frost", "ben@fen.example", "Case worker");
    auto ada = w->sign_in("ada@fen.example").with_budget(60);
    EXPECT_TRUE(ada.get("/account").shows("Connect Fenmarch sign-in"));
    EXPECT_EQ(back(ada, sent_to(ada, "/account/council")).header("Location"), "/account");
    auto elsewhere = w->app.anyone().with_budget(60);
    sign_in(elsewhere);
    EXPECT_TRUE(is_in(elsewhere));
    auto ben = w->sign_in("ben@fen.example").with_budget(60);
    EXPECT_THAT(back(ben, sent_to(ben, "/account/council")).text(),
                HasSubstr("connected to somebody else"));
}

TEST_P(SigningInWithTheCouncil, RefusesAnAnswerToAnotherBrowserOrRequest) {
    map_role("Kith.CaseWorker", "Case worker");
    roles = Json::array({"Kith.CaseWorker"});
    auto mine = w->app.anyone().with_budget(60);
    auto theirs = w->app.anyone().with_budget(60);
    const auto sent = sent_to(mine, "/sign-in/council");
    EXPECT_THAT(back(theirs, sent).text(), HasSubstr("begun in another browser"));
    sent_to(theirs, "/sign-in/council");
    EXPECT_THAT(back(theirs, sent).text(), HasSubstr("did not confirm who you are"));
    nonce = "another";
    EXPECT_THAT(back(mine, sent).text(), HasSubstr("did not confirm who you are"));
    EXPECT_FALSE(is_in(mine));
    nonce.reset();
    EXPECT_THAT(back(mine, sent).text(), HasSubstr("begun in another browser"));
    const auto late = sent_to(mine, "/sign-in/council");
    w->app.clock.set(w->app.clock.now() + std::chrono::minutes(11));
    EXPECT_THAT(back(mine, late).text(), HasSubstr("took too long"));
}

TEST_P(SigningInWithTheCouncil, FollowsTheProviderToANewKey) {
    map_role("Kith.CaseWorker", "Case worker");
    roles = Json::array({"Kith.CaseWorker"});
    auto before = w->app.anyone().with_budget(60);
    sign_in(before);
    EXPECT_TRUE(is_in(before));
    key = &second_key();
    // Not asked again within the minute, so that made-up keys make no work.
    auto at_once = w->app.anyone().with_budget(60);
    sign_in(at_once);
    EXPECT_FALSE(is_in(at_once));
    w->app.clock.set(w->app.clock.now() + std::chrono::minutes(2));
    auto after = w->app.anyone().with_budget(60);
    sign_in(after);
    EXPECT_TRUE(is_in(after));
}

TEST_P(SigningInWithTheCouncil, SaysSoWhenTheProviderDoesNotAnswer) {
    auto browser = w->app.anyone().with_budget(60);
    const auto sent = sent_to(browser, "/sign-in/council");
    token_status = 500;
    EXPECT_THAT(back(browser, sent).text(), HasSubstr("did not confirm who you are"));
    use_provider({.name = "your council account", .issuer = "http://127.0.0.1:1",
                  .client_id = "kith", .client_secret = "s", .plain_http = true});
    EXPECT_EQ(browser.staying_put().get("/sign-in/council").status, 503);
}

TEST_P(SigningInWithTheCouncil, OffersToSignOutThereToo) {
    map_role("Kith.CaseWorker", "Case worker");
    roles = Json::array({"Kith.CaseWorker"});
    auto browser = w->app.anyone().with_budget(60);
    sign_in(browser);
    const auto out = browser.staying_put().post("/sign-out");
    EXPECT_EQ(out.header("Location"), "/sign-out/council");
    EXPECT_TRUE(browser.get("/sign-out/council").leads_to("/sign-out/council/there"));
    EXPECT_THAT(browser.get("/sign-out/council/there").header("Location"),
                HasSubstr("/end?client_id=kith&post_logout_redirect_uri="));
    EXPECT_FALSE(is_in(browser));
}

TEST_P(SigningInWithTheCouncil, MapsRolesOnAPageOfTheAdministrators) {
    w->add("Ada Lark", "admin@fen.example", "Administrator");
    auto admin = w->sign_in("admin@fen.example").with_budget(60);
    EXPECT_TRUE(admin.get("/admin/sign-in").shows("Nothing yet"));
    EXPECT_EQ(admin.post("/admin/sign-in", {{"value", ""}}).errors().size(), 2u);
    const test::Typed one{{"value", "Kith.CaseWorker"}, {"role", "Case worker"}};
    EXPECT_TRUE(admin.post("/admin/sign-in", one).shows("Kith.CaseWorker"));
    EXPECT_EQ(admin.post("/admin/sign-in", one).status, 422);
    EXPECT_TRUE(admin.post("/admin/sign-in/remove", {{"value", "Kith.CaseWorker"}})
                    .shows("Nothing yet"));
    w->add("Ben Frost", "ben@fen.example", "Case worker");
    auto ben = w->sign_in("ben@fen.example").with_budget(60);
    EXPECT_EQ(ben.get("/admin/sign-in").status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, SigningInWithTheCouncil, test::both_databases(),
                         test::database_name);

}  // namespace
}  // namespace kith::accounts
