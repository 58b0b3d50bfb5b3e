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

using Names = std::vector<std::string>;

TEST(NamesOfAWording, AreAllThereAndNoOthers) {
    EXPECT_EQ(fault_of_names("Dzień dobry ((name)): ((link))", {"name", "link"}, {"name", "link"}),
              "");
    EXPECT_EQ(fault_of_names("Dzień dobry", {"name", "link"}, {"name", "link"}),
              "Put in ((name)) and ((link)), as in English: they are filled in when it is sent");
    EXPECT_EQ(fault_of_names("((imie)) ((link))", {"name", "link"}, {"name", "link"}),
              "Put in ((name)), as in English: it is filled in when it is sent. Nothing fills in "
              "((imie)): names stay as they are in English");
}

TEST(NamesOfAWording, MayAlwaysBeThoseThatEveryMessageHas) {
    EXPECT_EQ(fault_of_names("((council_name)) ((council_phone)) ((date)) ((name))", {}, {}), "");
    EXPECT_NE(fault_of_names("((nmae))", {}, Names{"link"}), "");
}

TEST(NamesOfAWording, AreClosed) {
    for (const auto* text : {"Ring ((council_phone", "Ring council_phone))",
                             "((name) Hello ((link))", "((name\n))"}) {
        EXPECT_NE(fault_of_names(text, {}, {"link"}).find("Close each"), std::string::npos) << text;
    }
    EXPECT_EQ(fault_of_names("A bracket (such as this) is no name", {}, {}), "");
}

}  // namespace
}  // namespace kith::messages
