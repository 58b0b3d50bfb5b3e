#include "platform/base/email.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(ReadingAnEmail, TakesOrdinaryOnes) {
    for (const char* text : {"name@example.com", "first.last+tag@sub.example.co.uk", "o'n@e-x.org",
                             "1@example.museum", "under_score@example.com"})
        EXPECT_EQ(Email::parse(text).value().text(), text);
}

TEST(ReadingAnEmail, TidiesSpacesAndTheDomain) {
    EXPECT_EQ(Email::parse("  Jo.Bloggs@Example.COM\n").value().text(), "Jo.Bloggs@example.com");
}

TEST(ReadingAnEmail, SpellsDomainsOfOtherScriptsInAscii) {
    EXPECT_EQ(Email::parse("info@bücher.example").value().domain(), "xn--bcher-kva.example");
}

TEST(ReadingAnEmail, RefusesWhatCannotBeSentTo) {
    const std::string too_long = std::string(65, 'a') + "@example.com";
    for (const std::string_view wrong :
         {"", "name", "name@", "@example.com", "a b@example.com", "a@b@example.com", "a@example",
          ".a@example.com", "a..b@example.com", "a.@example.com", "a@-example.com",
          "a@example..com", "a@example.c", "a@127.0.0.1", "a\nb@example.com", "a@exam_ple.com",
          "\"a\"@example.com", "b\xc3\xbc@example.com", "a@\xff\xfe.com", too_long.c_str()})
        EXPECT_EQ(Email::parse(wrong).error(),
                  "Enter an email address in the correct format, like name@example.com")
            << wrong;
}

TEST(AnEmail, HasOneKeyHoweverItIsTyped) {
    EXPECT_EQ(Email::parse("Jo@Example.com").value().key(),
              Email::parse("jO@example.com").value().key());
}

}  // namespace
}  // namespace kith
