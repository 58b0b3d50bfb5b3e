#include "platform/web/form.hpp"

#include <gtest/gtest.h>

#include "platform/base/email.hpp"

namespace kith::web {
namespace {

using namespace std::chrono_literals;

Fields fields(std::initializer_list<std::pair<std::string, std::string>> items) {
    Fields made;
    for (const auto& [name, value] : items) made.add(name, value);
    return made;
}

TEST(ReadingAForm, TrimsAndKeepsWhatWasTyped) {
    const auto sent = fields({{"name", "  Ada \t"}, {"notes", "one\r\ntwo\x01"}});
    FormReader reader(sent);
    EXPECT_EQ(reader.text("name"), "Ada");
    EXPECT_EQ(reader.text("notes"), "one\ntwo");
    EXPECT_EQ(reader.text("absent"), "");
    EXPECT_TRUE(reader.ok());
}

TEST(ReadingAForm, CollectsEveryFaultInOrder) {
    const auto sent = fields({{"long", "éééé"}, {"kind", "bribe"}, {"count", "12x"}});
    FormReader reader(sent);
    reader.required("name", "Enter a name");
    reader.text("long", 3);
    reader.choice("kind", {"food", "lifts"}, "Select what is needed");
    reader.whole_number("count", 1, 10, "Enter a number from 1 to 10");

    ASSERT_EQ(reader.errors().all().size(), 4u);
    EXPECT_EQ(reader.errors().of("name"), "Enter a name");
    EXPECT_EQ(reader.errors().of("long"), "Must be 3 characters or fewer; you entered 4");
    EXPECT_EQ(reader.errors().of("kind"), "Select what is needed");
    EXPECT_EQ(reader.errors().of("count"), "Enter a number from 1 to 10");
}

TEST(ReadingAForm, TakesOnlyWhatWasOffered) {
    const auto sent =
        fields({{"need", "lifts"}, {"need", "evil"}, {"need", "food"}, {"kept", ""}});
    FormReader reader(sent);
    EXPECT_EQ(reader.choices("need", {"food", "lifts", "dogs"}),
              (std::vector<std::string>{"food", "lifts"}));
    EXPECT_TRUE(reader.ticked("need"));
    EXPECT_FALSE(reader.ticked("agree"));
    EXPECT_FALSE(reader.ticked("kept"));
}

TEST(ReadingAForm, ReadsWholeNumbersWithinTheirRange) {
    const auto sent = fields({{"a", "1,200"}, {"b", "-1"}, {"c", "99999999999999999999"}});
    FormReader reader(sent);
    EXPECT_EQ(reader.whole_number("a", 0, 5000, "no"), 1200);
    EXPECT_FALSE(reader.whole_number("b", 0, 10, "no"));
    EXPECT_FALSE(reader.whole_number("c", 0, 10, "no"));
}

TEST(ReadingAForm, ReadsDatesAndNamesWhatIsMissing) {
    const auto sent = fields({{"born-day", "27"}, {"born-month", "march"}, {"born-year", "1950"},
                              {"died-day", "1"}, {"died-year", "2020"}});
    FormReader reader(sent);
    EXPECT_EQ(reader.date("born", "date of birth", true), Day(1950y / 3 / 27));
    EXPECT_FALSE(reader.date("died", "date of death", false));
    EXPECT_EQ(reader.errors().of("died"), "Date of death must include a month");
    EXPECT_FALSE(reader.date("seen", "day you last saw them", false));
    EXPECT_EQ(reader.errors().of("seen"), "");
    reader.date("seen", "day you last saw them", true);
    EXPECT_EQ(reader.errors().of("seen"), "Enter the day you last saw them");
}

TEST(ReadingAForm, ParsesValueTypesWithTheirOwnSentences) {
    const auto sent = fields({{"email", "not an address"}});
    FormReader reader(sent);
    EXPECT_FALSE(reader.optional<Email>("email"));
    EXPECT_NE(reader.errors().of("email"), "");
    EXPECT_FALSE(reader.required_value<Email>("other", "Enter an e-mail address"));
    EXPECT_EQ(reader.errors().of("other"), "Enter an e-mail address");
}

TEST(ErrorSummary, LinksToTheFieldsAndToTheDayOfADate) {
    const Fields none;
    FormReader reader(none);
    EXPECT_TRUE(reader.errors().summary().empty());
    reader.required("name", "Enter a name");
    reader.date("born", "date of birth", true);
    const auto summary = reader.errors().summary().str();
    EXPECT_NE(summary.find("href=\"#name\""), std::string::npos);
    EXPECT_NE(summary.find("href=\"#born-day\""), std::string::npos);
    EXPECT_NE(summary.find("There is a problem"), std::string::npos);
}

}  // namespace
}  // namespace kith::web
