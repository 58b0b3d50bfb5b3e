// A whole Kith in process, for tests of routes: a fresh migrated database, a clock the test moves,
// and browsers that check every page they fetch.
//
//   class NeedsList : public kith::test::WithApp {};
//   TEST_P(NeedsList, ShowsOpenNeeds) {
//       TestApp app(needs::routes(), GetParam());
//       const auto page = app.as(a_viewer({"needs.see"})).get("/needs");
//       EXPECT_EQ(page.status, 200);
//       EXPECT_TRUE(page.shows("Open needs"));
//   }
//   INSTANTIATE_TEST_SUITE_P(On, NeedsList, kith::test::both_databases(),
//                            kith::test::database_name);
//
// A page with a fault, an answer of 500, or more SQL statements than the budget fails the test.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/dispatcher.hpp"
#include "platform/web/live.hpp"
#include "support/test_database.hpp"

namespace kith::test {

using Typed = std::vector<std::pair<std::string, std::string>>;

// An answer as a browser ends up with it.
struct Reply {
    int status = 0;
    std::string path;  // where redirects led, with the query
    std::string body;
    std::string content_type;
    std::vector<std::pair<std::string, std::string>> headers;
    int statements = 0;  // of SQL, for the last request

    // The value of a header, or "". Names as written.
    std::string header(std::string_view name) const;
    // What a reader sees: without tags and head, white space as one space.
    std::string text() const;
    bool shows(std::string_view words) const;
    // The page's title, without the service's name.
    std::string title() const;
    // A link or form leads to this path (with its query).
    bool leads_to(std::string_view where) const;
    // The lines of the error summary.
    std::vector<std::string> errors() const;
};

class TestApp;

// What one browser keeps between requests.
struct CookieJar {
    std::map<std::string, std::string> cookies;
};

// One person's browser. Cheap to make again: app.as(viewer) twice is the same browser.
class Browser {
  public:
    Browser(TestApp& app, std::shared_ptr<CookieJar> jar) : app_(app), jar_(std::move(jar)) {}

    Reply get(std::string_view path_and_query);
    // Sends a form with its CSRF token and follows the redirect.
    Reply post(std::string_view path, const Typed& fields = {});
    // The same as multipart, with files.
    Reply upload(std::string_view path, const Typed& fields, std::vector<web::Upload> files);
    // JSON with the session of this browser and its CSRF token in the header.
    Reply send_json(web::Method method, std::string_view path, std::string body);
    // A request as it is: nothing added but cookies, no redirect followed.
    Reply send(web::Request request);

    // Answers redirects themselves instead of following them.
    Browser& staying_put() {
        follows_ = false;
        return *this;
    }
    // How many SQL statements each request may use.
    Browser& with_budget(int statements) {
        budget_ = statements;
        return *this;
    }
    // Pages with known faults, and 500s, that this test is about.
    Browser& unchecked() {
        checked_ = false;
        return *this;
    }
    // The token the forms of this browser carry.
    std::string csrf();
    CookieJar& jar() { return *jar_; }

  private:
    web::Request request_for(web::Method method, std::string_view path_and_query) const;
    Reply follow(Reply reply);
    void check(const Reply& reply, const std::vector<std::string>& statements) const;

    TestApp& app_;
    std::shared_ptr<CookieJar> jar_;
    bool follows_ = true;
    bool checked_ = true;
    int budget_ = 15;
};

class TestApp {
  public:
    explicit TestApp(std::vector<web::Route> routes, DatabaseKind kind = DatabaseKind::sqlite,
                     web::DispatcherOptions options = {});

    // A Monday morning until the test moves it.
    SetClock clock{parse_instant("2020-04-06T08:00:00Z").value()};

    // The browser of somebody signed in. Given the same account with other permissions, the same
    // session has those from then on.
    Browser as(const web::Viewer& viewer);
    // A browser of its own that is not signed in.
    Browser anyone();

    sql::Database& db() { return *database_; }
    web::App& app() { return app_; }
    web::Live& live() { return live_; }
    web::Dispatcher& dispatcher() { return dispatcher_; }
    // What every page says the council is.
    web::Council council{.name = "Fenmarch County Council", .service_name = "Fenmarch Together",
                         .phone = "01632 960 001", .phone_hours = "Every day, 8am to 8pm",
                         .email = "together@fenmarch.example"};

  private:
    web::App make_app();

    TestDatabase database_;
    web::Live live_;
    std::map<std::string, web::Viewer, std::less<>> viewers_;
    std::map<std::string, std::shared_ptr<CookieJar>, std::less<>> jars_;
    web::App app_;
    web::Dispatcher dispatcher_;
};

// Somebody with these permissions; the account is named for them, so that another list of
// permissions is another account unless `account_id` says otherwise.
web::Viewer a_viewer(std::vector<std::string> permissions = {}, std::string account_id = {});

// For tests that run on both databases: skipped where the machine has no PostgreSQL for tests.
class WithApp : public testing::TestWithParam<DatabaseKind> {
  protected:
    void SetUp() override;
};

}  // namespace kith::test
