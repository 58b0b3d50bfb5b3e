#include "platform/base/json.hpp"
#include "practice/referrals/county_test.hpp"
#include "practice/referrals/store.hpp"
#include "support/test_app.hpp"

namespace kith::referrals {
namespace {

using test::TestApp;

class ReferralsApi : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(api_routes(), GetParam());
        county.emplace(*app);
    }
    test::Reply post(const web::Viewer& viewer, const std::string& where, const Json& body,
                     const std::string& if_match = "") {
        auto browser = app->as(viewer).with_budget(60);
        web::RawRequest raw;
        raw.method = "POST";
        raw.target = where;
        raw.headers.add("host", "kith.example");
        raw.headers.add("content-type", "application/json");
        raw.headers.add("x-csrf-token", browser.csrf());
        if (!if_match.empty()) raw.headers.add("if-match", if_match);
        raw.body = body.print();
        return browser.send(web::read_request(std::move(raw)));
    }
    Json offer(const std::string& reason) const {
        return Json::object({{"need", county->need().string()},
                             {"to", county->charity().string()},
                             {"reason", reason}});
    }

    std::optional<TestApp> app;
    std::optional<County> county;
};

TEST_P(ReferralsApi, OffersAnswersAndKeepsVersionsApart) {
    const auto made = post(county->navigator(), "/api/v1/referrals", offer("Talk to them"));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(post(county->navigator(), "/api/v1/referrals", offer("Talk to them")).status, 200);
    const std::string steps = made.header("Location") + "/steps";
    const auto accept = Json::object({{"what", "accept"}});
    EXPECT_EQ(post(county->partner(), steps, accept).status, 400);
    EXPECT_EQ(post(county->navigator(), steps, accept, "\"1\"").status, 403);
    EXPECT_EQ(post(county->partner(), steps, accept, "\"1\"").status, 200);
    EXPECT_EQ(post(county->partner(), steps, accept, "\"1\"").status, 409);
    const auto refused =
        post(county->partner(), steps, Json::object({{"what", "finish"}}), "\"2\"");
    EXPECT_EQ(refused.status, 409);
}

TEST_P(ReferralsApi, ListsEachEndItsOwn) {
    post(county->navigator(), "/api/v1/referrals", offer("Talk to them"));
    const auto count = [&](const web::Viewer& viewer, const std::string& query) {
        const auto json = Json::parse(app->as(viewer).get("/api/v1/referrals" + query).body);
        return json->find("items")->array()->size();
    };
    EXPECT_EQ(count(county->navigator(), ""), 1u);
    EXPECT_EQ(count(county->partner(), "?direction=in"), 1u);
    EXPECT_EQ(count(county->navigator(), "?state=closed"), 0u);
    EXPECT_EQ(app->as(county->partner()).get("/api/v1/referrals").status, 403);
}

TEST_P(ReferralsApi, RefusesPartsThatCannotBeShared) {
    auto body = offer("Talk to them");
    body.set("shared", Json::array({"sensitive notes"}));
    const auto reply = post(county->navigator(), "/api/v1/referrals", body);

    EXPECT_EQ(reply.status, 409);
    EXPECT_NE(reply.body.find("/shared/0"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(On, ReferralsApi, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::referrals
