// What two organisations see of one list: on pages and in files, under an agreement in force, after
// it has run out, and where it lacks a field.
#include "practice/lists/sight.hpp"

#include "practice/lists/shared_list_test.hpp"
#include "practice/lists/workbook.hpp"

namespace kith::lists {
namespace {

using kith::test::TestApp;
using sharing::Part;
using test::SharedList;

bool holds(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

class AListOfTwoOrganisations : public kith::test::WithApp {};

std::vector<std::string> rows_paths(const SharedList& list) {
    return {"/lists/" + list.import + "/rows", "/lists/" + list.import + "/result.csv",
            "/lists/" + list.import + "/refused.csv", "/lists/kinds/shielding/feedback.csv",
            "/lists/kinds/shielding/feedback.xlsx"};
}

TEST_P(AListOfTwoOrganisations, IsWhollyTheCouncils) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    list.ring();
    auto browser = app.as(list.council());

    EXPECT_TRUE(browser.get("/lists").shows("Import a file"));
    const auto rows = browser.with_budget(20).get(rows_paths(list)[0]);
    EXPECT_TRUE(rows.shows("Margaret Ellison"));
    EXPECT_TRUE(rows.shows("ID1"));
    EXPECT_TRUE(rows.shows("No ID"));
    EXPECT_FALSE(rows.shows("withheld"));
    EXPECT_TRUE(holds(browser.get(rows_paths(list)[1]).body, "ID1," + list.person));
    EXPECT_TRUE(holds(browser.get(rows_paths(list)[2]).body, "01632 960 123"));
}

TEST_P(AListOfTwoOrganisations, ShowsTheOtherOnlyTheFieldsThatTheAgreementNamesAndSaysSo) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    auto browser = app.as(list.partner());

    EXPECT_TRUE(browser.get("/lists").shows("daily.csv"));
    EXPECT_FALSE(browser.get("/lists").shows("Import a file"));
    const auto page = browser.get("/lists/" + list.import);
    EXPECT_TRUE(page.shows("You see this list under the agreement " + list.agreement));
    EXPECT_TRUE(page.shows("not shown: NHS number, how to reach them, needs"));
    EXPECT_FALSE(page.shows("Take this import back"));
    const auto rows = browser.with_budget(20).get(rows_paths(list)[0]);
    EXPECT_TRUE(rows.shows("Margaret Ellison"));
    const auto result = browser.get(rows_paths(list)[1]).body;
    EXPECT_TRUE(holds(result, "ID1," + list.person + ",withheld")) << "needs: " << result;
    const auto refused = browser.get(rows_paths(list)[2]).body;
    EXPECT_TRUE(holds(refused, "Orchard Row"));
    EXPECT_TRUE(holds(refused, "04/03/1941"));
    EXPECT_FALSE(holds(refused, "9990000018"));
    EXPECT_FALSE(holds(refused, "960 123"));
    EXPECT_TRUE(holds(refused, "withheld"));
}

TEST_P(AListOfTwoOrganisations, NamesNobodyWhereTheAgreementLacksNames) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {.parts = {Part::address, Part::needs}});
    auto browser = app.as(list.partner());

    const auto rows = browser.with_budget(20).get(rows_paths(list)[0]);
    EXPECT_FALSE(rows.shows("Ellison"));
    EXPECT_FALSE(rows.shows("ID1"));
    EXPECT_TRUE(rows.shows("withheld"));
    EXPECT_FALSE(holds(browser.get(rows_paths(list)[1]).body, "ID1"));
    const auto refused = browser.get(rows_paths(list)[2]).body;
    EXPECT_TRUE(holds(refused, "Orchard Row"));
    EXPECT_FALSE(holds(refused, "Ellison"));
}

TEST_P(AListOfTwoOrganisations, ShowsTheOtherNothingOnceTheAgreementHasRunOut) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {.days = 30});
    app.clock.advance(std::chrono::hours(24 * 40));
    auto browser = app.as(list.partner());

    EXPECT_TRUE(browser.get("/lists").shows("No list is open to your organisation"));
    EXPECT_FALSE(browser.get("/lists").shows("daily.csv"));
    EXPECT_EQ(browser.get("/lists/" + list.import).status, 403);
    EXPECT_EQ(browser.get("/lists/" + list.import + "/state").status, 404);
    for (const auto& path : rows_paths(list)) EXPECT_EQ(browser.get(path).status, 403) << path;
    EXPECT_EQ(app.as(list.council()).get("/lists/" + list.import).status, 200);
}

TEST_P(AListOfTwoOrganisations, IsSeenOnlyInTheWaysAndByTheRolesThatTheAgreementNames) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {.means = {sharing::Means::list}, .roles = {"Call team manager"}});
    auto partner = list.partner();

    EXPECT_EQ(app.as(partner).with_budget(20).get(rows_paths(list)[0]).status, 200);
    EXPECT_FALSE(app.as(partner).get("/lists/" + list.import).shows("(CSV)"));
    for (std::size_t copy = 1; copy < rows_paths(list).size(); ++copy) {
        EXPECT_EQ(app.as(partner).get(rows_paths(list)[copy]).status, 403);
    }
    partner.account_id = "theirs, a clerk";
    partner.role_names = {"Clerk"};
    EXPECT_EQ(app.as(partner).get(rows_paths(list)[0]).status, 403);
}

TEST_P(AListOfTwoOrganisations, LeavesOutWhoeverObjects) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    list.ring();
    const auto feedback = rows_paths(list)[3];
    EXPECT_TRUE(holds(app.as(list.partner()).get(feedback).body, "CC002"));
    list.object();

    const auto rows = app.as(list.partner()).with_budget(20).get(rows_paths(list)[0]);
    EXPECT_FALSE(rows.shows("Margaret Ellison"));
    EXPECT_TRUE(rows.shows("withheld"));
    EXPECT_FALSE(holds(app.as(list.partner()).get(feedback).body, "CC002"));
    EXPECT_FALSE(holds(app.as(list.council()).get(feedback).body, "CC002"))
        << "what the council sends is shared as well";
    const auto workbook = app.as(list.council()).get(rows_paths(list)[4]);
    EXPECT_EQ(workbook.status, 200);
}

TEST_P(AListOfTwoOrganisations, SaysWhatIsWithheldFromTheWeeklyFeedback) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    list.ring();

    EXPECT_TRUE(app.as(list.council()).get("/lists").shows(
        "Left empty, because the agreement " + list.agreement + " does not cover it: NHSNumber, "
        "Phone and Mobile."));
    const auto feedback = app.db().read([&](sql::Session& session) {
        const Day today = london_day(app.clock.now());
        return feedback_of(session, list.council(), "shielding", today + -7, today,
                           app.clock.now());
    });
    ASSERT_TRUE(feedback);
    EXPECT_EQ(feedback->lines, 1u) << feedback->csv;
    EXPECT_FALSE(holds(feedback->csv, "9990000018"));
    EXPECT_TRUE(holds(feedback->csv, "Ellison"));
    EXPECT_TRUE(holds(feedback->withheld, "NHSNumber, Phone and Mobile"));
    Feedback whole = *feedback;
    whole.withheld.clear();
    EXPECT_GT(feedback_workbook(*feedback).size(), feedback_workbook(whole).size())
        << "a sheet more says it";
}

TEST_P(AListOfTwoOrganisations, LeavesALineInTheLogForEachLookAtItsRows) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    for (const auto& viewer : {list.council(), list.partner()}) {
        for (const auto& path : rows_paths(list)) {
            const auto before = list.looks();
            EXPECT_EQ(app.as(viewer).with_budget(20).get(path).status, 200) << path;
            EXPECT_EQ(list.looks(), before + 1) << path;
        }
    }
}

TEST_P(AListOfTwoOrganisations, IsTakenInAndTakenBackByTheCouncilAlone) {
    TestApp app(routes(), GetParam());
    SharedList list(app, {});
    auto browser = app.as(list.partner());

    EXPECT_EQ(browser.get("/lists/new").status, 403);
    EXPECT_EQ(browser.upload("/lists/new", {{"agreement", list.agreement}}, {}).status, 403);
    EXPECT_EQ(browser.get("/lists/" + list.import + "/undo").status, 403);
    EXPECT_EQ(browser.post("/lists/" + list.import + "/undo").status, 403);
    EXPECT_EQ(browser.get("/lists/" + list.import + "/columns").status, 403);
    EXPECT_EQ(browser.post("/lists/" + list.import + "/columns").status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, AListOfTwoOrganisations, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
