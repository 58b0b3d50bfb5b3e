#include "practice/people/search.hpp"

#include "practice/people/a_person_test.hpp"
#include "support/test_database.hpp"

namespace kith::people {
namespace {

using test::a_handler;
using test::a_partner;
using test::add_one;

class FindPeople : public kith::test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        add_one(db(), {.phone = "+441632960123"}, clock.now());
        add_one(db(), {.first = "Martin", .last = "Ellis", .born = "1950-01-02"}, clock.now());
        add_one(db(), {.first = "Ellis", .last = "Marsh", .born = "", .nhs = "9990000018",
                       .postcode = "ZZ98 1AA"},
                clock.now());
    }
    std::vector<Card> found(std::string_view typed, const web::Viewer& viewer = a_handler()) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return search(transaction, viewer, typed, 20, clock.now());
        });
    }
    std::vector<std::string> names(std::string_view typed) {
        std::vector<std::string> names;
        for (const Card& card : found(typed)) names.push_back(card.name.text());
        return names;
    }
};

using Names = std::vector<std::string>;

TEST_P(FindPeople, ByTheBeginningOfAName) {
    EXPECT_EQ(names("ellison"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("marg"), (Names{"Margaret Ellison"}));
}

TEST_P(FindPeople, WholeNamesBeforeUnfinishedOnes) {
    EXPECT_EQ(names("ellis"), (Names{"Martin Ellis", "Ellis Marsh", "Margaret Ellison"}));
}

TEST_P(FindPeople, ByBothNamesInEitherOrder) {
    EXPECT_EQ(names("margaret ellison"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("Ellison, Margaret"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("ellis mar"), (Names{"Ellis Marsh", "Martin Ellis", "Margaret Ellison"}))
        << "of two as near, the first by name";
}

TEST_P(FindPeople, ByBirthDatePostcodePhoneAndNhsNumber) {
    EXPECT_EQ(names("4/3/1941"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("zz98"), (Names{"Ellis Marsh"}));
    EXPECT_EQ(names("01632 960 123"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("01632 96"), (Names{"Margaret Ellison"}));
    EXPECT_EQ(names("999 000 0018"), (Names{"Ellis Marsh"}));
}

TEST_P(FindPeople, ByReference) {
    const auto card = found("ellison").at(0);

    EXPECT_EQ(found(card.reference.text()).at(0).id, card.id);
}

TEST_P(FindPeople, ByTwoThingsTogether) {
    EXPECT_EQ(names("ell 1950-01-02"), (Names{"Martin Ellis"}));
    EXPECT_TRUE(names("ellison zz98").empty());
}

TEST_P(FindPeople, SaysWhy) {
    const auto card = found("ellison 4/3/1941").at(0);

    EXPECT_EQ(card.why, (std::vector<std::string>{"same last name", "same date of birth"}));
}

TEST_P(FindPeople, ShowsOthersNobodyTheyAreNotInvolvedWith) {
    EXPECT_TRUE(found("ellison", a_partner()).empty());
}

TEST_P(FindPeople, LogsEachSearchWithHowManyItShowed) {
    found("ellis");

    const auto results = db().read([](sql::Session& session) {
        return session.value<std::int64_t>(
            "SELECT results FROM access_log WHERE action = 'search' ORDER BY id DESC LIMIT 1");
    });
    EXPECT_EQ(results, 3);
}

TEST_P(FindPeople, WhoMayBeMeantByNewDetailsWithMostInCommonFirst) {
    const auto cards = db().write(actor, [&](sql::Transaction& transaction) {
        return likely(transaction, a_handler(),
                      test::details_of({.first = "Peggy", .phone = "+441632960123"}), 5,
                      clock.now());
    });

    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(cards[0].name.text(), "Margaret Ellison");
    EXPECT_EQ(cards[0].why, (std::vector<std::string>{"same phone", "same last name",
                                                      "same date of birth", "same postcode"}));
}

INSTANTIATE_TEST_SUITE_P(On, FindPeople, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::people
