#include "platform/web/printing.hpp"

#include <gtest/gtest.h>

namespace kith::web {
namespace {

TEST(PrintButton, IsShownByAScriptAloneAndNeverPrinted) {
    const std::string button = print_button().str();
    const auto holds = [&](std::string_view text) {
        return button.find(text) != std::string::npos;
    };
    EXPECT_TRUE(holds("data-print"));
    EXPECT_TRUE(holds(" hidden"));
    EXPECT_TRUE(holds("kith-screen-only"));
    EXPECT_TRUE(holds(R"(type="button")")) << "it sends no form it stands in";
}

}  // namespace
}  // namespace kith::web
