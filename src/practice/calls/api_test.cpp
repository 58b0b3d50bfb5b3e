#include "platform/web/api.hpp"

#include "practice/calls/calls.hpp"
#include "practice/messages/messages.hpp"
#include "support/api_caller.hpp"

namespace kith::calls {
namespace {

using test::ApiCaller;
using test::TestApp;

class CallsApi : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(api_routes(), GetParam());
        app->db().write(sql::Actor::system("test"), [&](sql::Transaction& t) { fill(t); });
        system.emplace(*app, viewer({"calls.make", "calls.manage", "people.see"}));
    }
    void fill(sql::Transaction& t) {
        const Instant now = app->clock.now();
        accounts::install_defaults(t, now);
        messages::install_defaults(t, now);
        const auto council = accounts::add_organisation(
            t, {.kind = "council", .name = "Fenmarch", .email = "help@fen.example"}, now);
        organisation = council.string();
        accounts::add_team(t, council, "Calls", now);
        ada = accounts::add_account(t, {.name = "Ada Lark", .email = "ada@fen.example",
                                        .organisation = council, .role = "Call handler"}, now)
                  .value();
        nia = people::add(t, {.first_name = Private("Nia"), .last_name = Private("Vale"),
                              .source = "phone"}, now);
    }
    web::Viewer viewer(std::vector<std::string> permissions) const {
        auto made = test::a_viewer(std::move(permissions), ada->string());
        made.organisation_id = organisation;
        return made;
    }
    Json booking(std::string due = "2020-04-07T10:00:00Z") const {
        return Json::object({{"person", nia->string()},
                             {"purpose", "welfare check"},
                             {"due_at", std::move(due)}});
    }

    const std::string calls = "/api/v1/calls";
    std::string organisation;
    std::optional<TestApp> app;
    std::optional<AccountId> ada;
    std::optional<PersonId> nia;
    std::optional<ApiCaller> system;
};

TEST_P(CallsApi, BooksACallOnceAndBringsItForward) {
    const auto booked = system->post(calls, booking());
    EXPECT_EQ(booked.status, 201) << booked.reply.body;
    app->clock.set(app->clock.now() + std::chrono::minutes(1));
    const auto sooner = system->post(calls, booking("2020-04-06T15:00:00Z"));
    EXPECT_EQ(sooner.status, 200);
    EXPECT_EQ(sooner.text("/id"), booked.text("/id"));
    EXPECT_EQ(sooner.text("/due_at"), "2020-04-06T15:00:00.000Z");
    EXPECT_EQ(system->get(calls + "?status=due&person=" + nia->string()).items(), 1u);
    EXPECT_EQ(system->get(calls + "?due_before=2020-04-06T09:00:00Z").items(), 0u);
}

TEST_P(CallsApi, GivesACallToSomebodyAndMovesIt) {
    const auto booked = system->post(calls, booking());
    const auto moved = system->patch(
        booked.location,
        Json::object({{"caller", ada->string()}, {"due_at", "2020-04-08T10:00:00Z"}}),
        booked.etag);
    EXPECT_EQ(moved.status, 200) << moved.reply.body;
    EXPECT_EQ(moved.text("/caller"), ada->text());
    EXPECT_EQ(moved.text("/due_at"), "2020-04-08T10:00:00.000Z");
    EXPECT_EQ(system->patch(booked.location, Json::object({}), booked.etag).status, 409);
    const auto nobody = AccountId::make(app->clock.now()).string();
    EXPECT_EQ(system->patch(booked.location, Json::object({{"caller", nobody}}), moved.etag).status,
              404);
}

TEST_P(CallsApi, RecordsWhatCameOfRinging) {
    const auto booked = system->post(calls, booking());
    const auto attempts = booked.location + "/attempts";
    const auto tried = system->post_to(attempts, Json::object({{"outcome", "no answer"}}),
                                       booked.etag);
    EXPECT_EQ(tried.status, 200) << tried.reply.body;
    EXPECT_EQ(tried.text("/attempts/0/outcome"), "no answer");
    const auto spoke = system->post_to(attempts, Json::object({{"outcome", "spoke"}}), tried.etag);
    EXPECT_EQ(spoke.text("/status"), "spoke");
    EXPECT_EQ(system->post_to(attempts, Json::object({{"outcome", "spoke"}}), spoke.etag).status,
              409);
    EXPECT_EQ(system->post_to(attempts, Json::object({{"outcome", "shouted"}}), spoke.etag).status,
              422);
    EXPECT_EQ(system->patch(booked.location, Json::object({}), spoke.etag).status, 409);
}

TEST_P(CallsApi, OpensOnlyWhatTheTokenMay) {
    const auto booked = system->post(calls, booking());
    struct Row {
        std::vector<std::string> permissions;
        int list, read, create, change;
    };
    const Row table[] = {{{"calls.make", "calls.manage", "people.see"}, 200, 200, 200, 200},
                         {{"calls.make", "people.see"}, 200, 200, 200, 403},
                         {{"calls.make"}, 403, 403, 403, 403},
                         {{"people.see"}, 403, 403, 403, 403}};
    for (const Row& row : table) {
        app->clock.set(app->clock.now() + std::chrono::minutes(1));
        ApiCaller caller(*app, viewer(row.permissions));
        EXPECT_EQ(caller.get(calls).status, row.list);
        EXPECT_EQ(caller.get(booked.location).status, row.read);
        EXPECT_EQ(caller.post(calls, booking()).status, row.create);
        EXPECT_EQ(caller.patch(booked.location, Json::object({}), booked.etag).status, row.change);
    }
    EXPECT_EQ(app->anyone().get(calls).status, 401);
}

INSTANTIATE_TEST_SUITE_P(On, CallsApi, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::calls
