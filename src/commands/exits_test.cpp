#include "commands/exits.hpp"

#include <gtest/gtest.h>

#include <array>

#include "practice/accounts/accounts.hpp"
#include "practice/asking/asking.hpp"
#include "practice/bracelet/bracelet.hpp"
#include "practice/casework/casework.hpp"
#include "practice/insight/insight.hpp"
#include "practice/messages/messages.hpp"
#include "practice/people/people.hpp"
#include "practice/referrals/referrals.hpp"
#include "practice/rights/rights.hpp"
#include "practice/sharing/sharing.hpp"
#include "practice/volunteering/volunteering.hpp"
#include "support/test_app.hpp"

namespace kith::commands {
namespace {

// Every route that somebody without an account, or a volunteer, can reach is in one of these.
std::vector<web::Route> all_routes() {
    return web::join_routes({accounts::routes(), asking::routes(), asking::home_routes(),
                             bracelet::routes(), casework::routes(), insight::routes(),
                             messages::routes(), people::routes(), referrals::routes(),
                             rights::routes(), sharing::routes(), volunteering::routes()});
}

// Open to everybody, and nothing is asked there that could tell of harm.
bool tells_nothing(std::string_view path) {
    constexpr std::array<std::string_view, 5> paths{
        "/sign-in",            // accounts
        "/sign-out",           //
        "/volunteer-with-us",  // offering to help
        "/figures",            // published figures
        "/c/",                 // what a bracelet's card shows whoever helps in the street
    };
    for (const auto one : paths) {
        if (path.starts_with(one)) return true;
    }
    // Organisations answer referrals by a link, accept an invitation, choose a password.
    return path.starts_with("/r/") || path.starts_with("/invitation") ||
           path.starts_with("/password");
}

bool is_page(const web::Route& route) { return route.kind == web::Kind::page; }

bool has_button(const test::Reply& reply) {
    return reply.body.find("govuk-exit-this-page__button") != std::string::npos;
}

// With something in place of each parameter.
std::string asked_for(std::string_view path) {
    std::string address(path);
    for (auto at = address.find('{'); at != std::string::npos; at = address.find('{')) {
        address.replace(at, address.find('}') - at + 1, "0190f0c4-0000-7000-8000-000000000000");
    }
    return address;
}

class ExitThisPage : public testing::Test {
  protected:
    void SetUp() override {
        introduce_exits();
        app.db().write(sql::Actor::system("test"), [](sql::Transaction& t) {
            accounts::install_defaults(t, t.now());
            accounts::add_organisation(t, {.kind = "council", .name = "Fenmarch", .email = ""},
                                       t.now());
            people::install_defaults(t, t.now());
            messages::install_defaults(t, t.now());
            casework::install_defaults(t, t.now());
        });
    }
    void TearDown() override { web::show_exit_on({}); }

    test::TestApp app{all_routes()};
};

TEST_F(ExitThisPage, IsDecidedForEveryPageThatIsOpenToEverybody) {
    for (const web::Route& route : all_routes()) {
        if (!is_page(route) || !route.permission.is_public()) continue;
        const bool exits = web::exit_from(route.path).has_value();
        EXPECT_NE(exits, tells_nothing(route.path))
            << route.path << " is either a page of exits() or one of tells_nothing()";
    }
}

TEST_F(ExitThisPage, StandsWhereverAVolunteerSeesOneJobOrOnePerson) {
    for (const web::Route& route : all_routes()) {
        const bool volunteers = route.permission.name() == volunteering::do_jobs.name();
        const bool about_somebody = route.path.find("{job}") != std::string_view::npos ||
                                    route.path.find("{pair}") != std::string_view::npos;
        if (!is_page(route) || !volunteers || !about_somebody) continue;
        EXPECT_TRUE(web::exit_from(route.path)) << route.path;
    }
}

TEST_F(ExitThisPage, IsOnEveryAnswerOfThesePagesEvenARefusal) {
    int seen = 0;
    for (const web::Route& route : all_routes()) {
        const bool get = route.method == web::Method::get;
        if (!is_page(route) || !route.permission.is_public()) continue;
        const std::string path = asked_for(route.path);
        auto browser = app.anyone().unchecked().with_budget(60);
        const auto reply = get ? browser.get(path) : browser.post(path);
        if (reply.body.find("<main") == std::string::npos) continue;
        EXPECT_EQ(has_button(reply), web::exit_from(reply.path).has_value())
            << path << " led to " << reply.path;
        ++seen;
    }
    EXPECT_GT(seen, 20);
}

TEST_F(ExitThisPage, DropsWhatWasWrittenWhereSomethingWas) {
    EXPECT_TRUE(app.anyone().get("/get-help").leads_to("/get-help/leave"));
    EXPECT_NE(app.anyone().get("/").body.find("bbc.co.uk/weather"), std::string::npos);
}

TEST_F(ExitThisPage, HasAPageBehindEveryPathNamed) {
    for (const auto& exit : exits()) {
        bool leads = exit.path == "/help";  // of the platform itself
        for (const web::Route& route : all_routes()) {
            leads = leads || (web::exit_from(route.path) &&
                              web::exit_from(route.path)->path == exit.path);
        }
        EXPECT_TRUE(leads) << exit.path;
    }
}

TEST(ExitFrom, IsThePathAndAllBelowButNothingThatBeginsAlike) {
    web::show_exit_on({{"/"}, {"/get-help", "/leave"}, {"/my-jobs/"}});
    EXPECT_TRUE(web::exit_from("/"));
    EXPECT_TRUE(web::exit_from("/get-help"));
    EXPECT_EQ(web::exit_from("/get-help/check")->by, "/leave");
    EXPECT_TRUE(web::exit_from("/my-jobs/1/worry"));
    EXPECT_FALSE(web::exit_from("/get-helpers"));
    EXPECT_FALSE(web::exit_from("/my-jobs"));
    EXPECT_FALSE(web::exit_from("/figures"));
    web::show_exit_on({});
}

}  // namespace
}  // namespace kith::commands
