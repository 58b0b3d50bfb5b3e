#include "platform/web/api.hpp"

#include "practice/accounts/world_test.hpp"
#include "support/api_caller.hpp"

namespace kith::accounts {
namespace {

using test::ApiCaller;
using world::World;

class OrganisationsApi : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        w.emplace(GetParam(), api_routes());
        system.emplace(w->app, test::a_viewer({"accounts.manage"}, "system"));
    }
    const std::string all = "/api/v1/organisations";
    std::optional<World> w;
    std::optional<ApiCaller> system;
};

TEST_P(OrganisationsApi, AddsChangesAndListsThem) {
    const auto made = system->post(all, Json::object({{"name", "Marden Kitchen"},
                                                      {"kind", "charity"},
                                                      {"email", "cook@marden.example"}}));
    EXPECT_EQ(made.status, 201) << made.reply.body;
    EXPECT_EQ(system->get(made.location).text("/name"), "Marden Kitchen");
    const auto changed =
        system->patch(made.location, Json::object({{"area", "Marden"}, {"active", false}}),
                      made.etag);
    EXPECT_EQ(changed.status, 200) << changed.reply.body;
    EXPECT_EQ(changed.text("/area"), "Marden");
    EXPECT_EQ(changed.text("/kind"), "charity");
    EXPECT_EQ(system->patch(made.location, Json::object({}), made.etag).status, 409);
    EXPECT_EQ(system->get(all + "?kind=charity").items(), 1u);
    EXPECT_EQ(system->get(all + "?active=true").items(), 1u);
    const auto first = system->get(all + "?limit=1");
    EXPECT_EQ(system->get(first.text("/next")).items(), 1u);
}

TEST_P(OrganisationsApi, RefusesASecondOfANameAndASecondCouncil) {
    const auto body = Json::object({{"name", "Marden Kitchen"}});
    const auto made = system->post(all, body);
    EXPECT_EQ(system->post(all, body).status, 409);
    EXPECT_EQ(system->post(all, Json::object({{"name", "Other"}, {"kind", "council"}})).status,
              409);
    EXPECT_EQ(system->patch(made.location, Json::object({{"kind", "council"}}), made.etag).status,
              409);
    const auto council = all + "/" + w->council->string();
    EXPECT_EQ(system->patch(council, Json::object({{"active", false}}), "\"1\"").status, 409);
    EXPECT_EQ(system->post(all, Json::object({{"kind", "pub"}})).status, 422);
    EXPECT_EQ(system->get(all + "/nobody").status, 404);
}

TEST_P(OrganisationsApi, AreChangedOnlyByThoseWhoManageAccounts) {
    ApiCaller reader(w->app, test::a_viewer({"referrals.make"}, "reader"));
    EXPECT_EQ(reader.get(all).status, 200);
    EXPECT_EQ(reader.post(all, Json::object({{"name", "Mine"}})).status, 403);
    EXPECT_EQ(w->app.anyone().get(all).status, 401);
}

INSTANTIATE_TEST_SUITE_P(On, OrganisationsApi, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
