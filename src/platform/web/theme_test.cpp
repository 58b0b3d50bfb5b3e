#include "platform/web/theme.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace kith::web {
namespace {

TEST(Contrast, IsAsWcagDefinesIt) {
    EXPECT_NEAR(contrast("#000000", "#ffffff"), 21.0, 0.001);
    EXPECT_NEAR(contrast("#ffffff", "#ffffff"), 1.0, 0.001);
    EXPECT_NEAR(contrast("#767676", "#ffffff"), 4.54, 0.01);
    EXPECT_NEAR(contrast("#ff0000", "#ffffff"), 4.0, 0.01);
}

TEST(Theme, KeepsAColourThatReads) {
    EXPECT_EQ(theme_of("#0b5d66").value().brand, "#0b5d66");
    EXPECT_EQ(theme_of("6B2C5F").value().brand, "#6b2c5f");
}

TEST(Theme, RefusesWhatIsNotAColour) {
    for (const char* wrong : {"", "#fff", "teal", "#0b5d6g", "#0b5d66;}b{", "-b5d66", "#+b5d66"}) {
        const auto theme = theme_of(wrong);
        ASSERT_FALSE(theme) << wrong;
        EXPECT_TRUE(std::holds_alternative<Invalid>(theme.error())) << wrong;
    }
}

TEST(Theme, DarkensAColourTooPaleForWhiteText) {
    const auto theme = theme_of("#ffdd00").value();
    EXPECT_NE(theme.brand, "#ffdd00");
    EXPECT_GE(contrast(theme.brand, "#ffffff"), 4.5);
}

// Text as the tokens of ui/styles set it.
void expect_readable(const Theme& theme, const std::string& of) {
    constexpr auto paper = "#fbf8f3", white = "#ffffff";
    constexpr auto dark_card = "#1b2525", dark_ink = "#0e1a1b";
    EXPECT_GE(contrast(theme.brand, white), 4.5) << of;
    EXPECT_GE(contrast(theme.brand, paper), 4.5) << of;
    EXPECT_GE(contrast(theme.brand, theme.tint), 4.5) << of;
    EXPECT_GE(contrast(theme.strong, theme.tint), 7) << of;
    EXPECT_GE(contrast(theme.strong, white), 7) << of;
    EXPECT_GE(contrast("#1b2526", theme.tint), 7) << of;
    EXPECT_GE(contrast("#4c595a", theme.tint), 4.5) << of;
    EXPECT_GE(contrast(theme.bright, dark_card), 4.5) << of;
    EXPECT_GE(contrast(theme.bright, theme.deep), 4.5) << of;
    EXPECT_GE(contrast(theme.bright, dark_ink), 4.5) << of;
    EXPECT_GE(contrast("#edf2f0", theme.deep), 7) << of;
    // Links on the backgrounds of states, as ui/styles/_tokens.scss has them.
    for (const char* ground : {"#f4efe6", "#fff0d6", "#fde9e5", "#e1f2e6", "#e7eef9", "#efe8f6"}) {
        EXPECT_GE(contrast(theme.brand, ground), 4.5) << of << " on " << ground;
    }
    for (const char* ground : {"#222e2e", "#3b2c10", "#45201c", "#17351f", "#1f2f48", "#33264a"}) {
        EXPECT_GE(contrast(theme.bright, ground), 4.5) << of << " on " << ground;
    }
}

TEST(Theme, ReadsWhateverColourACouncilHas) {
    for (int red = 0; red <= 255; red += 51) {
        for (int green = 0; green <= 255; green += 51) {
            for (int blue = 0; blue <= 255; blue += 51) {
                const auto colour = fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
                expect_readable(theme_of(colour).value(), colour);
            }
        }
    }
}

TEST(Theme, IsOneRuleOfCustomProperties) {
    const auto css = theme_css(theme_of("#0b5d66").value());
    EXPECT_EQ(css.substr(0, 27), ":root{--kith-brand:#0b5d66;");
    EXPECT_NE(css.find("--kith-brand-deep:#"), std::string::npos);
}

}  // namespace
}  // namespace kith::web
