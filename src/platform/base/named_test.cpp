#include "platform/base/named.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

enum class Urgency { today, week, forgotten };
constexpr auto names_of(const Urgency*) {
    return std::array{Named{Urgency::today, "today"}, Named{Urgency::week, "this-week"}};
}

static_assert(name_of(Urgency::week) == "this-week");

TEST(NamingAnEnumeration, GoesBothWays) {
    for (const auto& named : all_names<Urgency>()) {
        EXPECT_EQ(parse_name<Urgency>(named.name), named.value);
        EXPECT_EQ(name_of(named.value), named.name);
    }
}

TEST(NamingAnEnumeration, ListsTheChoices) {
    EXPECT_EQ(parse_name<Urgency>("soon").error(), "Must be one of today, this-week");
}

TEST(NamingAnEnumeration, NoticesAForgottenValue) {
    EXPECT_THROW(name_of(Urgency::forgotten), std::logic_error);
}

}  // namespace
}  // namespace kith
