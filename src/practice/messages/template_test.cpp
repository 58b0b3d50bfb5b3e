#include "practice/messages/template.hpp"

#include <gtest/gtest.h>

namespace kith::messages {
namespace {

TEST(FillIn, ReplacesEachName) {
    EXPECT_EQ(fill_in("Hello ((name)), ((name))!", {{"name", "Joan"}}), "Hello Joan, Joan!");
}

TEST(FillIn, LeavesOutWhatHasNoValue) { EXPECT_EQ(fill_in("((what))Ring us", {}), "Ring us"); }

TEST(FillIn, DoesNotReadNamesInsideValues) {
    EXPECT_EQ(fill_in("((a))", {{"a", "((b))"}, {"b", "secret"}}), "((b))");
}

TEST(FillIn, KeepsWhatIsNeverClosed) { EXPECT_EQ(fill_in("5 ((of", {}), "5 ((of"); }

TEST(NamesIn, AreEachOnceInOrder) {
    EXPECT_EQ(names_in("((b)) ((a)) ((b))"), (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace kith::messages
