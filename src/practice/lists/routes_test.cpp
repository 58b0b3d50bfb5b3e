#include "practice/lists/store.hpp"
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

INSTANTIATE_TEST_SUITE_P(On, ListPages, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::lists
