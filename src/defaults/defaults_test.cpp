#include "defaults/defaults.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kith::defaults {
namespace {

TEST(DefaultFile, IsEmbeddedWhole) {
    const auto roles = file("roles.json");

    EXPECT_TRUE(roles.starts_with("["));
    EXPECT_NE(roles.find("Call handler"), std::string_view::npos);
}

TEST(DefaultFile, OfAnotherNameIsAMistakeOfTheProgram) {
    EXPECT_THROW(file("nothing.json"), std::out_of_range);
}

}  // namespace
}  // namespace kith::defaults
