#include "platform/web/listing.hpp"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(SomebodyUnnamed, IsNotBlamedOnWhoeverReads) {
    EXPECT_FALSE(unnamed().empty());
    EXPECT_EQ(unnamed().find("may not"), std::string::npos);
}

}  // namespace
}  // namespace kith::web
