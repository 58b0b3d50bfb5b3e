#include "platform/sql/workers.hpp"
#include "practice/lists/county_test.hpp"
#include "practice/lists/store.hpp"
#include "practice/lists/workbook.hpp"
#include "support/test_app.hpp"

namespace kith::lists {
namespace {

using kith::test::a_viewer;
using kith::test::TestApp;

class ListPages : public kith::test::WithApp {};

TEST_P(ListPages, TeachWhatAListIsBeforeThereIsOne) {
    TestApp app(routes(), GetParam());

    const auto page = app.as(a_viewer({"lists.import"})).get("/lists");

    EXPECT_TRUE(page.shows("No list has been imported"));
}

TEST_P(ListPages, ShowWhereEveryRowEndedAndGiveTheRefusedOnes) {
    TestApp app(routes(), GetParam());
    const auto id = app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        const auto made = new_waiting(transaction, "shielding", {.file_name = "daily.csv"});
        count_import(transaction, made, {.known = 2, .added = 3, .refused = 1});
        add_refusal(transaction, made, {.row_number = 7, .reason = "No ID", .row_text = "a,b"},
                    app.clock.now());
        end_import(transaction, made, "done", "", app.clock.now());
        return made;
    });
    auto browser = app.as(a_viewer({"lists.import"}));

    EXPECT_TRUE(browser.get("/lists").shows("daily.csv"));
    const auto page = browser.get("/lists/" + id);
    EXPECT_TRUE(page.shows("Rows in all 6"));
    EXPECT_TRUE(page.shows("No ID"));
    EXPECT_NE(browser.get("/lists/" + id + "/refused.csv").body.find("No ID,\"a,b\""),
              std::string::npos);
    EXPECT_EQ(browser.get("/lists/none").status, 404);
}

TEST_P(ListPages, AreForbiddenToOthers) {
    TestApp app(routes(), GetParam());

    EXPECT_EQ(app.as(a_viewer({"people.see"})).get("/lists").status, 403);
}

constexpr std::string_view daily =
    "Timestamp,Reference,LocalAuthorityDistrict,FirstName,MiddleName,LastName,Address1,Address2,"
    "Address3,Address4,Address5,Postcode,Phone,Mobile,IVRPhone,IVRMobile,Email,ReceivedLetter,"
    "MedicalConditions,NHSNumber,ID,DateOfBirth,EssentialSupplies,DietaryRequirements,"
    "BasicCareNeedsMet,CarrySupplies\n"
    "2020-04-03,R1,E07,Margaret,,Ellison,3 Orchard Row,,,,,ZZ99 4QT,01632 960123,,,,,Yes,Yes,"
    "9990000018,ID1,04/03/1941,No,,Yes,Yes\n";

void make_council(TestApp& app) {
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        test::make_council(transaction, app.clock.now());
    });
}

web::Upload a_file(std::string name, std::string_view content) {
    return {.field = "file", .name = std::move(name), .content_type = "text/csv",
            .content = std::string(content)};
}

// What the workers of a serving program would do.
void work_off(TestApp& app) {
    sql::Workers workers(app.db(), {{"list.import", [&](const sql::Work& work) {
                                         handle_work(app.db(), work);
                                     }}});
    while (workers.run_one()) {
    }
}

TEST_P(ListPages, TakeAFileTellItByItsHeadingsAndImportIt) {
    TestApp app(routes(), GetParam());
    make_council(app);
    auto browser = app.as(a_viewer({"lists.import"}));

    const auto page = browser.upload("/lists/new", {{"purpose", "Reach people"}},
                                     {a_file("daily.csv", daily)});
    EXPECT_TRUE(page.shows("Waiting"));
    work_off(app);

    const auto done = browser.get(page.path);
    EXPECT_TRUE(done.shows("Done"));
    EXPECT_TRUE(done.shows("New people 1"));
    EXPECT_TRUE(done.shows("Reach people"));
    EXPECT_NE(browser.get(page.path + "/result.csv").body.find("new person"), std::string::npos);
}

TEST_P(ListPages, TakeAnImportBackOnlyAfterAsking) {
    TestApp app(routes(), GetParam());
    make_council(app);
    auto browser = app.as(a_viewer({"lists.import"}));
    const auto page = browser.upload("/lists/new", {}, {a_file("daily.csv", daily)});
    work_off(app);

    EXPECT_TRUE(browser.get(page.path + "/undo").shows("Take this import back?"));
    browser.post(page.path + "/undo");
    work_off(app);

    EXPECT_TRUE(browser.get(page.path).shows("Taken back"));
}

TEST_P(ListPages, GiveTheWeeklyFeedbackAsAWorkbookAndAsCsv) {
    TestApp app(routes(), GetParam());
    make_council(app);
    auto browser = app.as(a_viewer({"lists.import"}));
    browser.upload("/lists/new", {}, {a_file("daily.csv", daily)});
    work_off(app);

    EXPECT_TRUE(browser.get("/lists").shows("workbook (XLSX)"));
    const auto csv = browser.get("/lists/kinds/shielding/feedback.csv");
    EXPECT_TRUE(csv.body.starts_with("Code,Date,Comments"));
    const auto workbook = browser.get("/lists/kinds/shielding/feedback.xlsx");
    ASSERT_EQ(workbook.status, 200);
    const auto sheet = first_sheet_as_csv(workbook.body);
    ASSERT_TRUE(sheet) << sheet.error();
    EXPECT_EQ(*sheet, csv.body);
    EXPECT_EQ(browser.get("/lists/kinds/none/feedback.xlsx").status, 404);
}

TEST_P(ListPages, AskOnceWhatTheColumnsOfAnUnknownFileSayAndRememberIt) {
    TestApp app(routes(), GetParam());
    make_council(app);
    auto browser = app.as(a_viewer({"lists.import"}));
    const std::string file = "Forename,Surname,Tel no\nAnn,Reed,01632 960001\n";

    const auto columns = browser.upload("/lists/new", {}, {a_file("choir.csv", file)});
    EXPECT_TRUE(columns.shows("01632 960001")) << "the first rows are shown";
    const auto nameless = browser.post(columns.path, {{"column-0", "first name"},
                                                      {"column-1", "last name"},
                                                      {"column-2", "phone"}});
    EXPECT_EQ(nameless.errors(), std::vector<std::string>{"Enter a name for the list"});
    const auto started = browser.post(columns.path, {{"column-0", "first name"},
                                                     {"column-1", "last name"},
                                                     {"column-2", "phone"},
                                                     {"name", "The choir"},
                                                     {"means", "call"}});
    work_off(app);
    EXPECT_TRUE(browser.get(started.path).shows("New people 1"));

    const auto again = browser.upload("/lists/new", {}, {a_file("choir2.csv", file)});
    work_off(app);
    EXPECT_TRUE(browser.get(again.path).shows("Said nothing new 1"));
}

TEST_P(ListPages, KeepWhatWasTypedWhenThereIsNoFile) {
    TestApp app(routes(), GetParam());

    const auto page = app.as(a_viewer({"lists.import"}))
                          .upload("/lists/new", {{"purpose", "Reach people"}}, {});

    EXPECT_EQ(page.errors(), std::vector<std::string>{"Choose a file"});
    EXPECT_NE(page.body.find("Reach people"), std::string::npos);
}

TEST_P(ListPages, SayWhatIsMissingFromAFileOfTheChosenList) {
    TestApp app(routes(), GetParam());

    const auto page = app.as(a_viewer({"lists.import"}))
                          .upload("/lists/new", {{"list", "nsss"}}, {a_file("daily.csv", daily)});

    ASSERT_EQ(page.errors().size(), 1u);
    EXPECT_NE(page.errors()[0].find("The file has no column"), std::string::npos);
}

TEST_P(ListPages, TeachAtAnEmptyReviewDesk) {
    TestApp app(routes(), GetParam());
    auto browser = app.as(a_viewer({"people.review"}));

    EXPECT_TRUE(browser.get("/review").shows("Nobody waits to be told apart"));
    EXPECT_TRUE(browser.get("/review/households").shows("Nobody to look at"));
    EXPECT_EQ(app.as(a_viewer({"lists.import"})).get("/review").status, 403);
}

TEST_P(ListPages, PutBothRecordsSideBySideAndTakeTheAnswer) {
    TestApp app(routes(), GetParam());
    make_council(app);
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        people::Details details;
        details.first_name = Private("Margaret");
        details.last_name = Private("Ellison");
        details.born_on = Day::parse("1941-03-04").value();
        details.nhs_number = NhsNumber::parse("9990000026").value();
        details.address = Private("3, Orchard Row.");
        details.postcode = Postcode::parse("ZZ99 4QT").value();
        details.source = "test";
        people::add(transaction, details, app.clock.now());
    });
    auto browser = app.as(a_viewer({"lists.import", "people.review", "people.see"}));
    browser.upload("/lists/new", {}, {a_file("daily.csv", daily)});
    work_off(app);

    const auto desk = browser.with_budget(40).get("/review");
    EXPECT_TRUE(desk.shows("999 000 0018"));
    const auto different = desk.body.find("<strong>different</strong>");
    ASSERT_NE(different, std::string::npos);
    EXPECT_GT(different, desk.body.find("999 000 0018")) << "the number, not the address after it";
    EXPECT_EQ(desk.body.find("<strong>different</strong>", different + 1), std::string::npos);
    EXPECT_TRUE(desk.shows("999 000 0026"));
    EXPECT_TRUE(desk.shows("Speaks against"));
    const auto pair = app.db().read([](sql::Session& session) {
        return session.value<std::string>("SELECT id FROM review_pair");
    });
    const auto after = browser.with_budget(60).post("/review/" + pair, {{"answer", "two"}});
    EXPECT_TRUE(after.shows("1 decided, 0 wait"));
    EXPECT_TRUE(browser.with_budget(60).post("/review/" + pair + "/undo").shows("Taken back"));
}

INSTANTIATE_TEST_SUITE_P(On, ListPages, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::lists
