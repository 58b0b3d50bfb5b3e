#include <algorithm>
#include <atomic>
#include <cmath>
#include <gtest/gtest.h>

#include "engines/rounds/made_up.hpp"
#include "engines/rounds/rounds.hpp"

namespace kith::rounds {
namespace {

Options brief(std::size_t iterations) {
    Options options;
    options.iterations = iterations;
    return options;
}

Plan solved(const Problem& problem, const Options& options) {
    auto plan = solve(problem, options);
    if (!plan) throw std::logic_error("the problem was refused");
    return *std::move(plan);
}

double left_weight(const Problem& problem, const Plan& plan) {
    double sum = 0;
    for (const auto& left : plan.unserved) sum += problem.stops[left.stop].weight;
    return sum;
}

// Cost as the search sees it: what is left out weighs more than anything else.
double worth(const Problem& problem, const Plan& plan) {
    return 1e6 * left_weight(problem, plan) + plan.cost;
}

void expect_same(const Plan& one, const Plan& other) {
    ASSERT_EQ(one.rounds.size(), other.rounds.size());
    EXPECT_EQ(one.cost, other.cost);
    for (std::size_t index = 0; index < one.rounds.size(); ++index) {
        const auto& mine = one.rounds[index].visits;
        const auto& theirs = other.rounds[index].visits;
        EXPECT_EQ(one.rounds[index].worker, other.rounds[index].worker);
        EXPECT_TRUE(std::ranges::equal(mine, theirs, {}, &Visit::stop, &Visit::stop));
    }
}

TEST(SolvingRounds, keeps_every_condition_whatever_the_problem) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const MadeUp shape{.stops = 30, .workers = 6, .clustered = seed % 2 == 0, .odd = true};
        const auto problem = make_up(shape, seed);
        const auto plan = solved(problem, brief(400));
        EXPECT_EQ(faults(problem, plan), std::vector<std::string>()) << "seed " << seed;
    }
}

TEST(SolvingRounds, keeps_every_condition_with_fewest_rounds) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto problem = make_up({.stops = 30, .workers = 8, .odd = true}, seed);
        auto options = brief(400);
        options.objective = Objective::FewestRounds;
        const auto plan = solved(problem, options);
        EXPECT_EQ(faults(problem, plan), std::vector<std::string>()) << "seed " << seed;
    }
}

TEST(SolvingRounds, is_never_worse_than_the_first_construction) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto problem = make_up({.stops = 40, .workers = 8, .odd = seed % 2 == 0}, seed);
        const auto first = solved(problem, brief(0));
        const auto last = solved(problem, brief(2000));
        EXPECT_LE(worth(problem, last), worth(problem, first)) << "seed " << seed;
    }
}

TEST(SolvingRounds, finds_the_same_plan_for_the_same_seed) {
    const auto problem = make_up({.odd = true}, 7);
    expect_same(solved(problem, brief(1000)), solved(problem, brief(1000)));
}

TEST(SolvingRounds, finds_the_same_plan_with_any_number_of_threads) {
    const auto problem = make_up({.odd = true}, 8);
    auto options = brief(1000);
    options.chains = 3;
    options.threads = 1;
    const auto alone = solved(problem, options);
    for (const std::size_t threads : {2, 3, 8}) {
        options.threads = threads;
        expect_same(alone, solved(problem, options));
    }
}

TEST(SolvingRounds, sends_no_more_rounds_when_fewest_are_wanted) {
    const auto problem = make_up({.stops = 60, .workers = 20, .clustered = true}, 3);
    const auto cheap = solved(problem, brief(3000));
    auto options = brief(3000);
    options.objective = Objective::FewestRounds;
    const auto few = solved(problem, options);
    EXPECT_LE(few.rounds.size(), cheap.rounds.size());
    EXPECT_LE(few.unserved.size(), cheap.unserved.size());
}

TEST(SolvingRounds, stops_when_the_time_is_spent) {
    const auto problem = make_up({}, 5);
    std::atomic<int> looks = 0;
    Options options;
    options.iterations = 1'000'000'000;
    options.spent = [&] { return ++looks / 100.0; };
    const auto plan = solved(problem, options);
    EXPECT_EQ(faults(problem, plan), std::vector<std::string>());
    EXPECT_LT(plan.iterations, 10'000U);
}

TEST(SolvingRounds, has_an_empty_plan_for_nothing_to_do) {
    Problem problem;
    EXPECT_TRUE(solved(problem, brief(100)).rounds.empty());
    problem.workers = make_up({.stops = 0, .workers = 3}, 1).workers;
    EXPECT_TRUE(solved(problem, brief(100)).rounds.empty());
}

TEST(SolvingRounds, takes_no_notice_of_the_weight_of_what_is_served) {
    auto problem = make_up({.stops = 20, .workers = 10}, 4);
    const auto plain = solved(problem, brief(2000));
    ASSERT_TRUE(plain.unserved.empty());
    for (auto& stop : problem.stops) stop.weight = 3;
    EXPECT_NEAR(solved(problem, brief(2000)).cost, plain.cost, 1e-6);
}

// Every order of five stops tried by hand.
TEST(SolvingRounds, finds_the_shortest_of_all_orders) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        auto problem = make_up({.stops = 6, .workers = 1}, seed);
        for (auto& stop : problem.stops) stop.window = {0, 1000};
        std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
        double shortest = kNoLimit;
        do {
            auto here = *problem.workers[0].start;
            double length = 0;
            for (const auto stop : order) {
                length += distance(problem, here, problem.stops[stop].place);
                here = problem.stops[stop].place;
            }
            shortest = std::min(shortest, length + distance(problem, here, {50, 50}));
        } while (std::ranges::next_permutation(order).found);
        const auto plan = solved(problem, brief(2000));
        EXPECT_NEAR(plan.distance, shortest, 1e-9) << "seed " << seed;
    }
}

TEST(SolvingRounds, lists_every_fault_of_a_problem_that_cannot_be) {
    auto problem = make_up({.stops = 3, .workers = 2}, 1);
    problem.stops[0].window = {10, 5};
    problem.stops[1].id = problem.stops[2].id;
    problem.stops[2].place.x = std::nan("");
    problem.workers[0].speed = 0;
    problem.workers[1].id = "";
    const auto plan = solve(problem, brief(10));
    ASSERT_FALSE(plan);
    EXPECT_EQ(std::get<Invalid>(plan.error()).errors.size(), 5U);
}

TEST(SolvingRounds, measures_the_earth_in_metres) {
    Problem problem;
    problem.ground = Ground::Earth;
    const Place exeter{-3.5339, 50.7184};
    const Place plymouth{-4.1427, 50.3755};
    EXPECT_NEAR(distance(problem, exeter, plymouth), 57'500, 500);
    problem.detour = 2;
    EXPECT_NEAR(distance(problem, exeter, plymouth), 115'000, 1000);
}

}  // namespace
}  // namespace kith::rounds
