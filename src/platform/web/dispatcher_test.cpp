#include "platform/web/dispatcher.hpp"

#include <gtest/gtest.h>

#include "platform/web/example_test.hpp"
#include "platform/web/metrics.hpp"
#include "support/test_app.hpp"

namespace kith::web {
namespace {

using test::a_viewer;
using test::TestApp;

Request asking(Method method, std::string path) {
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.headers.add("host", "kith.example");
    return request;
}

class Pages : public test::WithApp {};

TEST_P(Pages, AreShownToThoseWithThePermission) {
    TestApp app(example::routes(), GetParam());
    const auto page = app.as(a_viewer({"notes.see"})).get("/notes/7");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.title(), "Note 7");
    EXPECT_TRUE(page.shows("Ada Lark"));
}

TEST_P(Pages, AreRefusedInWordsToOthers) {
    TestApp app(example::routes(), GetParam());
    const auto page = app.as(a_viewer()).get("/notes/new");
    EXPECT_EQ(page.status, 403);
    EXPECT_EQ(page.title(), "You do not have permission to write notes");
}

TEST_P(Pages, SendThoseNotSignedInToSignInAndBack) {
    TestApp app(example::routes(), GetParam());
    const auto answer = app.anyone().staying_put().get("/notes/a%20b?sort=by%20name");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.header("Location"),
              "/sign-in?next=%2Fnotes%2Fa%2520b%3Fsort%3Dby%2520name");
}

TEST_P(Pages, ThatDoNotExistSaySo) {
    TestApp app(example::routes(), GetParam());
    const auto page = app.anyone().get("/no/such/page");
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.title(), "Page not found");
}

TEST_P(Pages, AreKeptFromTheSecondEditor) {
    TestApp app(example::routes(), GetParam());
    const auto page = app.anyone().get("/stale");
    EXPECT_EQ(page.status, 409);
    EXPECT_TRUE(page.shows("Somebody else changed this note before you"));
}

INSTANTIATE_TEST_SUITE_P(On, Pages, test::both_databases(), test::database_name);

TEST(Form, IsSavedAndTheMessageShownOnce) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.see", "notes.write"}));
    const auto page = browser.post("/notes/new", {{"title", "Milk & bread"}});
    EXPECT_EQ(page.path, "/notes");
    EXPECT_TRUE(page.shows("Saved: Milk & bread"));
    EXPECT_FALSE(browser.get("/notes").shows("Saved"));
}

TEST(Form, ComesBackWithWhatWasTypedAndTheErrors) {
    TestApp app(example::routes());
    const auto page =
        app.as(a_viewer({"notes.write"})).post("/notes/new", {{"title", "  "}});
    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.title(), "Error: Write a note");
    EXPECT_EQ(page.errors(), std::vector<std::string>{"Enter a title"});
}

TEST(ForgedForm, IsRefusedWithoutAToken) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.write"}));
    auto request = asking(Method::post, "/notes/new");
    request.form.add("title", "x");
    EXPECT_EQ(browser.send(std::move(request)).status, 403);
}

TEST(ForgedForm, IsRefusedWithAnothersToken) {
    TestApp app(example::routes());
    const auto theirs = app.as(a_viewer({"notes.write"}, "other")).csrf();
    auto request = asking(Method::post, "/notes/new");
    request.form.add("csrf", theirs);
    EXPECT_EQ(app.as(a_viewer({"notes.write"}, "me")).send(std::move(request)).status, 403);
}

TEST(ForgedForm, IsRefusedFromAnotherSiteEvenWithTheToken) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.see", "notes.write"}));
    for (const auto& [name, value] :
         test::Typed{{"origin", "https://evil.example"}, {"sec-fetch-site", "cross-site"},
                     {"sec-fetch-site", "same-site"}, {"origin", "null"}}) {
        auto request = asking(Method::post, "/notes/new");
        request.form.add("csrf", browser.csrf());
        request.form.add("title", "x");
        request.headers.add(name, value);
        EXPECT_EQ(browser.send(std::move(request)).status, 403) << name << " " << value;
    }
}

TEST(PublicForm, IsProtectedWithoutASession) {
    TestApp app(example::routes());
    auto browser = app.anyone();
    EXPECT_EQ(browser.post("/ask").status, 200);
    EXPECT_EQ(app.anyone().send(asking(Method::post, "/ask")).status, 403);
    EXPECT_FALSE(browser.jar().cookies.contains("__Host-kith"));
}

TEST(Session, BeginsWithANewTokenAndEndsAtSignOut) {
    TestApp app(example::routes());
    app.as(a_viewer({"notes.see"}, "account-1"));
    auto browser = app.anyone();
    const auto page = browser.post("/sign-in", {{"email", "ada@fenmarch.example"}});
    EXPECT_EQ(page.path, "/notes");
    EXPECT_TRUE(page.shows("Welcome"));
    EXPECT_FALSE(browser.jar().cookies.contains("__Host-kith-visit"));

    const auto stolen = browser.jar().cookies.at("__Host-kith");
    browser.post("/sign-out");
    EXPECT_FALSE(browser.jar().cookies.contains("__Host-kith"));
    auto thief = app.anyone().staying_put();
    thief.jar().cookies["__Host-kith"] = stolen;
    EXPECT_EQ(thief.get("/notes").status, 303);
}

TEST(Session, EndsAfterAnHourWithoutUseAndAfterTwelveInAnyCase) {
    TestApp app(example::routes());
    const auto viewer = a_viewer({"notes.see"});
    auto browser = app.as(viewer).staying_put();
    for (int half_hours = 0; half_hours < 23; ++half_hours) {
        app.clock.advance(std::chrono::minutes(30));
        ASSERT_EQ(browser.get("/notes").status, 200) << half_hours;
    }
    app.clock.advance(std::chrono::minutes(31));
    EXPECT_EQ(browser.get("/notes").status, 303);

    auto idle = app.as(a_viewer({"notes.see"}, "another")).staying_put();
    app.clock.advance(std::chrono::minutes(61));
    EXPECT_EQ(idle.get("/notes").status, 303);
}

TEST(Session, CookieIsClosedToScriptsAndOtherSites) {
    TestApp app(example::routes());
    app.as(a_viewer({}, "account-1"));
    auto browser = app.anyone().staying_put();
    const auto answer = browser.post("/sign-in");
    EXPECT_NE(answer.header("Set-Cookie").find("; Path=/; HttpOnly; SameSite=Lax; Secure"),
              std::string::npos)
        << answer.header("Set-Cookie");
}

TEST(Api, RefusesInProblemDocuments) {
    TestApp app(example::routes());
    const auto refused = app.anyone().get("/api/v1/notes");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.content_type, "application/problem+json");
    EXPECT_NE(refused.header("WWW-Authenticate"), "");
    EXPECT_EQ(app.as(a_viewer()).get("/api/v1/notes").status, 403);
    EXPECT_EQ(app.as(a_viewer()).get("/api/v1/nothing").content_type,
              "application/problem+json");
}

TEST(Api, TakesABearerTokenWithoutCsrf) {
    TestApp app(example::routes());
    app.app().token_viewer = [](sql::Session&, std::string_view token) -> std::optional<Viewer> {
        if (token != "good") return std::nullopt;
        return a_viewer({"notes.see", "notes.write"});
    };
    auto request = asking(Method::post, "/api/v1/notes");
    request.headers.add("authorization", "Bearer good");
    EXPECT_EQ(app.anyone().send(request).status, 200);
    auto wrong = asking(Method::post, "/api/v1/notes");
    wrong.headers.add("authorization", "Bearer bad");
    EXPECT_EQ(app.anyone().send(wrong).status, 401);
}

TEST(Api, WithASessionNeedsTheTokenInAHeader) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.write"}));
    EXPECT_EQ(browser.send_json(Method::post, "/api/v1/notes", "{}").status, 200);
    EXPECT_EQ(browser.send(asking(Method::post, "/api/v1/notes")).status, 403);
}

TEST(Methods, AreNamedWhereThePathHasOthers) {
    TestApp app(example::routes());
    const auto refused = app.anyone().send(asking(Method::remove, "/notes/new"));
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.header("Allow"), "GET, HEAD, POST, OPTIONS");
    const auto options = app.anyone().send(asking(Method::options, "/notes/new"));
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.header("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST(Failure, IsAPageWithAReferenceAndNothingElse) {
    TestApp app(example::routes());
    auto browser = app.anyone();
    const auto page = browser.unchecked().get("/failing");
    EXPECT_EQ(page.status, 500);
    EXPECT_EQ(page.title(), "Sorry, there is a problem with the service");
    EXPECT_TRUE(page.shows(page.header("X-Request-Id")));
    EXPECT_EQ(page.body.find("Brown"), std::string::npos);
    EXPECT_EQ(browser.get("/api/v1/failing").content_type, "application/problem+json");
}

TEST(Failure, OfTheDatabaseIsAPageThatAsksForPatience) {
    TestApp app(example::routes());
    const auto page = app.anyone().get("/away");
    EXPECT_EQ(page.status, 503);
    EXPECT_EQ(page.title(), "Sorry, the service is unavailable");
    EXPECT_EQ(page.header("Retry-After"), "30");
}

TEST(Headers, ProtectEveryKindOfAnswer) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.see"})).unchecked();
    for (const char* path : {"/notes", "/notes.csv", "/part", "/api/v1/notes", "/health",
                             "/no-such", "/failing", "/long"}) {
        const auto answer = browser.get(path);
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(answer.header("X-Frame-Options"), "DENY") << path;
        EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin") << path;
        EXPECT_EQ(answer.header("Cache-Control"), "no-store") << path;
        EXPECT_EQ(answer.header("Strict-Transport-Security"),
                  "max-age=63072000; includeSubDomains") << path;
        EXPECT_EQ(answer.header("Server"), "") << path;
        for (const char* part : {"default-src 'none'", "frame-ancestors 'none'",
                                 "base-uri 'none'", "form-action"}) {
            EXPECT_NE(answer.header("Content-Security-Policy").find(part), std::string::npos)
                << path << " " << part;
        }
    }
}

TEST(Headers, AdmitOnlyThePagesOwnScripts) {
    TestApp app(example::routes());
    auto browser = app.as(a_viewer({"notes.see"}));
    const auto first = browser.get("/notes");
    const auto second = browser.get("/notes");
    const auto policy = first.header("Content-Security-Policy");
    const auto at = policy.find("'nonce-");
    ASSERT_NE(at, std::string::npos);
    const auto nonce = policy.substr(at + 7, policy.find('\'', at + 1) - at - 7);
    EXPECT_NE(first.body.find("nonce=\"" + nonce + "\""), std::string::npos);
    EXPECT_NE(policy, second.header("Content-Security-Policy"));
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

TEST(Download, NamesTheFileSafely) {
    TestApp app(example::routes());
    const auto file = app.as(a_viewer({"notes.see"})).get("/notes.csv");
    EXPECT_EQ(file.header("Content-Disposition"),
              "attachment; filename=\"N__me _x_.csv\"; filename*=UTF-8''N%C3%A4me%20%22x%22.csv");
}

TEST(RateLimit, HoldsBackOneAddressAndNobodyElse) {
    TestApp app(example::routes(), test::DatabaseKind::sqlite, {.signing_in_per_minute = 3});
    app.as(a_viewer({"notes.see"}, "account-1"));
    const auto try_from = [&](const std::string& address, const std::string& email) {
        auto browser = app.anyone();
        auto request = asking(Method::post, "/sign-in");
        request.remote_address = address;
        request.form.add("email", email);
        request.form.add("csrf", browser.csrf());
        return browser.send(request).status;
    };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(try_from("192.0.2.1", "ada@x.example"), 303);
    EXPECT_EQ(try_from("192.0.2.1", "ada@x.example"), 429);
    EXPECT_EQ(try_from("192.0.2.1", "ben@x.example"), 303);
    EXPECT_EQ(try_from("192.0.2.2", "ada@x.example"), 303);
    app.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(try_from("192.0.2.1", "ada@x.example"), 303);
}

TEST(RequestThatCouldNotBeRead, IsRefusedByEachKind) {
    TestApp app(example::routes());
    for (const int fault : {400, 405, 413}) {
        auto request = asking(Method::get, "/notes");
        request.fault = fault;
        EXPECT_EQ(app.anyone().send(request).status, fault);
    }
}

}  // namespace
}  // namespace kith::web
