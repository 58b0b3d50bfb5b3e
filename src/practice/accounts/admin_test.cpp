#include <gtest/gtest.h>

#include "platform/base/crypto.hpp"
#include "platform/sql/settings.hpp"
#include "practice/accounts/admin_store.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

using world::sent;
using world::World;

constexpr const char* admin = "admin@fenmarch.example";
constexpr const char* handler = "handler@fenmarch.example";

class Administration : public test::WithApp {
  protected:
    static test::Browser administrator(World& world) {
        register_permissions({manage_accounts, manage_roles, manage_settings, manage_tokens,
                              {"calls.make", "make calls"}, {"calls.make", "make calls"},
                              web::Permission::everyone()});
        world.add("Karen Flatt", admin, "Administrator");
        return world.sign_in(admin);
    }
    static std::string version_on(const test::Reply& page) {
        const std::string_view mark = "name=\"version\" value=\"";
        const auto at = page.body.find(mark) + mark.size();
        return page.body.substr(at, page.body.find('"', at) - at);
    }
};

TEST_P(Administration, IsOnlyForAdministrators) {
    World world(GetParam());
    world.add("Hannah Brooks", handler, "Call handler");
    auto browser = world.sign_in(handler);
    for (const char* path : {"/admin/people", "/admin/people/new", "/admin/organisations",
                             "/admin/roles", "/admin/settings", "/admin/tokens"}) {
        EXPECT_EQ(browser.get(path).status, 403) << path;
        EXPECT_NE(world.app.anyone().get(path).path, path);
    }
}

TEST_P(Administration, ShowsEachPageToWhomeverMay) {
    World world(GetParam());
    auto browser = administrator(world);
    for (const char* path : {"/admin", "/admin/people", "/admin/people/new",
                             "/admin/people?state=suspended", "/admin/organisations",
                             "/admin/organisations/new", "/admin/roles", "/admin/roles/new",
                             "/admin/settings", "/admin/tokens"}) {
        EXPECT_EQ(browser.get(path).status, 200) << path;
    }
    EXPECT_TRUE(browser.get("/admin/people?state=suspended").shows("Nobody here fits"));
}

TEST_P(Administration, InvitesByALinkThatChoosesAPassword) {
    World world(GetParam());
    auto browser = administrator(world);
    const test::Typed typed{{"name", "Josh Ransome"},
                            {"email", handler},
                            {"organisation", world.council->string()},
                            {"role", "Call handler"}};

    const auto page = browser.post("/admin/people/new", typed);

    EXPECT_TRUE(page.shows("Invited Josh Ransome"));
    EXPECT_TRUE(page.shows("invited"));
    EXPECT_EQ(sent().at(handler).values.at("inviter"), "Karen Flatt");
    EXPECT_EQ(browser.post("/admin/people/new", typed).status, 422);
}

TEST_P(Administration, KeepsWhatWasTypedWhenAnInvitationCannotBeSent) {
    World world(GetParam());

    const auto page = administrator(world).post("/admin/people/new", {{"name", "Josh Ransome"}});

    EXPECT_EQ(page.errors().size(), 3u);
    EXPECT_NE(page.body.find("value=\"Josh Ransome\""), std::string::npos);
}

TEST_P(Administration, GivesAndEndsRoles) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    const std::string path = "/admin/people/" + id.string();

    browser.post(path + "/roles",
                 {{"organisation", world.council->string()}, {"role", "Commissioner"}});
    const auto held = world.read([&](sql::Session& s) { return memberships(s, id); });
    ASSERT_EQ(held.size(), 2u);
    browser.post(path + "/roles/" + held.front().id + "/end");

    const auto left = world.read([&](sql::Session& s) { return memberships(s, id); });
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left.front().role_name, "Commissioner");
}

TEST_P(Administration, SuspendsAtOnceAndRestores) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    auto hers = world.sign_in(handler);
    const std::string path = "/admin/people/" + id.string();

    EXPECT_TRUE(browser.post(path + "/suspend").shows("suspended"));
    EXPECT_NE(hers.get("/account").path, "/account");
    browser.post(path + "/restore");
    EXPECT_EQ(world.row(handler).state, "active");
}

TEST_P(Administration, NeverSuspendsItself) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto own = world.row(admin).id.string();

    EXPECT_EQ(browser.post("/admin/people/" + own + "/suspend").status, 422);
    EXPECT_EQ(browser.post("/admin/people/" + own + "/leave").status, 422);
    EXPECT_EQ(world.row(admin).state, "active");
}

TEST_P(Administration, LetsALostPhoneBeReplaced) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto id = world.add("Hannah Brooks", handler, "Call handler");

    browser.post("/admin/people/" + id.string() + "/codes");

    EXPECT_TRUE(world.row(handler).code_secret.empty());
}

TEST_P(Administration, EndsTheAccessOfWhoeverLeavesAndOnlyTheirs) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto id = world.add("Hannah Brooks", handler, "Call handler");
    const auto heir = world.add("Priya Shah", "handler3@fenmarch.example", "Call handler");
    const std::string path = "/admin/people/" + id.string() + "/leave";
    EXPECT_TRUE(browser.get(path).shows("Priya Shah"));

    browser.with_budget(20).post(path, {{"heir", heir.string()}});

    EXPECT_EQ(world.row(handler).state, "left");
    EXPECT_TRUE(world.read([&](sql::Session& s) { return memberships(s, id); }).empty());
    EXPECT_EQ(world.row("handler3@fenmarch.example").state, "active");
    EXPECT_FALSE(check_password(world.app.db(), handler, world::password));
}

TEST_P(Administration, AddsAndChangesOrganisationsAndTheirTeams) {
    World world(GetParam());
    auto browser = administrator(world);
    const test::Typed typed{{"name", "Saltmarsh Sight"}, {"kind", "charity"},
                            {"uses_kith", "yes"}};
    const auto page = browser.post("/admin/organisations/new", typed);
    ASSERT_EQ(page.status, 200);
    EXPECT_EQ(browser.post("/admin/organisations/new", typed).status, 422);
    const auto path = page.path;

    const auto renamed = browser.post(path, {{"name", "Saltmarsh Sight Loss"},
                                             {"kind", "charity"},
                                             {"uses_kith", "yes"},
                                             {"active", "yes"},
                                             {"version", "1"}});
    EXPECT_TRUE(renamed.shows("Saltmarsh Sight Loss"));
    EXPECT_EQ(browser.post(path, {{"name", "Late"}, {"kind", "charity"}, {"uses_kith", "yes"},
                                  {"version", "1"}}).status, 409);
    const auto teams = browser.post(path + "/teams", {{"name", "Visitors"}});
    EXPECT_NE(teams.body.find("value=\"Visitors\""), std::string::npos);
}

TEST_P(Administration, AsksForAnAddressOfThoseWhoAreSentLinks) {
    World world(GetParam());

    const auto page = administrator(world).post("/admin/organisations/new",
                                                {{"name", "Marsh Food Bank"}, {"kind", "charity"}});

    EXPECT_EQ(page.errors(), std::vector<std::string>{"Enter the address their links go to"});
}

TEST_P(Administration, KeepsTheCouncilInUse) {
    World world(GetParam());

    const auto page = administrator(world).post(
        "/admin/organisations/" + world.council->string(),
        {{"name", "Fenmarch County Council"}, {"kind", "charity"}, {"uses_kith", "yes"},
         {"active", "yes"}, {"version", "1"}});

    EXPECT_EQ(page.status, 422);
}

TEST_P(Administration, ShowsAndChangesWhoMayDoWhat) {
    World world(GetParam());
    auto browser = administrator(world);
    EXPECT_TRUE(browser.get("/admin/roles").shows("Make calls"));
    const auto role = world.read([](sql::Session& s) { return role_by_name(s, "Commissioner"); });
    const std::string path = "/admin/roles/" + role->id.string();
    const test::Typed typed{{"name", "Commissioner"}, {"about", "Watches"}, {"needs_code", "yes"},
                            {"permissions", "calls.make"}, {"version", "1"}};

    EXPECT_TRUE(browser.post(path, typed).shows("Saved the role Commissioner"));
    EXPECT_EQ(browser.post(path, typed).status, 409);
    // What this program does not know stays.
    EXPECT_EQ(world.read([&](sql::Session& s) { return permissions_of(s, role->id); }),
              (std::vector<std::string>{"calls.make", "insight.see"}));
}

TEST_P(Administration, NeverLocksItselfOut) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto role = world.read([](sql::Session& s) { return role_by_name(s, "Administrator"); });

    const auto page = browser.post("/admin/roles/" + role->id.string(),
                                   {{"name", "Administrator"}, {"about", "Sets up"},
                                    {"needs_code", "yes"}, {"version", "1"},
                                    {"permissions", "roles.manage"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(browser.get("/admin/people").status, 200);
}

TEST_P(Administration, SetsTheCouncilsFace) {
    World world(GetParam());
    // One statement for each setting that changed.
    auto browser = administrator(world).with_budget(25);
    const test::Typed typed{{"name", "Fenmarch"}, {"service", "Fenmarch Together"},
                            {"colour", "#0b5d66"}, {"version", "1"}};

    EXPECT_EQ(browser.post("/admin/settings", typed).status, 200);
    EXPECT_EQ(browser.post("/admin/settings", typed).status, 409);
    const auto face = world.read([](sql::Session& s) { return council_face(s); });
    EXPECT_EQ(face.name, "Fenmarch");
    EXPECT_EQ(face.service_name, "Fenmarch Together");
    EXPECT_EQ(face.colour, "#0b5d66");
    EXPECT_EQ(browser.post("/admin/settings", {{"name", "F"}, {"colour", "teal"},
                                               {"website", "http://f.example"},
                                               {"version", "2"}}).errors().size(), 2u);
}

TEST_P(Administration, ChoosesTheTeamThatAnswers) {
    World world(GetParam());
    // One statement for each setting that changed.
    auto browser = administrator(world).with_budget(25);
    const auto team = world.write([&](sql::Transaction& t) {
        return add_team(t, *world.council, "Volunteer bureau", world.app.clock.now());
    });

    browser.post("/admin/settings", {{"name", "Fenmarch"}, {"version", "1"},
                                     {"team-jobs", team.string()}});

    EXPECT_EQ(world.read([](sql::Session& s) { return answering_team(s, "jobs"); }), team);
    EXPECT_NE(world.read([](sql::Session& s) { return answering_team(s, "calls"); }), team);
}

TEST_P(Administration, MakesTokensOfNoMoreThanTheMakerMay) {
    World world(GetParam());
    auto browser = administrator(world);
    const auto page = browser.post("/admin/tokens", {{"name", "Till"}, {"days", "30"},
                                                     {"permissions", "accounts.manage"},
                                                     {"permissions", "calls.make"}});
    const auto start = page.body.find("<code>kith_") + 6;
    const auto token = page.body.substr(start, page.body.find('<', start) - start);
    const auto all = world.read([&](sql::Session& s) { return tokens(s, *world.council); });
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().permissions, "accounts.manage");
    EXPECT_EQ(browser.get("/admin/tokens").body.find(token), std::string::npos);

    browser.post("/admin/tokens/" + all.front().id + "/revoke");

    EXPECT_FALSE(world.read([&](sql::Session& s) { return viewer_of_token(s, token); }));
    EXPECT_EQ(browser.post("/admin/tokens/" + all.front().id + "/revoke").status, 404);
    EXPECT_EQ(browser.post("/admin/tokens", {{"name", ""}}).errors().size(), 3u);
}

TEST_P(Administration, MakesOneTokenOfAFormSentTwice) {
    World world(GetParam());
    auto browser = administrator(world);
    const test::Typed form{{"name", "Till"}, {"days", "30"}, {"permissions", "accounts.manage"},
                           {"same_request", "one click"}};
    const auto token_in = [](const test::Reply& page) {
        const auto start = page.body.find("<code>kith_") + 6;
        return page.body.substr(start, page.body.find('<', start) - start);
    };
    const auto first = token_in(browser.post("/admin/tokens", form));
    const auto second = token_in(browser.post("/admin/tokens", form));

    EXPECT_EQ(first, second);
    EXPECT_EQ(world.read([&](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM api_token WHERE token_hash = $1",
                                     sha256_hex(second));
    }), 1);
    EXPECT_EQ(world.read([&](sql::Session& s) { return tokens(s, *world.council); }).size(), 1u);
    auto other = form;
    other.back().second = "another";
    EXPECT_NE(token_in(browser.post("/admin/tokens", other)), first);
}

INSTANTIATE_TEST_SUITE_P(On, Administration, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::accounts
