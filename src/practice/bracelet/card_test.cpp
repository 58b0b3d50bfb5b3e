#include "practice/bracelet/card.hpp"

#include <gtest/gtest.h>

#include "support/pdf.hpp"
#include "support/test_app.hpp"

namespace kith::bracelet {
namespace {

using test::a_viewer;
using test::TestApp;

class EmergencyCards : public test::WithApp {
  protected:
    static PersonId margaret(TestApp& app) {
        app.app().secret = "the secret of a test, of any length";
        return app.db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            const auto now = app.clock.now();
            accounts::install_defaults(t, now);
            const auto council = accounts::add_organisation(
                t, {.kind = "council", .name = "Fenmarch", .email = ""}, now);
            accounts::add_team(t, council, "Contact centre", now);
            return people::add(t,
                               {.first_name = Private("Margaret"),
                                .last_name = Private("Ellison"),
                                .address = Private("1 Mill Lane"),
                                .source = "test"},
                               now);
        });
    }
    static web::Viewer giver() { return a_viewer({"people.see", "cards.give"}, "giver"); }
    static std::string page(PersonId person, std::string_view more = "") {
        return "/people/" + person.string() + "/card" + std::string(more);
    }
    // Gives a card that shows the first name and whom to ring; its code.
    static std::string given(TestApp& app, PersonId person) {
        app.as(giver()).post(page(person), {{"shows", "first name"}, {"shows", "contact"},
                                            {"contact_name", "Anna"},
                                            {"contact_phone", "07700 900456"},
                                            {"agreed", "Told by phone, agreed"}});
        return app.db().read([&](sql::Session& s) {
            return code_of(*current(s, person), app.app().secret).value();
        });
    }
};

TEST_P(EmergencyCards, ShowAStrangerWhatWasAgreedAndNothingElse) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto code = given(app, person);
    const auto seen = app.anyone().get("/c/" + code);

    EXPECT_EQ(seen.status, 200);
    EXPECT_TRUE(seen.shows("This is Margaret."));
    EXPECT_TRUE(seen.shows("07700 900456"));
    EXPECT_FALSE(seen.shows("Ellison"));
    EXPECT_FALSE(seen.shows("Mill Lane"));
    EXPECT_FALSE(seen.shows("Open the record"));
    EXPECT_EQ(app.anyone().get("/c/nothing").status, 404);
}

TEST_P(EmergencyCards, LogAndTellEveryScan) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto code = given(app, person);
    app.anyone().get("/c/" + code);

    EXPECT_TRUE(app.as(giver()).get(page(person)).shows("somebody not signed in"));
    const auto one = [&](std::string_view sql) {
        return app.db().read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    };
    EXPECT_EQ(one("SELECT count(*) FROM access_log WHERE action = 'emergency'"), 1);
    EXPECT_EQ(one("SELECT count(*) FROM work WHERE subject_kind = 'card scan' AND urgent = 1"), 1);
    EXPECT_EQ(one("SELECT count(*) FROM story WHERE headline = "
                  "'Their emergency card was scanned'"), 1);
}

TEST_P(EmergencyCards, OpenTheRecordToASignedInResponderWithAReason) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto code = given(app, person);
    const auto responder = a_viewer({"people.emergency"}, "responder");
    auto browser = app.as(responder);
    EXPECT_TRUE(browser.get("/c/" + code).shows("Open the record"));
    EXPECT_EQ(browser.post("/c/" + code, {}).status, 422);
    browser.staying_put().post("/c/" + code, {{"reason", "Found on the floor"}});

    EXPECT_TRUE(app.db().read([&](sql::Session& s) {
        return sharing::decide(s, responder, person, app.clock.now()).emergency;
    }));
}

TEST_P(EmergencyCards, ShowNothingOnceTakenBackOrReplaced) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto first = given(app, person);
    const auto second = given(app, person);
    EXPECT_NE(first, second);
    EXPECT_FALSE(app.anyone().get("/c/" + first).shows("Margaret"));
    EXPECT_TRUE(app.anyone().get("/c/" + second).shows("Margaret"));
    app.as(giver()).post(page(person, "/revoke"));

    EXPECT_TRUE(app.anyone().get("/c/" + second).shows("no longer in use"));
    EXPECT_EQ(app.as(giver()).get(page(person, "/print")).status, 404);
    EXPECT_EQ(app.as(giver()).get(page(person, ".pdf")).status, 404);
}

TEST_P(EmergencyCards, ArePrintedWithACodeAndNeedAgreement) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    EXPECT_EQ(app.as(giver()).post(page(person), {{"shows", "first name"}}).errors(),
              std::vector<std::string>{"Say what they were told and agreed to"});
    given(app, person);
    const auto printed = app.as(giver()).get(page(person, "/print"));

    EXPECT_NE(printed.body.find("The code of this card"), std::string::npos);
    EXPECT_TRUE(printed.shows("please ring Anna"));
    const auto file = app.as(giver()).get(page(person, ".pdf"));
    EXPECT_EQ(file.content_type, "application/pdf");
    if (test::reads_pdf()) {
        const std::string words = test::pdf_text(file.body);
        EXPECT_NE(words.find("Margaret"), std::string::npos) << words;
        EXPECT_NE(words.find("07700"), std::string::npos) << words;
        EXPECT_EQ(words.find("Ellison"), std::string::npos) << words;
    }
    EXPECT_EQ(app.as(a_viewer({"people.see"})).get(page(person)).status, 403);
}

TEST_P(EmergencyCards, KeepNoCodeThatCanBeReadWithoutTheInstallationsSecret) {
    TestApp app(routes(), GetParam());
    const auto person = margaret(app);
    const auto code = given(app, person);
    const auto stored = app.db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT code_hash || code_sealed FROM emergency_card");
    });

    EXPECT_EQ(stored.find(code), std::string::npos);
    EXPECT_GE(code.size(), 26u) << "at least 128 bits";
    EXPECT_FALSE(app.db().read([&](sql::Session& s) {
        return code_of(*current(s, person), std::string(32, 'x')).has_value();
    }));
}

INSTANTIATE_TEST_SUITE_P(On, EmergencyCards, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::bracelet
