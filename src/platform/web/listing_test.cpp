#include "platform/web/listing.hpp"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(AStackingTable, SaysInEachCellWhichColumnItIsOf) {
    const html::Html table = stacking({.head = {{.text = "Ward"}, {.text = "People"}},
                                       .rows = {{{.text = "Marden"}, {.text = "12"}},
                                                {{.text = "Thorpe"}}}});
    for (const std::string_view text :
         {R"(data-label="Ward")", R"(data-label="People")", "kith-table--stacks"}) {
        EXPECT_NE(table.str().find(text), std::string::npos) << text;
    }
}

TEST(SomebodyUnnamed, IsNotBlamedOnWhoeverReads) {
    EXPECT_FALSE(unnamed().empty());
    EXPECT_EQ(unnamed().find("may not"), std::string::npos);
}

}  // namespace
}  // namespace kith::web
