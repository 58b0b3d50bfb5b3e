#include "platform/base/json.hpp"
#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

using web::Method;

class NeedsApi : public test::CountyPages<County, api_routes> {
  protected:
    void SetUp() override {
        CountyPages::SetUp();
        if (IsSkipped()) return;
        opened = write([&](sql::Transaction& t) { return county->a_need(t, app->clock.now()); });
        path = "/api/v1/needs/" + opened->id.string();
    }
    test::Reply send(const web::Viewer& viewer, Method method, const std::string& where,
                     const std::string& body, test::Typed headers = {}) {
        auto browser = app->as(viewer).with_budget(40);
        web::RawRequest raw;
        raw.method = web::method_name(method);
        raw.target = where;
        raw.headers.add("host", "kith.example");
        raw.headers.add("content-type", "application/json");
        raw.headers.add("x-csrf-token", browser.csrf());
        for (const auto& [name, value] : headers) raw.headers.add(name, value);
        raw.body = body;
        return browser.send(web::read_request(std::move(raw)));
    }
    static Json read(const test::Reply& reply) {
        auto json = Json::parse(reply.body);
        return json ? *std::move(json) : Json();
    }

    std::optional<Opened> opened;
    std::string path;
};

TEST_P(NeedsApi, ReadsANeedWithItsVersionAsTheTag) {
    const auto reply = app->as(county->handler()).get(path);

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("ETag"), "\"1\"");
    EXPECT_EQ(read(reply).text_at("/details"), "Blood pressure tablets, two days left");
}

TEST_P(NeedsApi, ListsAPageAtATimeAndKeepsTheFilters) {
    write([&](sql::Transaction& t) {
        open_need(t, {.person = county->person(), .category = "food", .due = {}},
                  app->clock.now());
    });
    auto browser = app->as(county->handler());
    const auto first = read(browser.get("/api/v1/needs?limit=1&status=open"));
    EXPECT_EQ(first.find("items")->array()->size(), 1u);
    const std::string next(first.text_at("/next"));
    EXPECT_NE(next.find("status=open"), std::string::npos);
    const auto second = read(browser.get(next));

    EXPECT_EQ(second.find("items")->array()->size(), 1u);
    EXPECT_NE(second.text_at("/items/0/id"), first.text_at("/items/0/id"));
    EXPECT_EQ(second.find("next"), nullptr);
}

TEST_P(NeedsApi, RefusesALimitThatIsNone) {
    const auto reply = app->as(county->handler()).get("/api/v1/needs?limit=0");

    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.content_type, "application/problem+json");
    EXPECT_EQ(read(reply).text_at("/errors/0/parameter"), "limit");
}

TEST_P(NeedsApi, CreatesOnceForOneKeyAndRefusesTheKeyForAnother) {
    const auto body = [&](std::string category) {
        return Json::object({{"person", county->person().string()}, {"category", category}})
            .print();
    };
    const test::Typed key{{"idempotency-key", "one"}};
    const auto first = send(county->handler(), Method::post, "/api/v1/needs", body("food"), key);
    const auto again = send(county->handler(), Method::post, "/api/v1/needs", body("food"), key);
    const auto other = send(county->handler(), Method::post, "/api/v1/needs", body("dogs"), key);

    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(first.header("Location"), "/api/v1/needs/" + std::string(read(first).text_at("/id")));
    EXPECT_EQ(other.status, 409);
}

TEST_P(NeedsApi, JoinsANeedOfItsKindThatIsOpen) {
    const auto body = Json::object({{"person", county->person().string()},
                                    {"category", "prescriptions"}})
                          .print();
    const auto reply = send(county->handler(), Method::post, "/api/v1/needs", body);

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(read(reply).text_at("/id"), opened->id.text());
}

TEST_P(NeedsApi, ChangesOnlyTheVersionThatWasRead) {
    const auto body = R"({"status":"in progress","urgent":true})";
    EXPECT_EQ(send(county->handler(), Method::patch, path, body).status, 400);
    const auto changed =
        send(county->handler(), Method::patch, path, body, {{"if-match", "\"1\""}});
    const auto stale =
        send(county->handler(), Method::patch, path, body, {{"if-match", "\"1\""}});

    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(read(changed).text_at("/status"), "in progress");
    EXPECT_EQ(stale.status, 409);
}

TEST_P(NeedsApi, SaysEveryFaultWithWhereItIs) {
    const auto reply = send(county->handler(), Method::post, "/api/v1/needs",
                            R"({"person":"nobody","colour":"red"})");

    EXPECT_EQ(reply.status, 422);
    EXPECT_GE(read(reply).find("errors")->array()->size(), 2u);
    EXPECT_EQ(send(county->handler(), Method::post, "/api/v1/needs", "{").status, 400);
    EXPECT_EQ(send(county->handler(), Method::patch, path, R"({"status":"lost"})",
                   {{"if-match", "\"1\""}})
                  .status,
              422);
}

TEST_P(NeedsApi, RecordsAndReadsContacts) {
    const auto body = Json::object({{"person", county->person().string()},
                                    {"summary", "Rang about the chemist"}})
                          .print();
    const auto made = send(county->handler(), Method::post, "/api/v1/contacts", body);
    EXPECT_EQ(made.status, 201) << made.body;
    auto browser = app->as(county->handler());
    const auto list = read(browser.get("/api/v1/contacts?person=" + county->person().string()));

    EXPECT_EQ(list.text_at("/items/0/summary"), "Rang about the chemist");
    EXPECT_EQ(browser.get("/api/v1/contacts").status, 400);
    EXPECT_EQ(browser.get(made.header("Location")).status, 200);
}

TEST_P(NeedsApi, PutsRightWhatWasWrittenOfAContact) {
    const auto body = Json::object({{"person", county->person().string()},
                                    {"summary", "Rang about the chemist"}})
                          .print();
    const auto made = send(county->handler(), Method::post, "/api/v1/contacts", body);
    const auto where = made.header("Location");
    const auto right = R"({"summary":"Rang about the optician"})";
    const auto changed =
        send(county->handler(), Method::patch, where, right, {{"if-match", "\"1\""}});
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(read(changed).text_at("/summary"), "Rang about the optician");
    EXPECT_EQ(changed.header("ETag"), "\"2\"");
    EXPECT_EQ(
        send(county->handler(), Method::patch, where, right, {{"if-match", "\"1\""}}).status, 409);
}

TEST_P(NeedsApi, SaysWhatARuleForbids) {
    const test::Typed first{{"if-match", "\"1\""}};
    EXPECT_EQ(send(county->handler(), Method::patch, path, R"({"status":"blocked"})", first).status,
              409);
    const auto nobody = R"({"account":")" + AccountId::make(app->clock.now()).string() + "\"}";
    EXPECT_EQ(send(county->handler(), Method::patch, path, nobody, first).status, 409);
}

TEST_P(NeedsApi, IsClosedToThoseWithoutThePermission) {
    struct Row {
        std::vector<std::string> permissions;
        int list, read, change;
    };
    const Row table[] = {{{"people.see", "needs.see", "needs.work"}, 200, 200, 200},
                         {{"people.see", "needs.see"}, 200, 200, 403},
                         {{"needs.see", "needs.work"}, 403, 403, 403},
                         {{"insight.see"}, 403, 403, 403}};
    for (const Row& row : table) {
        const auto viewer = county->viewer(row.permissions, county->tom());
        EXPECT_EQ(app->as(viewer).get("/api/v1/needs").status, row.list);
        EXPECT_EQ(app->as(viewer).get(path).status, row.read);
        EXPECT_EQ(
            send(viewer, Method::patch, path, R"({"urgent":true})", {{"if-match", "\"1\""}}).status,
            row.change);
    }
    EXPECT_EQ(app->anyone().get("/api/v1/needs").status, 401);
}

INSTANTIATE_TEST_SUITE_P(On, NeedsApi, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
