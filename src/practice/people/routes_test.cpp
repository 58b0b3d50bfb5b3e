#include "platform/web/page.hpp"
#include "practice/people/a_person_test.hpp"
#include "practice/people/store.hpp"
#include "support/test_app.hpp"

namespace kith::people {
namespace {

using kith::test::a_viewer;
using kith::test::TestApp;
using kith::test::Typed;
using test::add_one;

web::Viewer handler() { return a_viewer({"people.edit", "people.search", "people.see"}); }

// The person page is casework's; something must stand where the pages here lead to.
web::Response person_page(web::Context& context) {
    web::Page shown;
    shown.title = "Person";
    shown.body = html::markup("<h1>Person</h1>");
    return web::page(context, std::move(shown));
}

std::vector<web::Route> all_routes() {
    return web::join_routes({routes(), {{web::Method::get, "/people/{person}", search_people,
                                         person_page}}});
}

class PeoplePages : public kith::test::WithApp {};

std::string count_people(TestApp& app) {
    return std::to_string(app.db().read([](sql::Session& session) {
        return session.value<std::int64_t>("SELECT count(*) FROM person");
    }));
}

TEST_P(PeoplePages, TeachHowToSearchBeforeAnythingIsTyped) {
    TestApp app(all_routes(), GetParam());

    const auto page = app.as(handler()).get("/people");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("Type any of name, date of birth, postcode or phone"));
}

TEST_P(PeoplePages, FindSomebodyWithoutPuttingTheirNameInAnAddress) {
    TestApp app(all_routes(), GetParam());
    const auto id = add_one(app.db(), {}, app.clock.now());

    const auto page = app.as(handler()).post("/people/search", {{"q", "ellison 1941-03-04"}});

    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.path, "/people/search");
    EXPECT_TRUE(page.shows("Margaret Ellison"));
    EXPECT_TRUE(page.shows("Very likely"));
    EXPECT_TRUE(page.leads_to(path(id).str()));
}

TEST_P(PeoplePages, FindAsYouTypeWithAPartOfAPage) {
    TestApp app(all_routes(), GetParam());
    add_one(app.db(), {}, app.clock.now());

    const auto part = app.as(handler()).post("/people/search/results", {{"q", "elli"}});

    EXPECT_EQ(part.status, 200);
    EXPECT_TRUE(part.shows("Margaret Ellison"));
    EXPECT_EQ(part.body.find("<html"), std::string::npos);
}

TEST_P(PeoplePages, SayWhatToTryWhenNobodyIsFound) {
    TestApp app(all_routes(), GetParam());

    EXPECT_TRUE(app.as(handler()).post("/people/search", {{"q", "nobody"}}).shows("Nobody found"));
}

TEST_P(PeoplePages, AddAPersonFromWhatWasTyped) {
    TestApp app(all_routes(), GetParam());
    auto browser = app.as(handler());

    const auto form = browser.post("/people/new/typed", {{"q", "peggy ellison 4/3/1941"}});
    EXPECT_NE(form.body.find("value=\"Ellison\""), std::string::npos);
    EXPECT_NE(form.body.find("value=\"1941\""), std::string::npos);
    const auto done = browser.post("/people/new", {{"first_name", "Peggy"},
                                                   {"last_name", "Ellison"},
                                                   {"phone", "01632 960 123"},
                                                   {"same_request", "once"}});

    EXPECT_TRUE(done.shows("The person was added"));
    EXPECT_EQ(count_people(app), "1");
}

TEST_P(PeoplePages, AddOnePersonHoweverOftenTheButtonIsPressed) {
    TestApp app(all_routes(), GetParam());
    auto browser = app.as(handler());
    const Typed typed{{"last_name", "Ellison"}, {"seen", "yes"}, {"same_request", "once"}};

    const auto first = browser.post("/people/new", typed);
    const auto second = browser.post("/people/new", typed);

    EXPECT_EQ(first.path, second.path);
    EXPECT_EQ(count_people(app), "1");
}

TEST_P(PeoplePages, ShowWhoMayBeMeantBeforeAddingAnybody) {
    TestApp app(all_routes(), GetParam());
    add_one(app.db(), {.phone = "+441632960123"}, app.clock.now());
    auto browser = app.as(handler());
    Typed typed{{"first_name", "Peggy"}, {"last_name", "Smith"}, {"phone", "01632 960 123"}};

    const auto asked = browser.post("/people/new", typed);
    EXPECT_TRUE(asked.shows("Is it one of these people?"));
    EXPECT_TRUE(asked.shows("Margaret Ellison"));
    EXPECT_EQ(count_people(app), "1");

    typed.emplace_back("seen", "yes");
    browser.post("/people/new", typed);
    EXPECT_EQ(count_people(app), "2");
}

TEST_P(PeoplePages, KeepWhatWasTypedWhenSomethingIsWrong) {
    TestApp app(all_routes(), GetParam());

    const auto page = app.as(handler()).post(
        "/people/new", {{"first_name", "Peggy"}, {"phone", "12"}, {"postcode", "nowhere"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.errors().size(), 2u);
    EXPECT_NE(page.body.find("value=\"nowhere\""), std::string::npos);
    EXPECT_EQ(count_people(app), "0");
}

TEST_P(PeoplePages, ChangeDetails) {
    TestApp app(all_routes(), GetParam());
    const auto id = add_one(app.db(), {}, app.clock.now());
    auto browser = app.as(handler());
    const auto edit = path(id).str() + "/edit";

    EXPECT_TRUE(browser.get(edit).shows("Change details"));
    const auto done = browser.post(edit, {{"version", "1"}, {"first_name", "Margaret"},
                                          {"last_name", "Ellison"},
                                          {"safe_contact", "Only mornings"}});

    EXPECT_TRUE(done.shows("The details were saved"));
    EXPECT_TRUE(browser.get(edit).shows("Only mornings"));
}

TEST_P(PeoplePages, TickOnlyWhatIsTrueOfThePerson) {
    TestApp app(all_routes(), GetParam());
    const auto plain = add_one(app.db(), {}, app.clock.now());
    Details quiet{.first_name = Private("Ida"), .source = "test"};
    quiet.care.safe_voicemail = false;
    const auto careful = app.db().write(
        sql::Actor::system("test"),
        [&](sql::Transaction& transaction) { return add(transaction, quiet, app.clock.now()); });
    auto browser = app.as(handler());

    EXPECT_EQ(browser.get(path(plain).str() + "/edit").body.find(R"(value="yes" checked)"),
              std::string::npos);
    EXPECT_NE(browser.get(path(careful).str() + "/edit")
                  .body.find(R"(name="no_voicemail" type="checkbox" value="yes" checked)"),
              std::string::npos);
}

TEST_P(PeoplePages, ShowBothTextsWhenTwoChangeOneRecord) {
    TestApp app(all_routes(), GetParam());
    const auto id = add_one(app.db(), {}, app.clock.now());
    auto browser = app.as(handler());
    const auto edit = path(id).str() + "/edit";
    const auto typed = [](const char* version, const char* address, const char* time) {
        return Typed{{"version", version}, {"last_name", "Ellison"}, {"address", address},
                     {"best_time", time}, {"was-last_name", "Ellison"}};
    };
    browser.post(edit, typed("1", "3 Orchard Row", ""));

    const auto page =
        browser.with_budget(20).post(edit, typed("1", "4 Mill Lane", "mornings"));

    EXPECT_EQ(page.status, 409);
    EXPECT_TRUE(page.shows("Somebody else changed this record"));
    EXPECT_TRUE(page.shows("3 Orchard Row"));
    EXPECT_TRUE(page.shows("4 Mill Lane"));
    const auto saved = browser.post(edit, typed("2", "4 Mill Lane", "mornings"));
    EXPECT_TRUE(saved.shows("The details were saved"));
}

TEST_P(PeoplePages, KeepNumbersPeopleFlagsAndWarnings) {
    TestApp app(all_routes(), GetParam());
    const auto id = add_one(app.db(), {}, app.clock.now());
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        install_defaults(transaction, app.clock.now());
    });
    auto browser = app.as(handler());
    const auto at = path(id).str();

    EXPECT_TRUE(browser.post(at + "/numbers", {{"number", "01632 960 123"}, {"label", "home"}})
                    .shows("01632 960123"));
    EXPECT_TRUE(browser.post(at + "/relations", {{"close_name", "Anna"}, {"close_kind", "niece"}})
                    .shows("Anna, niece"));
    EXPECT_TRUE(browser.post(at + "/flags", {{"flag", "veteran"}}).shows("Served in the forces"));
    EXPECT_TRUE(browser
                    .post(at + "/warnings", {{"warning", "Dog"}, {"review-day", "1"},
                                             {"review-month", "9"}, {"review-year", "2020"}})
                    .shows("Review by 1 September 2020"));
    EXPECT_EQ(browser.post(at + "/numbers", {{"number", "12"}}).status, 422);
}

TEST_P(PeoplePages, AreForbiddenToThoseWhoMayNotUseThem) {
    TestApp app(all_routes(), GetParam());
    const auto id = add_one(app.db(), {}, app.clock.now());
    const auto at = path(id).str();
    auto nobody = app.as(a_viewer({"jobs.do"}, "volunteer"));
    auto partner = app.as(a_viewer({"people.edit", "people.see-involved"}, "partner"));

    for (const std::string& address :
         {std::string("/people"), std::string("/people/new"), at + "/edit", at + "/reach"}) {
        EXPECT_EQ(nobody.get(address).status, 403) << address;
    }
    EXPECT_EQ(partner.get(at + "/edit").status, 403);
    EXPECT_EQ(app.as(handler()).get("/people/nobody/edit").status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, PeoplePages, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::people
