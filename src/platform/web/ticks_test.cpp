#include "platform/web/ticks.hpp"

#include <gmock/gmock.h>

namespace kith::web {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<Tick> days{{"mon", "Monday"}, {"tue", "Tuesday", "Market day"}};

TEST(Ticks, ShowAgainWhatWasTicked) {
    Fields sent;
    sent.add("days", "tue");
    const FormReader typed(sent);

    const std::string shown = ticks(typed, "days", {"When?", "Tick none for any"}, days).str();

    EXPECT_THAT(shown, HasSubstr(R"(value="tue" checked)"));
    EXPECT_THAT(shown, Not(HasSubstr(R"(value="mon" checked)")));
    EXPECT_THAT(shown, HasSubstr("Tick none for any"));
    EXPECT_THAT(shown, HasSubstr("Market day"));
}

TEST(Ticks, SayWhatIsWrong) {
    const Fields none;
    FormReader typed(none);
    typed.errors().add("days", "Select a day");

    EXPECT_THAT(ticks(typed, "days", {"When?"}, days).str(), HasSubstr("Select a day"));
}

TEST(Ticks, MayEachBeAFieldOfTheirOwn) {
    Fields sent;
    sent.add("mon", "yes");
    const std::string shown = yes_ticks(FormReader(sent), "When?", days).str();

    EXPECT_THAT(shown, HasSubstr(R"(name="mon" type="checkbox" value="yes" checked)"));
    EXPECT_THAT(shown, HasSubstr(R"(name="tue" type="checkbox" value="yes")"));
}

}  // namespace
}  // namespace kith::web
