#include "platform/web/stacked.hpp"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(StackedTable, SaysInEachCellWhichColumnItIsOf) {
    const std::string table =
        stacked({.head = {{.text = "Row"}, {.text = "Why"}},
                 .rows = {{{.text = "7"}, {.text = "No <name>"}}}})
            .str();

    EXPECT_NE(table.find(R"(class="govuk-table kith-stacked")"), std::string::npos) << table;
    EXPECT_NE(table.find(R"(<span class="kith-stacked__name" aria-hidden="true">Why</span>)"),
              std::string::npos);
    EXPECT_NE(table.find("No &lt;name&gt;"), std::string::npos);
}

TEST(StackedTable, TakesOtherNamesThanTheHeads) {
    const std::string table = stacked({.head = {{.text = html::markup("<a href=\"/x\">K-1</a>")}},
                                       .rows = {{{.text = "Ann"}}}},
                                      {"K-1"})
                                  .str();

    EXPECT_NE(table.find(R"(aria-hidden="true">K-1</span>)"), std::string::npos) << table;
}

TEST(StackedTable, LeavesCellsWithoutAHeadOrWordsAsTheyAre) {
    const std::string table = stacked({.head = {{.text = "Row"}, {}},
                                       .rows = {{{.text = ""}, {.text = "b"}, {.text = "c"}}}})
                                  .str();

    EXPECT_EQ(table.find("kith-stacked__name"), std::string::npos) << table;
}

}  // namespace
}  // namespace kith::web
