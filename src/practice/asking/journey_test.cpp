#include "practice/asking/journey.hpp"

#include <gtest/gtest.h>

#include "practice/asking/questions.hpp"

namespace kith::asking {
namespace {

using namespace std::chrono_literals;

const Day today(2026y / 11 / 23);
const std::vector<casework::Category> categories{
    {.id = "food",
     .name = "Food and essentials",
     .questions = {{.id = "until", .label = "How long will it last?", .kind = "choices",
                    .choices = {"Today"}},
                   {.id = "people", .label = "How many people?", .kind = "number"}}},
    {.id = "talk", .name = "Someone to talk to"},
    {.id = "staff", .name = "Staff only", .public_form = false,
     .questions = {{.id = "what", .kind = "text"}}},
};

Answers done(std::initializer_list<std::string_view> steps) {
    Answers answers;
    for (const auto step : steps) answers.finish(step);
    return answers;
}

TEST(Journey, BeginsWithWhoNeedsHelp) {
    const Answers none;

    EXPECT_EQ(Journey(none, categories).next(), "who");
    EXPECT_EQ(Journey(none, categories).before("who"), "");
}

TEST(Journey, AsksWhoAsksOnlyWhenSomebodyElseNeedsHelp) {
    Answers answers = done({"who"});
    answers.set("who", {"self"});
    EXPECT_EQ(Journey(answers, categories).next(), "needs");

    answers.set("who", {"someone else"});
    EXPECT_EQ(Journey(answers, categories).next(), "someone-else");

    answers.set("who", {"organisation"});
    EXPECT_EQ(Journey(answers, categories).next(), "organisation");
}

TEST(Journey, AsksTheQuestionsOfEachChosenCategoryThatHasSome) {
    Answers answers;
    answers.set("needs", {"food", "talk", "staff"});

    const auto steps = Journey(answers, categories).steps();

    EXPECT_EQ(std::count(steps.begin(), steps.end(), "need-food"), 1);
    EXPECT_EQ(std::count(steps.begin(), steps.end(), "need-talk"), 0);
    EXPECT_EQ(std::count(steps.begin(), steps.end(), "need-staff"), 0);
}

TEST(Journey, LetsNobodyJumpAhead) {
    Answers answers = done({"who"});
    answers.set("who", {"self"});
    const Journey journey(answers, categories);

    EXPECT_TRUE(journey.may_visit("who"));
    EXPECT_TRUE(journey.may_visit("needs"));
    EXPECT_FALSE(journey.may_visit("urgency"));
    EXPECT_FALSE(journey.may_visit("check"));
    EXPECT_FALSE(journey.may_visit("nonsense"));
}

TEST(Journey, LeadsBackToTheCheckAfterAChange) {
    Answers answers = done({"who", "needs", "urgency", "name", "address", "contact", "safe",
                            "access", "sharing"});
    const Journey journey(answers, categories);

    EXPECT_TRUE(journey.finished());
    EXPECT_EQ(journey.next(), "check");
    EXPECT_EQ(journey.before("name"), "check");
    EXPECT_EQ(journey.before("check"), "sharing");
}

TEST(Journey, AsksWhatAChangeMakesNecessaryBeforeTheCheck) {
    Answers answers = done({"who", "needs", "urgency", "name", "address", "contact", "safe",
                            "access", "sharing"});
    answers.set("needs", {"food"});

    EXPECT_EQ(Journey(answers, categories).next(), "need-food");
}

TEST(Answers, ComeBackFromJsonAsTheyWere) {
    Answers answers = done({"who"});
    answers.set("needs", {"food", "talk"});
    answers.set("empty", {""});

    const Answers read = Answers::from_json(answers.to_json());

    EXPECT_EQ(read.all("needs"), (std::vector<std::string>{"food", "talk"}));
    EXPECT_TRUE(read.is_done("who"));
    EXPECT_FALSE(read.is_done("needs"));
    EXPECT_TRUE(read.all("empty").empty());
}

TEST(Questions, RefuseAnAnswerThatWasNotOffered) {
    Answers answers;
    answers.set("who", {"the cat"});

    EXPECT_EQ(faults_of("who", answers, categories, today).of("who"), "Select who needs help");
}

TEST(Questions, NeedANameOfAnyKindAndNoBirthDate) {
    Answers answers;
    EXPECT_FALSE(faults_of("name", answers, categories, today).empty());

    answers.set("first-name", {"Nia"});
    EXPECT_TRUE(faults_of("name", answers, categories, today).empty());
}

TEST(Questions, RefuseABirthDateToComeOrOfTheDistantPast) {
    Answers answers;
    answers.set("last-name", {"Vale"});
    answers.set("born-day", {"24"});
    answers.set("born-month", {"11"});
    answers.set("born-year", {"2026"});
    EXPECT_FALSE(faults_of("name", answers, categories, today).of("born").empty());

    answers.set("born-year", {"1871"});
    EXPECT_FALSE(faults_of("name", answers, categories, today).of("born").empty());

    answers.set("born-year", {"1941"});
    EXPECT_TRUE(faults_of("name", answers, categories, today).empty());
    EXPECT_EQ(birth_date(answers), Day(1941y / 11 / 24));
}

TEST(Questions, WantTheAddressBeforeALetter) {
    Answers answers;
    answers.set("contact", {"letter"});
    EXPECT_FALSE(faults_of("contact", answers, categories, today).empty());

    answers.set("address", {"4 Mill Lane"});
    answers.set("postcode", {"ZZ12 3AB"});
    EXPECT_TRUE(faults_of("contact", answers, categories, today).empty());
}

TEST(Questions, WantAMobileForATextMessage) {
    Answers answers;
    answers.set("contact", {"text"});
    answers.set("mobile", {"01632 960123"});
    EXPECT_EQ(faults_of("contact", answers, categories, today).of("mobile"),
              "Enter a mobile number, like 07700 900 982");

    answers.set("mobile", {"07700 900123"});
    EXPECT_TRUE(faults_of("contact", answers, categories, today).empty());
}

TEST(Questions, LookOnlyAtTheWayThatWasChosen) {
    Answers answers;
    answers.set("contact", {"email"});
    answers.set("email", {"nia@fenmarch.example"});
    answers.set("phone", {"not a number"});

    EXPECT_TRUE(faults_of("contact", answers, categories, today).empty());
}

TEST(Questions, AskForTheRuleWhenItIsNotAlwaysSafe) {
    Answers answers;
    answers.set("safe", {"rules"});
    answers.set("voicemail", {"no"});

    EXPECT_FALSE(faults_of("safe", answers, categories, today).of("safe-rule").empty());
}

TEST(Questions, WantAWayToReachWhoeverAsksForAnother) {
    Answers answers;
    answers.set("asker-name", {"Dan"});
    answers.set("agrees", {"yes"});
    EXPECT_FALSE(faults_of("someone-else", answers, categories, today).empty());

    answers.set("asker-email", {"dan@fenmarch.example"});
    EXPECT_TRUE(faults_of("someone-else", answers, categories, today).empty());
}

TEST(Questions, OfACategoryMayBeLeftOutButNumbersAreNumbers) {
    Answers answers;
    EXPECT_TRUE(faults_of("need-food", answers, categories, today).empty());

    answers.set("need-food-people", {"many"});
    EXPECT_EQ(faults_of("need-food", answers, categories, today).of("need-food-people"),
              "Enter a number, such as 2");
}

TEST(Questions, RefuseWordsWithoutEnd) {
    Answers answers;
    answers.set("last-name", {std::string(201, 'x')});

    EXPECT_FALSE(faults_of("name", answers, categories, today).of("last-name").empty());
}

}  // namespace
}  // namespace kith::asking
