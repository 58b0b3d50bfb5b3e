#include <gtest/gtest.h>

#include "platform/base/london.hpp"
#include "practice/people/people.hpp"

namespace kith::people {
namespace {

using namespace std::chrono_literals;

const Day today{2026y / 11 / 23};

PersonView a_person() {
    PersonView person{.id = PersonId::make(Instant{1s}), .reference = Reference::make('K')};
    person.first_name = Private("Margaret");
    person.last_name = Private("Ellison");
    person.known_as = Private("Peggy");
    person.born_on = Day(1941y / 3 / 4);
    person.address = Private("3 Orchard Row\nLittle Marden");
    person.postcode = Postcode::parse("ZZ99 4QT").value();
    person.numbers = {{.id = "1", .kind = "phone", .value = Private("+441632960123"),
                       .label = "home"}};
    return person;
}

bool shows(const html::Html& html, std::string_view words) {
    return html.str().find(words) != std::string::npos;
}

TEST(Banner, SaysWhoItIsAndHowToReachThem) {
    const auto html = banner(a_person(), today);

    EXPECT_TRUE(shows(html, "Margaret Ellison"));
    EXPECT_TRUE(shows(html, "“Peggy”"));
    EXPECT_TRUE(shows(html, "85, born 4 March 1941"));
    EXPECT_TRUE(shows(html, "tel:+441632960123"));
    EXPECT_TRUE(shows(html, "3 Orchard Row, Little Marden, ZZ99 4QT"));
}

TEST(Banner, BeginsWithTheSafeContactRule) {
    auto person = a_person();
    person.care.safe_contact = Private("Her son listens: call between 10 and 12");
    person.care.safe_voicemail = false;

    const auto html = banner(person, today).str();

    EXPECT_LT(html.find("Her son listens"), html.find("Margaret"));
    EXPECT_TRUE(html.find("do not leave a message") != std::string::npos);
}

TEST(Banner, SaysThatNoMessageMayBeLeftEvenWithoutARule) {
    auto person = a_person();
    person.care.safe_voicemail = false;

    EXPECT_TRUE(shows(banner(person, today), "do not leave a message"));
}

TEST(Banner, OffersNoNumberToDialWhenTheyMustNotBeCalled) {
    auto person = a_person();
    person.care.do_not_call = true;
    person.care.do_not_call_why = "Asked for letters only";

    const auto html = banner(person, today);

    EXPECT_TRUE(shows(html, "Do not call. Asked for letters only"));
    EXPECT_FALSE(shows(html, "tel:"));
}

TEST(Banner, SaysFirstThatTheyHaveDied) {
    auto person = a_person();
    person.care.died_on = Day(2026y / 11 / 2);

    const auto html = banner(person, today);

    EXPECT_TRUE(shows(html, "kith-person--deceased"));
    EXPECT_TRUE(shows(html, "Died on 2 November 2026"));
    EXPECT_FALSE(shows(html, "tel:"));
    EXPECT_FALSE(shows(html, "85,"));
}

TEST(Banner, StrikesABadNumberAndSaysWhy) {
    auto person = a_person();
    person.numbers.push_back({.id = "2", .kind = "phone", .value = Private("+447700900123"),
                              .state = "bad", .why_bad = "number not in use"});

    const auto html = banner(person, today);

    EXPECT_TRUE(shows(html, "<s class=\"kith-nowrap\">07700 900123</s>"));
    EXPECT_TRUE(shows(html, "number not in use"));
    EXPECT_FALSE(shows(html, "tel:+447700900123"));
}

TEST(Banner, NamesWhatMustBeKnownBeforeAnyContact) {
    auto person = a_person();
    person.care.interpreter = true;
    person.care.language = "Polish";
    person.care.hearing = "Hears better on the left";
    person.care.sight = "Sight loss";
    person.care.format = "large print";
    person.lives_alone = true;
    person.warnings = {{.id = "w", .text = Private("Dog, not always friendly"),
                        .advice = Private("Ring before you come"), .review_on = Day(2026y / 1 / 1),
                        .overdue = true}};
    person.flags = {{.kind = "shielding", .name = "On the shielding list", .source = "list",
                     .started_on = today, .shown_first = true},
                    {.kind = "veteran", .name = "Served in the forces", .source = "list",
                     .started_on = today}};

    const auto html = banner(person, today);

    for (const std::string_view words :
         {"Interpreter: Polish", "Hearing: Hears better on the left", ">Sight loss", "large print",
          "Lives alone", "Dog, not always friendly", "Ring before you come",
          "was to be reviewed by 1 January 2026", "On the shielding list"}) {
        EXPECT_TRUE(shows(html, words)) << words;
    }
    EXPECT_FALSE(shows(html, "Served in the forces"));
}

TEST(Banner, IsThePagesHeadingOnlyWhenAskedFor) {
    EXPECT_TRUE(shows(banner(a_person(), today, true), "<h1"));
    EXPECT_FALSE(shows(banner(a_person(), today), "<h1"));
}

TEST(Banner, EscapesWhatPeopleAreCalled) {
    auto person = a_person();
    person.first_name = Private("<script>");

    EXPECT_FALSE(shows(banner(person, today), "<script>"));
}

TEST(CardLine, LeadsToThePersonAndSaysWhatToKnow) {
    Card card{.id = PersonId::make(Instant{1s}), .reference = Reference::make('K')};
    card.name = Private("Peggy Ellison");
    card.born_on = Day(1941y / 3 / 4);
    card.first_phone = Private("+441632960123");
    card.chips = "do not call, hearing loss";

    const auto html = card_line(card);

    EXPECT_TRUE(shows(html, path(card.id).str()));
    EXPECT_TRUE(shows(html, "born 4 Mar 1941"));
    EXPECT_TRUE(shows(html, "do not call, hearing loss"));
}

}  // namespace
}  // namespace kith::people
