#include "practice/lists/feedback.hpp"

#include <gtest/gtest.h>

#include "practice/lists/row.hpp"

namespace kith::lists {
namespace {

const Day monday = Day::parse("2020-04-06").value();

std::vector<std::string> codes(const std::vector<Outcome>& outcomes) {
    std::vector<std::string> codes;
    for (const Outcome& outcome : outcomes) codes.push_back(outcome.code);
    return codes;
}

TEST(WeeklyFeedback, SaysNothingOfSomebodyForWhomNothingWasDone) {
    EXPECT_TRUE(outcomes_of({}, 0, 0, {}, {}).empty());
}

TEST(WeeklyFeedback, TellsWhetherSomebodyWasSpokenTo) {
    EXPECT_EQ(codes(outcomes_of({}, 2, 0, monday, {})), (std::vector<std::string>{"CC001"}));
    EXPECT_EQ(codes(outcomes_of({}, 2, 1, monday, {})), (std::vector<std::string>{"CC002"}));
}

TEST(WeeklyFeedback, TellsWhatBecameOfFoodAndCare) {
    EXPECT_EQ(codes(outcomes_of({}, 1, 1, monday,
                                {{"food", "met", monday}, {"health", "waiting", {}}})),
              (std::vector<std::string>{"CC002", "W004", "CARE004"}));
    EXPECT_EQ(codes(outcomes_of({}, 0, 0, {}, {{"health", "waiting", {}}})),
              (std::vector<std::string>{"CARE001"}));
    EXPECT_EQ(codes(outcomes_of({}, 1, 0, monday, {{"food", "not met", monday}})),
              (std::vector<std::string>{"CC001", "F001"}));
    EXPECT_EQ(codes(outcomes_of({}, 0, 0, {}, {{"talk", "withdrawn", monday}})),
              (std::vector<std::string>{"SU002"}));
}

TEST(WeeklyFeedback, SaysOfTheDeadThatTheyDiedAndNothingElse) {
    EXPECT_EQ(codes(outcomes_of(monday, 3, 1, monday, {{"food", "met", monday}})),
              (std::vector<std::string>{"D001"}));
}

TEST(WeeklyFeedback, GivesOnlyCodesThatAreOnTheList) {
    for (const std::string status : {"waiting", "met", "not met", "withdrawn"}) {
        for (const std::string category : {"food", "health", "talk"}) {
            const auto closed = status == "waiting" ? std::nullopt : std::optional(monday);
            for (const auto& code :
                 codes(outcomes_of({}, 1, 0, monday, {{category, status, closed}}))) {
                EXPECT_FALSE(feedback_words(code).empty()) << code;
            }
        }
    }
}

}  // namespace
}  // namespace kith::lists
