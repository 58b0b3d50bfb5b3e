#include "platform/html/url.hpp"

#include <gtest/gtest.h>

namespace kith::html {
namespace {

TEST(Url, EncodesItsArguments) {
    EXPECT_EQ(Url::path("/people/{}/needs/{}", "é/?#", 7).str(), "/people/%C3%A9%2F%3F%23/needs/7");
    EXPECT_EQ(Url::path("/").with("q", "a&b=c").with("page", 2).str(), "/?q=a%26b%3Dc&page=2");
}

TEST(Url, NeverClimbsOutOfItsPathByDots) {
    EXPECT_EQ(Url::path("/people/{}", "..").str(), "/people/%252E%252E");
    EXPECT_EQ(Url::path("/people/{}", ".").str(), "/people/%252E");
}

TEST(Url, KeepsTheFragmentBehindTheQuery) {
    EXPECT_EQ(Url::path("/a").at("notes").with("page", 2).str(), "/a?page=2#notes");
    EXPECT_EQ(Url::here("need 1").str(), "#need%201");
}

TEST(Url, TakesOnlyCheckedOutsideAddresses) {
    EXPECT_EQ(Url::external("https://example.org/a?b=c")->str(), "https://example.org/a?b=c");
    EXPECT_TRUE(Url::external("tel:01632960001"));
    EXPECT_TRUE(Url::external("MAILTO:help@example.org"));
    EXPECT_FALSE(Url::external("http://example.org"));
    EXPECT_FALSE(Url::external("javascript:alert(1)"));
    EXPECT_FALSE(Url::external(" https://example.org"));
    EXPECT_FALSE(Url::external("https://example.org/\nx"));
    EXPECT_FALSE(Url::external("https://"));
    EXPECT_EQ(Url::fixed("https://www.nhs.uk").str(), "https://www.nhs.uk");
}

TEST(Url, ReturnsOnlyToThisSite) {
    EXPECT_EQ(Url::same_site("/my-work?page=2")->str(), "/my-work?page=2");
    EXPECT_FALSE(Url::same_site("//evil.example"));
    EXPECT_FALSE(Url::same_site("/\\evil.example"));
    EXPECT_FALSE(Url::same_site("https://evil.example"));
    EXPECT_FALSE(Url::same_site(""));
}

struct Reference {
    std::string text() const { return "K-7Q4M"; }
};
struct Name {
    std::string text() const { return "Ann"; }
    std::string for_reader() const { return "Ann"; }
};

TEST(Url, TakesIdsAndReferencesButNothingAboutAPerson) {
    EXPECT_EQ(Url::path("/needs/{}", Reference{}).with("from", Reference{}).str(),
              "/needs/K-7Q4M?from=K-7Q4M");
    static_assert(!std::is_convertible_v<Name, UrlPart>);
}

}  // namespace
}  // namespace kith::html
