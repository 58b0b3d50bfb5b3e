#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Problem two_stops() {
    Problem problem;
    problem.stops.resize(2);
    problem.stops[0] = {"bread", {10, 0}, {0, 20}, 5, 1, 1, 1, {}, {}, {}};
    problem.stops[1] = {"soup", {20, 0}, {0, 100}, 5, 1, 1, 1, {"driving"}, {"bob"}, {}};
    Worker ann;
    ann.id = "ann";
    ann.start = ann.end = Place{0, 0};
    ann.shift = {0, 60};
    ann.capacity = 2;
    ann.longest = 55;
    ann.most_stops = 2;
    ann.skills = {"driving"};
    auto bob = ann;
    bob.id = "bob";
    problem.workers = {ann, bob};
    return problem;
}

Plan right_plan() {
    Plan plan;
    Round round;
    round.worker = 0;
    round.leaves = 0;
    round.ends = 50;
    round.distance = 40;
    round.load = 2;
    round.visits = {{0, 10, 10, 15, 0}, {1, 25, 25, 30, 20}};
    plan.rounds = {round};
    plan.distance = 40;
    return plan;
}

struct Mistake {
    const char* said;
    std::function<void(Problem&, Plan&)> make;
};

const Mistake kMistakes[] = {
    {"leaves too early", [](Problem&, Plan& p) { p.rounds[0].leaves = -1; }},
    {"arrives sooner", [](Problem&, Plan& p) { p.rounds[0].visits[1].arrive = 20; }},
    {"before arriving", [](Problem&, Plan& p) { p.rounds[0].visits[1].start = 24; }},
    {"before the window", [](Problem& q, Plan&) { q.stops[1].window.from = 26; }},
    {"after the window", [](Problem& q, Plan&) { q.stops[0].window.to = 9; }},
    {"leaves too soon", [](Problem&, Plan& p) { p.rounds[0].visits[0].leave = 12; }},
    {"may not come", [](Problem&, Plan& p) { p.rounds[0].worker = 1; }},
    {"lacks the skill", [](Problem& q, Plan&) { q.workers[0].skills.clear(); }},
    {"after the shift", [](Problem& q, Plan&) { q.workers[0].shift.to = 49; }},
    {"out too long", [](Problem& q, Plan&) { q.workers[0].longest = 49; }},
    {"carries too much", [](Problem& q, Plan&) { q.workers[0].capacity = 1; }},
    {"carries another load", [](Problem&, Plan& p) { p.rounds[0].load = 1; }},
    {"too many stops", [](Problem& q, Plan&) { q.workers[0].most_stops = 1; }},
    {"another distance", [](Problem&, Plan& p) { p.rounds[0].distance = 39; }},
    {"the distance is", [](Problem&, Plan& p) { p.distance = 39; }},
    {"ends sooner", [](Problem&, Plan& p) { p.rounds[0].ends = 49; }},
    {"two rounds", [](Problem&, Plan& p) { p.rounds.push_back(p.rounds[0]); }},
    {"visited by 2", [](Problem&, Plan& p) {
         p.rounds[0].visits.push_back(p.rounds[0].visits[1]);
     }},
    {"visited by 0", [](Problem&, Plan& p) { p.rounds[0].visits.pop_back(); }},
    {"visited by 1, not 0", [](Problem&, Plan& p) { p.unserved.push_back({0, {}, {}}); }},
    {"visited by 1, not 2", [](Problem& q, Plan&) { q.stops[0].people = 2; }},
    {"does not exist", [](Problem&, Plan& p) { p.rounds[0].visits[0].stop = 7; }},
    {"does not exist", [](Problem&, Plan& p) { p.rounds[0].worker = 7; }},
    {"goes nowhere", [](Problem&, Plan& p) { p.rounds[0].visits.clear(); }},
};

TEST(CheckingPlans, finds_nothing_wrong_with_a_right_plan) {
    EXPECT_THAT(faults(two_stops(), right_plan()), IsEmpty());
}

TEST(CheckingPlans, finds_each_mistake) {
    for (const auto& mistake : kMistakes) {
        auto problem = two_stops();
        auto plan = right_plan();
        mistake.make(problem, plan);
        EXPECT_THAT(faults(problem, plan), Contains(HasSubstr(mistake.said)));
    }
}

TEST(CheckingPlans, finds_two_who_miss_each_other) {
    auto problem = two_stops();
    problem.stops[0].people = 2;
    auto plan = right_plan();
    Round second;
    second.worker = 1;
    second.ends = 26;
    second.distance = 20;
    second.load = 1;
    second.visits = {{0, 10, 11, 16, 20}};
    plan.rounds.push_back(second);
    plan.distance = 60;
    EXPECT_THAT(faults(problem, plan), Contains(HasSubstr("different times")));
    plan.rounds[1].visits[0].start = 10;
    EXPECT_THAT(faults(problem, plan), IsEmpty());
}

}  // namespace
}  // namespace kith::rounds
