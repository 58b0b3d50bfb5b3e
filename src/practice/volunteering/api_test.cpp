#include "platform/base/json.hpp"
#include "practice/volunteering/cast_test.hpp"
#include "support/api_caller.hpp"

namespace kith::volunteering {
namespace {

using test::ApiCaller;

class JobsApi : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(api_routes(), GetParam());
        cast_ = cast::fill(app_->db(), app_->clock.now());
    }
    const cast::Cast& who() const { return *cast_; }
    test::TestApp& app() { return *app_; }
    test::Browser ada() { return app().as(cast::ada(who())).with_budget(50); }
    std::string body() const {
        return R"({"need": ")" + who().shopping.string() +
               R"(", "title": "Shopping", "due_at": "2020-04-07T12:00:00Z"})";
    }
    static Json read(const test::Reply& reply) {
        auto json = Json::parse(reply.body);
        return json ? *std::move(json) : Json();
    }

  private:
    std::optional<test::TestApp> app_;
    std::optional<cast::Cast> cast_;
};

TEST_P(JobsApi, MakesOneJobOfANeedAndReadsItBack) {
    const auto made = ada().send_json(web::Method::post, "/api/v1/jobs", body());
    const auto again = ada().send_json(web::Method::post, "/api/v1/jobs", body());

    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(read(again).text_at("/id"), read(made).text_at("/id"));
    const auto one = ada().get("/api/v1/jobs/" + std::string(read(made).text_at("/id")));
    EXPECT_EQ(read(one).text_at("/status"), "open");
    EXPECT_EQ(read(ada().get("/api/v1/jobs?status=open")).find("items")->array()->size(), 1u);
}

TEST_P(JobsApi, SaysWhatIsWrongWithAJob) {
    const auto reply = ada().send_json(web::Method::post, "/api/v1/jobs", R"({"title": ""})");

    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.content_type, "application/problem+json");
}

TEST_P(JobsApi, ListsVolunteersAPageAtATime) {
    const auto first = read(ada().get("/api/v1/volunteers?limit=1"));
    const auto second = read(ada().get(first.text_at("/next")));

    EXPECT_EQ(first.text_at("/items/0/name"), "Dan Larter");
    EXPECT_EQ(second.text_at("/items/0/name"), "Eve Howes");
    EXPECT_EQ(second.find("next"), nullptr);
}

TEST_P(JobsApi, ChangesOffersAndEndsAJobByItsVersion) {
    ApiCaller system(app(), cast::ada(who()));
    const auto made = system.send("POST", "/api/v1/jobs", body());
    const auto changed = system.patch(made.location, Json::object({{"minutes", 90}}), made.etag);
    EXPECT_EQ(changed.status, 200) << changed.reply.body;
    EXPECT_EQ(changed.body.find("minutes")->integer(), 90);
    EXPECT_EQ(system.patch(made.location, Json::object({}), made.etag).status, 409);
    const auto steps = made.location + "/steps";
    const auto offered = system.post_to(
        steps, Json::object({{"what", "offer"}, {"volunteer", who().volunteer.string()}}),
        changed.etag);
    EXPECT_EQ(offered.text("/status"), "offered") << offered.reply.body;
    EXPECT_EQ(system.post_to(steps, Json::object({{"what", "offer"}}), offered.etag).status, 409);
    const auto ended = system.post_to(
        steps, Json::object({{"what", "cancel"}, {"reason", "Her daughter goes"}}), offered.etag);
    EXPECT_EQ(ended.text("/status"), "cancelled") << ended.reply.body;
    EXPECT_EQ(system.patch(made.location, Json::object({}), ended.etag).status, 409);
}

TEST_P(JobsApi, AddsChangesAndSuspendsVolunteers) {
    ApiCaller system(app(), cast::ada(who()));
    const std::string all = "/api/v1/volunteers";
    const auto added = system.post(all, Json::object({{"name", "Flo Reed"},
                                                      {"email", "flo@fenmarch.example"},
                                                      {"offers", Json::array({"food"})}}));
    EXPECT_EQ(added.status, 201) << added.reply.body;
    EXPECT_EQ(added.text("/status"), "applying");
    EXPECT_EQ(added.text("/offers/0"), "food");
    const auto changed =
        system.patch(added.location, Json::object({{"hours_a_week", 5}}), added.etag);
    EXPECT_EQ(changed.status, 200) << changed.reply.body;
    EXPECT_EQ(changed.text("/offers/0"), "food");
    const auto standing = added.location + "/standing";
    EXPECT_EQ(system.post_to(standing, Json::object({{"status", "suspended"}}), changed.etag)
                  .status,
              409);
    const auto suspended = system.post_to(
        standing, Json::object({{"status", "suspended"}, {"reason", "A check has lapsed"}}),
        changed.etag);
    EXPECT_EQ(suspended.text("/status"), "suspended");
    EXPECT_EQ(system.patch(added.location, Json::object({}), added.etag).status, 409);
    EXPECT_EQ(system.post(all, Json::object({{"name", "Nobody"}})).status, 409);
    EXPECT_EQ(system.post(all, Json::object({{"offers", Json::array({"flying!"})}})).status, 422);
}

TEST_P(JobsApi, IsClosedToVolunteers) {
    auto dan = app().as(cast::dan(who()));

    EXPECT_EQ(dan.get("/api/v1/jobs").status, 403);
    EXPECT_EQ(dan.get("/api/v1/volunteers").status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, JobsApi, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
