#include "platform/web/api.hpp"

#include <gmock/gmock.h>

#include "practice/people/a_person_test.hpp"
#include "support/api_caller.hpp"

namespace kith::people {
namespace {

using kith::test::ApiCaller;
using kith::test::TestApp;
using testing::HasSubstr;
using testing::Not;

class PeopleApi : public kith::test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(api_routes(), GetParam());
        margaret = test::add_one(app->db(), {.nhs = "9990000018", .phone = "+441632960123"},
                                 app->clock.now());
        system.emplace(*app, test::a_handler());
        path = "/api/v1/people/" + margaret->string();
    }
    std::int64_t looks(std::string_view action) {
        return app->db().read([&](sql::Session& session) {
            return session.value<std::int64_t>(
                "SELECT count(*) FROM access_log WHERE action = $1", action);
        });
    }

    const std::string people = "/api/v1/people";
    std::optional<TestApp> app;
    std::optional<PersonId> margaret;
    std::optional<ApiCaller> system;
    std::string path;
};

TEST_P(PeopleApi, ReadsAPersonAndLogsTheLook) {
    const auto person = system->get(path);

    EXPECT_EQ(person.status, 200);
    EXPECT_EQ(person.text("/last_name"), "Ellison");
    EXPECT_EQ(person.text("/born_on"), "1941-03-04");
    EXPECT_EQ(person.text("/numbers/0/value"), "+441632960123");
    EXPECT_EQ(person.etag, "\"1\"");
    EXPECT_EQ(looks("view"), 1);
}

TEST_P(PeopleApi, IsDecidedAsPagesAre) {
    struct Row {
        std::vector<std::string> permissions;
        int list, read, search, create, change;
    };
    const Row table[] = {
        {{"people.edit", "people.search", "people.see"}, 200, 200, 200, 201, 200},
        {{"people.search", "people.see"}, 200, 200, 200, 403, 403},
        {{"people.search", "people.see-involved"}, 200, 403, 200, 403, 403},
        {{"needs.see"}, 403, 403, 403, 403, 403},
    };
    for (const Row& row : table) {
        ApiCaller caller(*app, kith::test::a_viewer(row.permissions));
        EXPECT_EQ(caller.get(people).status, row.list);
        EXPECT_EQ(caller.get(path).status, row.read);
        EXPECT_EQ(caller.post(people + "/search", Json::object({{"typed", "ellison"}})).status,
                  row.search);
        EXPECT_EQ(caller.post(people, Json::object({{"known_as", "Somebody new"}})).status,
                  row.create);
        EXPECT_EQ(caller.patch(path, Json::object({{"known_as", "Peggy"}}),
                               system->get(path).etag)
                      .status,
                  row.change);
    }
    EXPECT_EQ(app->anyone().get(path).status, 401);
}

TEST_P(PeopleApi, ShowsPartnersOnlyThoseReferredToThem) {
    ApiCaller partner(*app, test::a_partner());
    EXPECT_EQ(partner.get(people).items(), 0u);
    EXPECT_EQ(partner.get(path).status, 403);
    const auto charity = OrganisationId::make(app->clock.now());
    auto viewer = test::a_partner();
    viewer.organisation_id = charity.string();
    app->db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        sharing::involve(transaction,
                         {.person = *margaret, .organisation = charity, .subject_id = "referral"},
                         app->clock.now());
    });
    ApiCaller involved(*app, viewer);

    EXPECT_EQ(involved.get(people).items(), 1u);
    const auto person = involved.get(path);
    EXPECT_EQ(person.status, 200);
    EXPECT_EQ(person.text("/nhs_number"), "");
    EXPECT_THAT(person.reply.body, HasSubstr("withheld"));
    EXPECT_THAT(person.reply.body, Not(HasSubstr("9990000018")));
}

TEST_P(PeopleApi, ListsAPageAtATimeInFewWords) {
    test::add_one(app->db(), {.first = "Ida", .last = "Moss", .nhs = ""}, app->clock.now());
    const auto first = system->get(people + "?limit=1");
    const auto second = system->get(first.text("/next"));

    EXPECT_EQ(first.text("/items/0/name"), "Margaret Ellison");
    EXPECT_EQ(second.text("/items/0/name"), "Ida Moss");
    EXPECT_EQ(second.text("/next"), "");
    EXPECT_THAT(first.reply.body, Not(HasSubstr("9990000018")));
    EXPECT_EQ(system->get(people + "?ward=E05000001").items(), 0u);
    EXPECT_EQ(system->get(people + "?flag=shielded").items(), 0u);
    EXPECT_EQ(looks("list"), 4);
}

TEST_P(PeopleApi, FindsPeopleWithoutAWordInTheAddress) {
    const auto found = system->post(people + "/search", Json::object({{"typed", "ellison marg"}}));

    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(found.text("/items/0/id"), margaret->text());
    EXPECT_EQ(system->post(people + "/search", Json::object({{"typed", " "}})).status, 422);
    EXPECT_EQ(system->get(people + "?q=ellison").status, 400);
}

TEST_P(PeopleApi, AddsSomebodyOnce) {
    const auto body = Json::object({{"first_name", "Ida"},
                                    {"last_name", "Moss"},
                                    {"born_on", "1938-01-02"},
                                    {"postcode", "ZZ99 4QT"},
                                    {"phones", Json::array({"+441632960200"})},
                                    {"care", Json::object({{"safe_contact", "Only in daytime"}})}});
    const auto added = system->post(people, body, {{"idempotency-key", "ida"}});
    const auto again = system->post(people, body, {{"idempotency-key", "ida"}});
    EXPECT_EQ(added.status, 201) << added.reply.body;
    EXPECT_EQ(added.text("/care/safe_contact"), "Only in daytime");
    EXPECT_EQ(again.location, added.location);
    EXPECT_EQ(system->post(people, body).status, 409);
    EXPECT_EQ(system->post(people, Json::object({{"address", "1 Mill Lane"}})).status, 409);
}

TEST_P(PeopleApi, ChangesOnlyWhatIsSent) {
    const auto changed = system->patch(
        path, Json::object({{"known_as", "Peggy"},
                            {"care", Json::object({{"hearing", "Left ear"}})}}), "\"1\"");
    EXPECT_EQ(changed.status, 200) << changed.reply.body;
    EXPECT_EQ(changed.text("/known_as"), "Peggy");
    EXPECT_EQ(changed.text("/last_name"), "Ellison");
    EXPECT_EQ(changed.text("/nhs_number"), "9990000018");
    EXPECT_EQ(changed.text("/care/hearing"), "Left ear");
    EXPECT_EQ(system->patch(path, Json::object({{"known_as", "Maggie"}}), "\"1\"").status, 409);
    const auto nobody = people + "/" + PersonId::make(app->clock.now()).string();
    EXPECT_EQ(system->patch(nobody, Json::object({{"known_as", "Maggie"}}), "\"1\"").status, 404);
}

TEST_P(PeopleApi, SaysEveryFaultOfDetails) {
    const auto refused = system->post(
        people, Json::object({{"nhs_number", "9990000011"}, {"postcode", "nowhere"},
                              {"phones", Json::array({"12"})}, {"shares", "perhaps"}}));

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.find("errors")->array()->size(), 4u);
    EXPECT_THAT(refused.reply.body, HasSubstr("/phones/0"));
}

INSTANTIATE_TEST_SUITE_P(On, PeopleApi, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::people
