#include "platform/web/api.hpp"

#include "practice/lists/shared_list_test.hpp"
#include "support/api_caller.hpp"

namespace kith::lists {
namespace {

using kith::test::ApiCaller;
using kith::test::TestApp;
using test::SharedList;

const std::string lists_path = "/api/v1/lists", imports_path = "/api/v1/imports";

class ListsApi : public kith::test::WithApp {
  protected:
    void start(const test::Terms& terms = {}) {
        app.emplace(api_routes(), GetParam());
        list.emplace(*app, terms);
        council.emplace(*app, list->council());
        import = imports_path + "/" + list->import;
    }
    ApiCaller partner() { return {*app, list->partner()}; }

    std::optional<TestApp> app;
    std::optional<SharedList> list;
    std::optional<ApiCaller> council;
    std::string import;
};

Json a_file(const std::string& list, const std::string& id) {
    return Json::object({{"list", list}, {"file_name", "daily.csv"},
                         {"content", std::string(test::head) + test::Line{.id = id}.text()}});
}

TEST_P(ListsApi, GivesListsImportsWithTheirCountsAndRows) {
    start();
    EXPECT_EQ(council->get(lists_path).items(), 1u);
    EXPECT_EQ(council->get(lists_path + "/shielding").text("/agreement"), list->agreement);
    const auto one = council->get(import);
    EXPECT_EQ(one.body.at("/rows")->integer(), 2);
    EXPECT_EQ(one.body.at("/added")->integer(), 1);
    EXPECT_EQ(one.body.at("/refused")->integer(), 1);
    EXPECT_EQ(council->get(imports_path + "?list=shielding").items(), 1u);
    EXPECT_EQ(council->get(imports_path + "?list=register").items(), 0u);
    const auto rows = council->get(import + "/rows");
    EXPECT_EQ(rows.text("/items/0/person"), list->person);
    EXPECT_EQ(rows.text("/items/0/source_id"), "ID1");
    EXPECT_EQ(rows.body.at("/items/0/needs")->array()->size(), 1u);
    EXPECT_EQ(rows.text("/items/1/reason"), "No ID");
}

TEST_P(ListsApi, GivesRowsAPageAtATimeByWhereTheyEnded) {
    start();
    const auto first = council->get(import + "/rows?limit=1");
    const auto second = council->get(first.text("/next"));

    EXPECT_EQ(first.text("/items/0/outcome"), "added") << first.reply.body << second.reply.body;
    EXPECT_EQ(second.text("/items/0/outcome"), "refused");
    EXPECT_EQ(second.text("/next"), "");
    EXPECT_EQ(council->get(import + "/rows?outcome=refused").items(), 1u);
    EXPECT_EQ(council->get(import + "/rows?outcome=known").items(), 0u);
}

TEST_P(ListsApi, GivesAnotherOrganisationWhatTheAgreementNames) {
    start({.parts = {sharing::Part::name}});
    auto caller = partner();

    EXPECT_EQ(caller.get(lists_path).items(), 1u);
    EXPECT_EQ(caller.get(lists_path + "/register").status, 403);
    EXPECT_EQ(caller.get(imports_path).items(), 1u);
    const auto rows = caller.get(import + "/rows");
    EXPECT_EQ(rows.text("/items/0/person"), list->person);
    EXPECT_EQ(rows.text("/items/0/withheld/0"), "the needs that were opened");
    EXPECT_TRUE(rows.body.at("/items/0/needs")->array()->empty());
    list->object();
    const auto objected = caller.get(import + "/rows");
    EXPECT_EQ(objected.text("/items/0/person"), "");
    EXPECT_EQ(objected.text("/items/0/withheld/1"), "who it is");
}

TEST_P(ListsApi, GivesAnotherOrganisationNothingWithoutAnAgreementInForce) {
    start({.means = {sharing::Means::list}});
    EXPECT_EQ(partner().get(import + "/rows").status, 403) << "not by these means";
    app.reset();
    start({.days = 30});
    EXPECT_EQ(partner().get(import + "/rows").status, 200);
    app->clock.advance(std::chrono::hours(24 * 40));
    auto caller = partner();
    EXPECT_EQ(caller.get(lists_path).items(), 0u);
    EXPECT_EQ(caller.get(imports_path).items(), 0u);
    for (const std::string& path : {lists_path + "/shielding", import, import + "/rows"}) {
        EXPECT_EQ(caller.get(path).status, 403) << path;
    }
    EXPECT_EQ(caller.post(imports_path, a_file("shielding", "ID9"), {{"idempotency-key", "k"}})
                  .status,
              403);
}

TEST_P(ListsApi, LogsEachLookAtRows) {
    start();
    const auto before = list->looks();
    council->get(import + "/rows");
    EXPECT_EQ(list->looks(), before + 1);
    EXPECT_EQ(list->value("SELECT action FROM access_log ORDER BY id DESC LIMIT 1"), "api");
}

TEST_P(ListsApi, AnswersEveryStatusThatIsWrittenDownForReading) {
    start();
    ApiCaller nobody(*app, kith::test::a_viewer({"people.see"}));
    for (const std::string& path :
         {lists_path, lists_path + "/shielding", imports_path, import, import + "/rows"}) {
        EXPECT_EQ(council->get(path).status, 200) << path;
        EXPECT_EQ(council->get(path + "?what=this").status, 400) << path;
        EXPECT_EQ(nobody.get(path).status, 403) << path;
        EXPECT_EQ(app->anyone().get(path).status, 401) << path;
    }
    EXPECT_EQ(council->get(imports_path + "?limit=0").status, 400);
    EXPECT_EQ(council->get(imports_path + "?list=..").status, 400);
    EXPECT_EQ(council->get(import + "/rows?outcome=eaten").status, 400);
    EXPECT_EQ(council->get(lists_path + "/none").status, 404);
    EXPECT_EQ(council->get(imports_path + "/none").status, 404);
    EXPECT_EQ(council->get(imports_path + "/none/rows").status, 404);
}

TEST_P(ListsApi, AnswersEveryStatusThatIsWrittenDownForImporting) {
    start();
    const kith::test::Typed key{{"idempotency-key", "one"}};
    const auto made = council->post(imports_path, a_file("shielding", "ID2"), key);
    EXPECT_EQ(made.status, 201) << made.reply.body;
    EXPECT_EQ(made.text("/status"), "waiting");
    EXPECT_EQ(council->get(made.location).status, 200);
    const auto again = council->post(imports_path, a_file("shielding", "ID2"), key);
    EXPECT_EQ(again.location, made.location) << "the same request makes one import";
    EXPECT_EQ(council->post(imports_path, a_file("shielding", "ID3"), key).status, 409);
    EXPECT_EQ(council->post(imports_path, a_file("none", "ID2")).status, 404);
    EXPECT_EQ(council->post(imports_path, Json::object({{"list", "shielding"}})).status, 422);
    EXPECT_EQ(council->send("POST", imports_path, "{").status, 400);
    EXPECT_EQ(council->send("POST", imports_path, "a,b", {{"content-type", "text/csv"}}).status,
              415);
    ApiCaller nobody(*app, kith::test::a_viewer({"people.see"}));
    EXPECT_EQ(nobody.post(imports_path, a_file("shielding", "ID2")).status, 403);
    nobody.forget_token();
    EXPECT_EQ(nobody.post(imports_path, a_file("shielding", "ID2")).status, 401);
}

INSTANTIATE_TEST_SUITE_P(On, ListsApi, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::lists
