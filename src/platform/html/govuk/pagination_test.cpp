#include "platform/html/govuk/pagination.hpp"

#include <gtest/gtest.h>

namespace kith::govuk {
namespace {

// The numbers of the pages, in order, with … for those left out and [ ] round the current one.
std::string shown(int current, int last) {
    const std::string html = pagination(current, last, Url::path("/people").with("q", "a")).str();
    std::string all;
    std::size_t at = html.find("<li");
    while (at != std::string::npos) {
        const std::size_t next = html.find("<li", at + 1);
        const std::string item = html.substr(at, next - at);
        const std::size_t name = item.find("Page ");
        const std::string number = name == std::string::npos
                                       ? "…"
                                       : item.substr(name + 5, item.find('"', name) - name - 5);
        const bool here = item.find("aria-current") != std::string::npos;
        all += (all.empty() ? "" : " ") + (here ? "[" + number + "]" : number);
        at = next;
    }
    return all;
}

TEST(Pagination, ShowsTheEndsAndTheNeighbours) {
    EXPECT_EQ(shown(1, 2), "[1] 2");
    EXPECT_EQ(shown(1, 10), "[1] 2 … 10");
    EXPECT_EQ(shown(5, 10), "1 … 4 [5] 6 … 10");
    EXPECT_EQ(shown(10, 10), "1 … 9 [10]");
    EXPECT_EQ(shown(3, 4), "1 2 [3] 4");
}

TEST(Pagination, IsNothingForOnePage) {
    EXPECT_TRUE(pagination(1, 1, Url::path("/people")).empty());
    EXPECT_TRUE(pagination(1, 0, Url::path("/people")).empty());
}

TEST(Pagination, KeepsTheFiltersOfTheList) {
    const std::string html = pagination(1, 2, Url::path("/people").with("q", "a")).str();
    EXPECT_NE(html.find("href=\"/people?q=a&amp;page=2\" rel=\"next\""), std::string::npos);
    EXPECT_EQ(html.find("rel=\"prev\""), std::string::npos);
}

}  // namespace
}  // namespace kith::govuk
