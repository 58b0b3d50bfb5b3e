#include <gmock/gmock.h>

#include "practice/asking/taken.hpp"
#include "practice/asking/world_test.hpp"

namespace kith::asking {
namespace {

using test::Browser;
using test::Reply;
using test::Typed;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr int budget_of_saving = 150;

class TakeACall : public World {
  protected:
    Browser staff() { return app().as(handler()).with_budget(budget_of_saving); }

    // Saves the page, which ends on the person's page; that page is another slice's.
    Reply save(const Typed& typed) { return staff().staying_put().post("/calls/new", typed); }

    static Typed a_call() {
        return {{"same_request", "one call"},     {"first-name", "Nia"},
                {"last-name", "Vale"},            {"born", "27/3/1941"},
                {"postcode", "ZZ12 3AB"},         {"phone", "01632 960145"},
                {"who", "self"},                  {"needs", "food"},
                {"need-food-people", "1"},        {"urgent-food", "yes"},
                {"summary", "Shopping, and lonely"}, {"shares", "agreed"}};
    }
    static Typed with(Typed typed, const Typed& more) {
        typed.insert(typed.end(), more.begin(), more.end());
        return typed;
    }
};

TEST_P(TakeACall, ShowsWhatToSayAndEveryCategoryOnOnePage) {
    const Reply page = staff().get("/calls/new");

    EXPECT_EQ(page.status, 200);
    for (const std::string_view words :
         {"What to say", "can you talk freely", "Food and essentials", "Volunteer job", "Age Well",
          "Save the call"}) {
        EXPECT_TRUE(page.shows(words)) << words;
    }
    EXPECT_LE(page.statements, 15);
}

TEST_P(TakeACall, FindsLikelyPeopleWithReasonsWhileTyping) {
    add_person(known_person());

    const Reply found = staff().post("/calls/new/find", {{"first-name", "nia"},
                                                         {"last-name", "vale"}});

    EXPECT_TRUE(found.shows("Nia Vale"));
    EXPECT_TRUE(found.shows("same name"));
    EXPECT_NE(found.body.find("data-result"), std::string::npos);
    EXPECT_TRUE(staff().post("/calls/new/find", {{"last-name", "zebedee"}}).shows("Nobody like"));
}

TEST_P(TakeACall, FindsSomebodyInSpiteOfOneWrongDigit) {
    add_person(known_person());

    const Reply found = staff().post("/calls/new/find", {{"first-name", "Nia"},
                                                         {"last-name", "Vale"},
                                                         {"born", "27/3/1941"},
                                                         {"phone", "01632 960999"}});

    EXPECT_TRUE(found.shows("Nia Vale"));
}

TEST_P(TakeACall, KeepsWhatWasTypedWhenAPersonIsChosen) {
    auto known = known_person();
    known.care.safe_contact = Private("Only by her daughter");
    const PersonId person = add_person(known);

    const Reply looked = staff().post("/calls/new/again", with(a_call(), {{"look", "yes"}}));
    EXPECT_TRUE(looked.shows("This is them"));
    const Reply chosen =
        staff().post("/calls/new/again", with(a_call(), {{"choose", person.string()}}));

    EXPECT_TRUE(chosen.shows("Only by her daughter"));
    EXPECT_NE(chosen.body.find("Shopping, and lonely"), std::string::npos);
    EXPECT_NE(chosen.body.find("value=\"" + person.string() + "\""), std::string::npos);
    EXPECT_EQ(count("SELECT count(*) FROM contact"), 0);
}

TEST_P(TakeACall, SavesAPersonANeedAndWhatWasSaidInOneGo) {
    const Reply saved = save(a_call());

    EXPECT_EQ(saved.status, 303);
    EXPECT_THAT(saved.header("Location"), HasSubstr("/people/"));
    EXPECT_EQ(text("SELECT channel FROM contact"), "phone");
    EXPECT_EQ(text("SELECT taken_by FROM contact"), account_->string());
    EXPECT_EQ(count("SELECT count(*) FROM need WHERE urgent = 1"), 1);
    EXPECT_EQ(text("SELECT shares FROM person"), "agreed");
}

TEST_P(TakeACall, MakesOneOfADoubleClick) {
    const Reply first = save(a_call());
    const Reply second = save(a_call());

    EXPECT_EQ(first.header("Location"), second.header("Location"));
    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM contact"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM need"), 1);
}

TEST_P(TakeACall, JoinsTheOpenNeedWhenTheSameIsAskedAgain) {
    save(a_call());
    auto again = a_call();
    again[0].second = "another call";
    save(again);

    EXPECT_EQ(count("SELECT count(*) FROM contact"), 2);
    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM need"), 1);
}

TEST_P(TakeACall, RoutesEachNeedInOneClick) {
    const Reply saved = save(with(a_call(), {{"route-food", "volunteers"},
                         {"needs", "money"},
                         {"route-money", "referral"},
                         {"to-money", charity_->string()},
                         {"needs", "health"},
                         {"route-health", "me"},
                         {"needs", "other"},
                         {"route-other", "team"}}));
    ASSERT_EQ(saved.status, 303) << saved.text();

    EXPECT_EQ(count("SELECT count(*) FROM job"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM referral"), 1);
    EXPECT_EQ(text("SELECT account_id FROM need WHERE category = 'health'"), account_->string());
    EXPECT_EQ(text("SELECT route FROM need WHERE category = 'other'"), "team");
}

TEST_P(TakeACall, MakesCompanyARegularJob) {
    save(with(a_call(), {{"needs", "talk"}, {"route-talk", "volunteers"}}));

    EXPECT_EQ(count("SELECT every_days FROM job WHERE kind = 'talk'"), 7);
}

TEST_P(TakeACall, ShowsHowToReachSomebodyKnownAndSavesWhatTheySayDifferently) {
    auto known = known_person();
    known.care.safe_contact = Private("Only by her daughter");
    known.care.contact_by = "through someone";
    const PersonId person = add_person(known);
    const std::string at = "/calls/new/" + person.string();

    EXPECT_NE(staff().get(at).body.find("Only by her daughter</textarea>"), std::string::npos);
    const Typed typed{{"same_request", "again"},  {"person", person.string()},
                      {"summary", "Rang"},        {"reach-of", person.string()},
                      {"reach-version", "1"},     {"safe-rule", "Mornings, never at weekends"},
                      {"no-message", "yes"},      {"phone", "07700 900321"}};
    ASSERT_EQ(save(typed).status, 303);

    EXPECT_EQ(text("SELECT safe_contact FROM person"), "Mornings, never at weekends");
    EXPECT_EQ(text("SELECT contact_by FROM person"), "through someone");
    EXPECT_EQ(count("SELECT safe_voicemail FROM person"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM person_number WHERE value = '+447700900321'"), 1);
}

TEST_P(TakeACall, SavesNothingOverWhatSomebodyElseChangedMeanwhile) {
    const PersonId person = add_person(known_person());
    Typed typed{{"same_request", "again"}, {"person", person.string()},
                {"summary", "Rang"},       {"reach-of", person.string()},
                {"reach-version", "0"},    {"hearing", "Speak up"}};

    const Reply stopped = staff().post("/calls/new", typed);

    EXPECT_EQ(stopped.status, 422);
    EXPECT_TRUE(stopped.shows("Somebody changed this record during your call"));
    EXPECT_EQ(count("SELECT count(*) FROM contact"), 0);
    typed[4].second = "1";
    EXPECT_EQ(save(typed).status, 303);
    EXPECT_EQ(text("SELECT hearing FROM person"), "Speak up");
}

TEST_P(TakeACall, TakesNothingOfOneRecordToAnother) {
    auto first = known_person();
    first.care.safe_contact = Private("Only by her daughter");
    const PersonId person = add_person(first);
    auto other = known_person();
    other.first_name = Private("Ida");
    const PersonId another = add_person(other);
    const Typed shown{{"reach-of", person.string()}, {"safe-rule", "Only by her daughter"}};

    const Reply next =
        staff().post("/calls/new/again", with(shown, {{"choose", another.string()}}));
    const Reply nobody = staff().post("/calls/new/again", with(shown, {{"choose", "none"}}));

    EXPECT_EQ(next.body.find("Only by her daughter"), std::string::npos);
    EXPECT_EQ(nobody.body.find("Only by her daughter"), std::string::npos);
}

TEST_P(TakeACall, WantsToKnowWhomToReferTo) {
    const Reply page = staff().post(
        "/calls/new", with(a_call(), {{"needs", "money"}, {"route-money", "referral"}}));

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.errors(), ElementsAre("Select who to refer to for: money and bills"));
    EXPECT_EQ(count("SELECT count(*) FROM contact"), 0);
}

TEST_P(TakeACall, SendsASummaryAndBooksTheNextCall) {
    save(with(a_call(), {{"email", "nia@vale.example"},
                         {"summary-by", "email"},
                         {"next-call", "7"},
                         {"call-by-me", "yes"}}));

    EXPECT_EQ(text("SELECT recipient FROM message"), "nia@vale.example");
    EXPECT_THAT(text("SELECT body FROM message"), HasSubstr("13 April 2020"));
    EXPECT_EQ(text("SELECT caller_id FROM call"), account_->string());
    EXPECT_EQ(count("SELECT count(*) FROM call_series"), 0);
}

TEST_P(TakeACall, StartsASeriesOfCalls) {
    save(with(a_call(), {{"next-call", "every 7"}}));

    EXPECT_EQ(count("SELECT count(*) FROM call_series WHERE every_days = 7"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM call"), 1);
}

TEST_P(TakeACall, RaisesAConcernWhenAllIsNotWellAtHome) {
    save(with(a_call(), {{"home", "no"}, {"home-note", "Whispered that she is afraid"}}));

    EXPECT_EQ(text("SELECT kind FROM concern"), "abuse");
    EXPECT_EQ(count("SELECT count(*) FROM note WHERE kind = 'sensitive'"), 1);
    EXPECT_EQ(text("SELECT summary FROM contact"), "Shopping, and lonely");
}

TEST_P(TakeACall, NamesNothingOnTheScreenThatWouldBetrayACaller) {
    const std::string words = staff().get("/calls/new").text();

    for (const std::string_view word : {"abuse", "Abuse", "violence", "Violence"}) {
        EXPECT_EQ(words.find(word), std::string::npos) << word;
    }
}

TEST_P(TakeACall, KeepsEverythingTypedWhenSomethingIsWrong) {
    auto typed = a_call();
    typed[3].second = "31/2/1941";
    const Reply page = staff().post("/calls/new", typed);

    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.errors().size(), 1U);
    EXPECT_NE(page.body.find("31/2/1941"), std::string::npos);
    EXPECT_NE(page.body.find("Shopping, and lonely"), std::string::npos);
}

TEST_P(TakeACall, SaysWhatIsMissing) {
    const Reply page = staff().post("/calls/new", {{"same_request", "nothing"}});

    EXPECT_THAT(page.errors(), ElementsAre("Enter a name, or choose somebody who is known",
                                           "Enter what the call was about, or select a need"));
}

TEST_P(TakeACall, IsOnlyForThoseWhoTakeCalls) {
    struct Case {
        std::vector<std::string> permissions;
        int status;
    };
    for (const Case& one : {Case{{"contacts.take", "people.see"}, 200}, Case{{"people.see"}, 403},
                            Case{{"jobs.do"}, 403}}) {
        auto browser = app().as(test::a_viewer(one.permissions));
        EXPECT_EQ(browser.get("/calls/new").status, one.status) << one.permissions.front();
        EXPECT_EQ(browser.post("/calls/new/find", {{"last-name", "vale"}}).status, one.status);
    }
    EXPECT_NE(app().anyone().staying_put().get("/calls/new").status, 200);
}

TEST_P(TakeACall, RefusesARouteTheViewerMayNotChoose) {
    auto viewer = handler();
    std::erase(viewer.permissions, "jobs.coordinate");
    auto browser = app().as(viewer).with_budget(budget_of_saving);

    EXPECT_FALSE(browser.get("/calls/new").shows("Volunteer job"));
    EXPECT_EQ(browser.post("/calls/new", with(a_call(), {{"route-food", "volunteers"}})).status,
              422);
}

INSTANTIATE_TEST_SUITE_P(On, TakeACall, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::asking
