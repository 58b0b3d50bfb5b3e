#include <gmock/gmock.h>

#include "practice/asking/draft_store.hpp"
#include "practice/asking/world_test.hpp"

namespace kith::asking {
namespace {

using test::Browser;
using test::Reply;
using test::Typed;
using testing::ElementsAre;

constexpr int budget_of_sending = 120;

class GetHelp : public World {
  protected:
    Browser browser() { return app().anyone().with_budget(budget_of_sending); }

    // Answers every page for herself, by e-mail, and stops at the check of answers.
    Reply answer_all(Browser& visitor, const Typed& needs = {{"needs", "dogs"}},
                     const std::string& urgency = "days") {
        visitor.post("/get-help");
        visitor.post("/get-help/who", {{"who", "self"}});
        Reply reply = visitor.post("/get-help/needs", needs);
        while (reply.path.find("need-") != std::string::npos) {
            reply = visitor.post(reply.path, {{"need-food-people", "2"},
                                              {"need-dogs-pet", "An old dog, friendly"}});
        }
        visitor.post("/get-help/urgency", {{"urgency", urgency}});
        if (urgency == "danger") visitor.get("/get-help/carry-on");
        visitor.post("/get-help/name", {{"first-name", "Nia"}, {"last-name", "Vale"},
                                        {"born-day", "27"}, {"born-month", "3"},
                                        {"born-year", "1941"}});
        visitor.post("/get-help/address",
                     {{"address", "4 Mill Lane, Fenmarch"}, {"postcode", "zz123ab"}});
        visitor.post("/get-help/contact", {{"contact", "email"}, {"email", "nia@vale.example"}});
        visitor.post("/get-help/safe", {{"safe", "yes"}, {"voicemail", "yes"}});
        visitor.post("/get-help/access", {{"ease", "large print"}});
        return visitor.post("/get-help/sharing", {{"shares", "agreed"}});
    }
};

TEST_P(GetHelp, TellsOfDangerBeforeAnythingElseAndGivesThePhone) {
    const Reply page = browser().get("/get-help");

    EXPECT_EQ(page.status, 200);
    const auto text = page.text();
    EXPECT_LT(text.find("call 999"), text.find("Get help Food"));
    EXPECT_TRUE(page.shows("01632 960 001"));
    EXPECT_TRUE(page.leads_to("tel:+441632960001"));
    EXPECT_TRUE(page.shows("Every day, 8am to 8pm"));
    EXPECT_TRUE(page.leads_to("/get-help/leave"));
}

TEST_P(GetHelp, LeadsThroughAllPagesToAReference) {
    auto visitor = browser();

    const Reply check = answer_all(visitor);
    ASSERT_EQ(check.path, "/get-help/check");
    for (const std::string_view words :
         {"Dog walking", "An old dog, friendly", "In the next few days", "Nia Vale",
          "27 March 1941", "nia@vale.example", "Large print"}) {
        EXPECT_TRUE(check.shows(words)) << words;
    }

    const Reply sent = visitor.post("/get-help/check");
    EXPECT_EQ(sent.path, "/get-help/sent");
    EXPECT_TRUE(sent.shows("We have your request"));
    EXPECT_TRUE(sent.shows(text("SELECT reference FROM contact")));
    EXPECT_EQ(count("SELECT count(*) FROM need WHERE category = 'dogs' AND urgent = 0"), 1);
    EXPECT_EQ(text("SELECT channel FROM contact"), "web");
    EXPECT_EQ(text("SELECT recipient FROM message"), "nia@vale.example");
    EXPECT_EQ(count("SELECT count(*) FROM call"), 0);
    EXPECT_EQ(text("SELECT answers FROM request_draft"), "{}");
}

TEST_P(GetHelp, MakesOneRequestHoweverOftenItIsSent) {
    auto visitor = browser();
    answer_all(visitor);

    const Reply first = visitor.post("/get-help/check");
    const Reply second = visitor.post("/get-help/check");

    EXPECT_EQ(first.text(), second.text());
    EXPECT_EQ(count("SELECT count(*) FROM contact"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
}

TEST_P(GetHelp, KeepsWhatWasTypedWhenItCannotBeAccepted) {
    auto visitor = browser();
    visitor.post("/get-help");

    const Reply none = visitor.post("/get-help/who");
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(none.title().starts_with("Error: "));
    EXPECT_THAT(none.errors(), ElementsAre("Select who needs help"));

    visitor.post("/get-help/who", {{"who", "someone else"}});
    const Reply half = visitor.post("/get-help/someone-else", {{"asker-name", "Dan Orme"},
                                                               {"asker-phone", "123"},
                                                               {"agrees", "yes"}});
    EXPECT_EQ(half.status, 422);
    EXPECT_NE(half.body.find("Dan Orme"), std::string::npos);
    EXPECT_NE(half.body.find("value=\"123\""), std::string::npos);
}

TEST_P(GetHelp, LetsNobodyJumpAhead) {
    auto visitor = browser();
    EXPECT_EQ(visitor.get("/get-help/urgency").path, "/get-help");
    visitor.post("/get-help");

    EXPECT_EQ(visitor.get("/get-help/urgency").path, "/get-help/who");
    EXPECT_EQ(visitor.get("/get-help/check").path, "/get-help/who");
    EXPECT_EQ(visitor.post("/get-help/check").path, "/get-help/who");
    EXPECT_EQ(visitor.get("/get-help/sent").path, "/get-help/who");
}

TEST_P(GetHelp, ComesBackToTheCheckAfterAChangeAndAsksWhatBecameNecessary) {
    auto visitor = browser();
    const Reply check = answer_all(visitor);
    EXPECT_TRUE(check.leads_to("/get-help/name#first-name"));

    const Reply back = visitor.get("/get-help/name");
    EXPECT_NE(back.body.find("value=\"Vale\""), std::string::npos);
    EXPECT_TRUE(back.leads_to("/get-help/check"));
    const Reply renamed =
        visitor.post("/get-help/name", {{"first-name", "Nia"}, {"last-name", "Vaile"}});
    EXPECT_EQ(renamed.path, "/get-help/check");
    EXPECT_TRUE(renamed.shows("Nia Vaile"));

    const Reply more = visitor.post("/get-help/needs", {{"needs", "dogs"}, {"needs", "food"}});
    EXPECT_EQ(more.path, "/get-help/need-food");
}

TEST_P(GetHelp, SendsWhoeverIsInDangerTo999AndTellsStaffAtOnce) {
    auto visitor = browser();
    visitor.post("/get-help");
    visitor.post("/get-help/who", {{"who", "self"}});
    visitor.post("/get-help/needs", {{"needs", "dogs"}});
    visitor.post("/get-help/need-dogs");

    const Reply danger = visitor.post("/get-help/urgency", {{"urgency", "danger"}});
    EXPECT_EQ(danger.path, "/get-help/danger");
    EXPECT_TRUE(danger.shows("Call 999 now"));

    answer_all(visitor, {{"needs", "dogs"}}, "danger");
    visitor.post("/get-help/check");
    EXPECT_EQ(text("SELECT urgency FROM concern"), "danger now");
    EXPECT_EQ(count("SELECT count(*) FROM need WHERE urgent = 1"), 1);
}

TEST_P(GetHelp, NeverChangesWhatIsKnownOfAPerson) {
    auto known = known_person();
    known.care.safe_contact = Private("Only by her daughter");
    add_person(known);
    auto visitor = browser();
    answer_all(visitor);

    const Reply sent = visitor.post("/get-help/check");

    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(text("SELECT safe_contact FROM person"), "Only by her daughter");
    EXPECT_EQ(count("SELECT count(*) FROM person_number WHERE kind = 'email'"), 0);
    EXPECT_NE(text("SELECT summary FROM contact").find("nia@vale.example"), std::string::npos);
    EXPECT_FALSE(sent.shows("Only by her daughter"));
}

TEST_P(GetHelp, SaysTheSameWhetherAPersonIsKnownOrNot) {
    auto stranger = browser();
    answer_all(stranger);
    const std::string unknown = stranger.post("/get-help/check").text();
    const std::string reference = text("SELECT reference FROM contact");

    auto again = browser();
    answer_all(again);
    std::string known = again.post("/get-help/check").text();

    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM need"), 1);
    const std::string other =
        text("SELECT reference FROM contact WHERE reference <> '" + reference + "'");
    known.replace(known.find(other), other.size(), reference);
    EXPECT_EQ(known, unknown);
}

TEST_P(GetHelp, KeepsTheSafetyRuleOfSomebodyNewAndRingsInsteadOfWriting) {
    auto visitor = browser();
    answer_all(visitor);
    visitor.post("/get-help/contact", {{"contact", "phone"}, {"phone", "01632 960145"}});
    visitor.post("/get-help/safe", {{"safe", "rules"}, {"safe-rule", "Only Tuesdays at ten"},
                                    {"voicemail", "no"}});

    const Reply sent = visitor.post("/get-help/check");

    EXPECT_EQ(text("SELECT safe_contact FROM person"), "Only Tuesdays at ten");
    EXPECT_EQ(count("SELECT count(*) FROM person WHERE safe_voicemail = 0"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM message"), 0);
    EXPECT_EQ(text("SELECT purpose FROM call"), "request for help");
    EXPECT_TRUE(sent.shows("Somebody will ring"));
}

TEST_P(GetHelp, TellsTheNeighbourWhoAskedAndRingsBeforeActing) {
    auto visitor = browser();
    answer_all(visitor);
    visitor.post("/get-help/who", {{"who", "someone else"}});
    visitor.post("/get-help/someone-else",
                 {{"asker-name", "Dan Orme"}, {"asker-relation", "neighbour"},
                  {"asker-phone", "07700 900123"}, {"asker-email", "dan@orme.example"},
                  {"agrees", "no"}});

    visitor.post("/get-help/check");

    EXPECT_EQ(text("SELECT recipient FROM message"), "dan@orme.example");
    EXPECT_EQ(count("SELECT count(*) FROM contact WHERE person_agrees = 0"), 1);
    EXPECT_EQ(text("SELECT asker_relation FROM contact"), "neighbour");
    EXPECT_EQ(count("SELECT count(*) FROM call"), 1);
}

TEST_P(GetHelp, OpensSeveralNeedsAndMakesAnUrgentOneDueToday) {
    auto visitor = browser();
    answer_all(visitor, {{"needs", "food"}, {"needs", "dogs"}}, "today");

    visitor.post("/get-help/check");

    EXPECT_EQ(count("SELECT count(*) FROM need WHERE urgent = 1 AND due_on = '2020-04-06'"), 2);
    EXPECT_NE(text("SELECT details FROM need WHERE category = 'food'")
                  .find("How many people need food? 2"),
              std::string::npos);
}

TEST_P(GetHelp, SendsALinkToComeBackWithThatWorksInAnotherBrowser) {
    auto visitor = browser();
    visitor.post("/get-help");
    visitor.post("/get-help/who", {{"who", "self"}});
    EXPECT_EQ(visitor.post("/get-help/save", {{"email", "nobody"}}).status, 422);
    EXPECT_TRUE(visitor.post("/get-help/save", {{"email", "nia@vale.example"}})
                    .shows("We have sent you a link"));
    const std::string mail = text("SELECT body FROM message");
    const std::string_view start = "https://kith.example";
    const auto at = mail.find(start);
    ASSERT_NE(at, std::string::npos);
    const std::string link =
        mail.substr(at + start.size(), mail.find('\n', at) - at - start.size());

    auto other = browser();
    EXPECT_TRUE(other.get(link).shows("Nobody has seen it yet"));
    EXPECT_EQ(other.post(link).path, "/get-help/needs");
    EXPECT_EQ(visitor.get("/get-help/needs").path, "/get-help");

    app().clock.advance(draft_kept + std::chrono::hours(1));
    auto late = browser();
    EXPECT_EQ(late.get(link).status, 404);
    EXPECT_EQ(other.get("/get-help/needs").path, "/get-help");
}

TEST_P(GetHelp, KeepsWhatWasBegunOnAPageLeftForLater) {
    auto visitor = browser();
    visitor.post("/get-help");
    visitor.post("/get-help/who", {{"who", "self"}});

    const auto saving = visitor.post("/get-help/needs", {{"needs", "food"}, {"then", "save"}});

    EXPECT_EQ(saving.path, "/get-help/save");
    EXPECT_NE(visitor.get("/get-help/needs").body.find(R"(value="food" checked)"),
              std::string::npos);
    visitor.post("/get-help/need-food", {{"need-food-people", "two"}, {"then", "save"}});
    EXPECT_EQ(visitor.get("/get-help/carry-on").path, "/get-help/need-food");
}

TEST_P(GetHelp, SendsNoMoreThanFiveLinks) {
    auto visitor = browser();
    visitor.post("/get-help");
    for (int sent = 0; sent < 7; ++sent) {
        visitor.post("/get-help/save", {{"email", "nia@vale.example"}});
    }

    EXPECT_EQ(count("SELECT count(*) FROM message"), most_links);
}

TEST_P(GetHelp, ForgetsTheRequestOfWhoeverExits) {
    auto visitor = browser();
    visitor.post("/get-help");
    auto staying = visitor;
    const Reply away = staying.staying_put().get("/get-help/leave");

    EXPECT_EQ(away.header("Location"), "https://www.bbc.co.uk/weather");
    EXPECT_EQ(visitor.get("/get-help/who").path, "/get-help");
}

TEST_P(GetHelp, DeletesRequestsThatWereNeverFinished) {
    auto visitor = browser();
    visitor.post("/get-help");
    app().clock.advance(draft_kept + std::chrono::hours(1));

    app().db().write(sql::Actor::system("timer"), [&](sql::Transaction& transaction) {
        forget_drafts(transaction, app().clock.now());
    });

    EXPECT_EQ(count("SELECT count(*) FROM request_draft"), 0);
}

TEST_P(GetHelp, PutsNothingTypedIntoAddresses) {
    auto visitor = browser();
    const Reply check = answer_all(visitor);

    EXPECT_EQ(check.path.find("Vale"), std::string::npos);
    EXPECT_EQ(check.body.find("/get-help/check?"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(On, GetHelp, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::asking
