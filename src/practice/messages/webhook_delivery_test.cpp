// Webhooks from the event to a listener on this machine.
#include <gmock/gmock.h>

#include "platform/base/json.hpp"
#include "platform/sql/workers.hpp"
#include "platform/web/api.hpp"
#include "practice/messages/webhook.hpp"
#include "practice/messages/webhook_store.hpp"
#include "support/api_caller.hpp"
#include "support/listener.hpp"

namespace kith::messages {
namespace {

using test::ApiCaller;
using test::Heard;
using test::Listener;
using testing::HasSubstr;
using testing::Not;

class Webhooks : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        allow_webhooks_inside();
        app.emplace(web::join_routes({routes(), api_routes()}), GetParam());
        write([&](sql::Transaction& t) {
            accounts::install_defaults(t, t.now());
            install_defaults(t, t.now());
            council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, t.now());
            charity = accounts::add_organisation(
                t, {.kind = "charity", .name = "Marden Kitchen", .email = ""}, t.now());
            admin = accounts::add_account(t, {.name = "Ada Lark", .email = "ada@fen.example",
                                              .organisation = *council, .role = "Administrator"},
                                          t.now())
                        .value();
            t.execute("UPDATE account SET state = 'active'");
            for (const char* permission : {"needs.see", "concerns.work", "referrals.make"}) {
                t.execute("INSERT INTO role_permission (role_id, permission) SELECT id, $1 FROM "
                          "role WHERE name = 'Administrator' ON CONFLICT DO NOTHING",
                          permission);
            }
            t.unlogged("for a test");
        });
        system.emplace(*app, viewer());
    }
    template <class Work>
    void write(Work work) {
        app->db().write(sql::Actor{.account_id = "test", .source = "test"}, work);
    }
    web::Viewer viewer() const {
        auto made = test::a_viewer({"concerns.work", "needs.see", "referrals.make",
                                    "tokens.manage"}, admin->string());
        made.organisation_id = council->string();
        return made;
    }
    test::Told subscribe(const std::string& url, Json::Array events) {
        return system->post("/api/v1/webhooks", Json::object({{"name", "The warehouse"},
                                                              {"url", url},
                                                              {"events", std::move(events)}}));
    }
    void happen(Happening what = {.event = "need.created", .id = "an-id", .reference = "N-1",
                                  .status = "waiting"}) {
        write([&](sql::Transaction& t) { publish(t, what, t.now()); });
    }
    // Works until nothing is due; gives how much there was.
    int work() {
        sql::Workers workers(app->db(), {{"webhook.send", [this](const sql::Work& one) {
                                              handle_webhook(app->db(), one, app->clock.now());
                                          }}});
        int done = 0;
        while (workers.run_one()) ++done;
        return done;
    }
    Json first_delivery(const test::Told& hook) {
        const auto told = system->get(hook.location + "/deliveries");
        const Json* first = told.body.at("/items/0");
        return first ? *first : Json();
    }

    std::optional<test::TestApp> app;
    std::optional<OrganisationId> council, charity;
    std::optional<AccountId> admin;
    std::optional<ApiCaller> system;
};

TEST_P(Webhooks, TellAListenerWithASignatureItCanCheck) {
    Listener listener(204);
    const auto hook = subscribe(listener.url(), {"need.created"});
    ASSERT_EQ(hook.status, 201) << hook.reply.body;
    happen();
    happen({.event = "need.changed", .id = "an-id"});
    EXPECT_EQ(work(), 1);

    ASSERT_EQ(listener.heard().size(), 1u);
    const Heard heard = listener.heard()[0];
    EXPECT_EQ(heard.header("content-type"), "application/json");
    const auto delivery = first_delivery(hook);
    EXPECT_EQ(heard.header("webhook-id"), delivery.text_at("/id"));
    const auto signature = signature_of(hook.text("/secret"), heard.header("webhook-id"),
                                        app->clock.now(), heard.body);
    EXPECT_EQ(heard.header("webhook-signature"), *signature);
    EXPECT_EQ(Json::parse(heard.body)->text_at("/data/reference"), "N-1");
    EXPECT_EQ(delivery.text_at("/state"), "delivered");
}

TEST_P(Webhooks, AreTriedAgainLaterAndThenGivenUpAndCanBeReplayed) {
    std::optional<Listener> listener(std::in_place, 500);
    const auto hook = subscribe(listener->url(), {"need.created"});
    happen();
    EXPECT_EQ(work(), 1);
    EXPECT_EQ(first_delivery(hook).text_at("/state"), "waiting");
    EXPECT_EQ(work(), 0);
    for (int i = 0; i < 9; ++i) {
        app->clock.set(app->clock.now() + std::chrono::hours(7));
        EXPECT_EQ(work(), 1);
    }
    const auto dead = first_delivery(hook);
    EXPECT_EQ(dead.text_at("/state"), "dead");
    EXPECT_EQ(dead.text_at("/last_answer"), "They answered 500");
    EXPECT_EQ(listener->heard().size(), 10u);

    listener.reset();
    Listener mended(200);
    system->patch(hook.location, Json::object({{"url", mended.url()}}), hook.etag);
    const auto replay = hook.location + "/deliveries/" + std::string(dead.text_at("/id")) +
                        "/replay";
    EXPECT_EQ(system->post(replay, Json()).status, 200);
    EXPECT_EQ(system->post(replay, Json()).status, 409);
    work();
    EXPECT_EQ(first_delivery(hook).text_at("/state"), "delivered");
    EXPECT_EQ(mended.heard()[0].header("webhook-id"), dead.text_at("/id"));
}

TEST_P(Webhooks, AreSwitchedOffByTheirSubscriber) {
    Listener listener(410);
    const auto hook = subscribe(listener.url(), {"need.created"});
    happen();
    work();
    EXPECT_EQ(system->get(hook.location).body.find("active")->boolean(), false);
    happen();
    EXPECT_EQ(work(), 0);
}

TEST_P(Webhooks, GiveUpWhatWasOnItsWayWhenTheyAreSwitchedOff) {
    Listener listener(200);
    const auto hook = subscribe(listener.url(), {"need.created"});
    happen();
    system->patch(hook.location, Json::object({{"active", false}}), hook.etag);
    work();
    EXPECT_TRUE(listener.heard().empty());
    EXPECT_EQ(first_delivery(hook).text_at("/state"), "dead");
}

TEST_P(Webhooks, TellOnlyWhatTheMakerMayStillKnow) {
    EXPECT_EQ(subscribe("https://hooks.example.org", {"call.attempted"}).status, 409);
    EXPECT_EQ(subscribe("https://hooks.example.org", {"need.vanished"}).status, 409);
    EXPECT_EQ(subscribe("ftp://hooks.example.org", {"need.created"}).status, 409);
    Listener listener(200);
    const auto hook = subscribe(listener.url(), {"need.created"});
    happen();
    write([&](sql::Transaction& t) {
        t.execute("DELETE FROM role_permission WHERE permission = 'needs.see'");
        t.unlogged("for a test");
    });
    work();
    EXPECT_TRUE(listener.heard().empty());
    EXPECT_EQ(first_delivery(hook).text_at("/state"), "dead");
}

TEST_P(Webhooks, OfOtherOrganisationsAreToldOfTheirOwnOnly) {
    auto partner = viewer();
    partner.organisation_id = charity->string();
    ApiCaller theirs(*app, partner);
    EXPECT_EQ(theirs.post("/api/v1/webhooks", Json::object({{"name", "Ours"},
                                                            {"url", "https://hooks.example.org"},
                                                            {"events",
                                                             Json::array({"referral.offered"})}}))
                  .status,
              201);
    const auto waiting = [&] {
        return app->db().read([](sql::Session& session) {
            return session.value<std::int64_t>("SELECT count(*) FROM webhook_delivery");
        });
    };
    happen({.event = "referral.offered", .id = "one", .organisations = {"another"}});
    EXPECT_EQ(waiting(), 0);
    happen({.event = "referral.offered", .id = "two", .organisations = {charity->string()}});
    EXPECT_EQ(waiting(), 1);
    EXPECT_EQ(ApiCaller(*app, viewer()).get("/api/v1/webhooks").items(), 0u);
}

TEST_P(Webhooks, KeepTheirSecretSealedAndShowItOnce) {
    const auto hook = subscribe("https://hooks.example.org", {"need.created"});
    EXPECT_THAT(hook.text("/secret"), testing::StartsWith("whsec_"));
    EXPECT_EQ(system->get(hook.location).text("/secret"), "");
    const auto kept = app->db().read([](sql::Session& session) {
        return session.value<std::string>("SELECT secret FROM webhook");
    });
    EXPECT_THAT(kept, testing::StartsWith("sealed:"));
    EXPECT_EQ(system->send("DELETE", hook.location, std::nullopt).status, 204);
    EXPECT_EQ(system->get(hook.location).status, 404);
}

TEST_P(Webhooks, AreSetUpAndWatchedOnPages) {
    Listener listener(410);
    auto browser = app->as(viewer()).with_budget(30);
    EXPECT_TRUE(browser.get("/admin/webhooks").shows("No webhooks yet"));
    const auto bad = browser.post("/admin/webhooks", {{"name", ""}, {"url", "hooks"}});
    EXPECT_EQ(bad.status, 422);
    EXPECT_EQ(bad.errors().size(), 3u);
    const auto made = browser.post("/admin/webhooks", {{"name", "The warehouse"},
                                                       {"url", listener.url()},
                                                       {"events", "need.created"}});
    EXPECT_THAT(made.text(), HasSubstr("whsec_"));
    happen();
    work();
    const auto hook = system->get("/api/v1/webhooks").text("/items/0/id");
    auto again = app->as(viewer()).with_budget(30);
    const auto page = again.get("/admin/webhooks/" + hook);
    EXPECT_TRUE(page.shows("given up")) << page.text();
    const auto delivery =
        system->get("/api/v1/webhooks/" + hook + "/deliveries").text("/items/0/id");
    EXPECT_TRUE(again.post("/admin/webhooks/" + hook + "/deliveries/" + delivery)
                    .shows("on its way again"));
    EXPECT_EQ(again.post("/admin/webhooks/" + hook + "/remove").status, 200);
    EXPECT_EQ(app->as(test::a_viewer({"messages.manage"})).get("/admin/webhooks").status, 403);
}

INSTANTIATE_TEST_SUITE_P(On, Webhooks, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::messages
