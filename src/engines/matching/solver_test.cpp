#include "engines/matching/solver.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engines/matching/auction.hpp"
#include "instances.hpp"

namespace kith::matching {
namespace {

Assignment solved(const Market& market) {
    Solver solver(market);
    solver.solve();
    return solver.assignment();
}

struct Sizes {
    int jobs;
    int volunteers;
    int arcs;
};

Instance small_instance(Random& random, std::uint64_t seed) {
    const auto shape = shapes()[static_cast<std::size_t>(random.below(7))];
    const Sizes sizes{1 + random.below(60), 1 + random.below(80), 1 + random.below(8)};
    Instance instance = make_instance(shape, sizes.jobs, sizes.volunteers, sizes.arcs, seed);
    for (auto& arc : instance.question.arcs) {
        if (random.below(10) == 0) arc.cost -= 5'000;
    }
    for (auto& cost : instance.question.unserved) {
        if (random.below(4) == 0) cost = random.below(12'000);
    }
    return instance;
}

TEST(Solve, AgreesWithLemonOnHundredsOfSmallQuestions) {
    Random random(11);
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto [name, question] = small_instance(random, seed);
        const Market market = market_of(question);
        Solver solver(market);
        solver.solve();

        const Assignment ours = solver.assignment();

        ASSERT_TRUE(is_assignment(market, ours.volunteer)) << name << " seed " << seed;
        ASSERT_EQ(ours.cost, lemon_reference::cost_scaling(question).cost)
            << name << " seed " << seed;
        ASSERT_EQ(lower_bound(market, solver.prices()), ours.cost) << name << " seed " << seed;
    }
}

// Costs far below nought and far above what leaving costs, volunteers without room, jobs without
// an arc, parts that do not touch.
Instance odd_instance(Random& random) {
    Instance instance{.name = "odd", .question = {}};
    auto& question = instance.question;
    const int jobs = 1 + random.below(40);
    const int volunteers = 1 + random.below(40);
    const std::int64_t unit = random.below(2) == 0 ? 1 : 1'000'000;
    for (int i = 0; i < volunteers; ++i) {
        question.room.push_back(random.below(4));
        question.step.push_back(random.below(3) == 0 ? unit * random.below(500) : 0);
    }
    for (int job = 0; job < jobs; ++job) {
        question.unserved.push_back(unit * (random.below(2000) - 500));
        const int half = volunteers / 2 + 1;
        for (int i = random.below(6); i > 0; --i) {
            const auto who = job % 2 == 0 ? random.below(half)
                                          : random.below(volunteers - half + 1) + half - 1;
            const std::int64_t cost = unit * (random.below(4000) - 2000);
            question.arcs.push_back({static_cast<std::uint32_t>(job),
                                     static_cast<std::uint32_t>(who), cost});
        }
    }
    return instance;
}

TEST(Solve, AgreesWithLemonOnOddQuestions) {
    Random random(12);
    for (int round = 0; round < 600; ++round) {
        const auto [name, question] = odd_instance(random);
        const Market market = market_of(question);
        Solver solver(market);
        solver.solve();

        const Assignment ours = solver.assignment();

        ASSERT_TRUE(is_assignment(market, ours.volunteer)) << "round " << round;
        ASSERT_EQ(ours.cost, lemon_reference::network_simplex(question).cost) << "round " << round;
        ASSERT_EQ(lower_bound(market, solver.prices()), ours.cost) << "round " << round;
    }
}

TEST(Solve, AgreesWithLemonAtSizeInEveryShape) {
    for (const auto shape : shapes()) {
        const auto [name, question] = make_instance(shape, 1'500, 4'000, 12, 5);
        const Market market = market_of(question);

        const Assignment ours = solved(market);

        EXPECT_TRUE(is_assignment(market, ours.volunteer)) << name;
        EXPECT_EQ(ours.cost, lemon_reference::network_simplex(question).cost) << name;
    }
}

TEST(Solve, StartedFromAnAuctionGivesTheSameCost) {
    Random random(5);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Market market = market_of(small_instance(random, seed).question);
        const std::vector<Cost> nothing(market.volunteers(), 0);
        Auction auction(market, nothing);
        auction.run();
        Solver solver(market);
        solver.start_from(auction.prices(), auction.volunteer());
        solver.solve();

        ASSERT_EQ(solver.assignment().cost, solved(market).cost) << "seed " << seed;
        ASSERT_EQ(lower_bound(market, solver.prices()), solver.assignment().cost);
    }
}

TEST(Solve, StartedFromAnyPricesAtAllGivesTheSameCost) {
    Random random(6);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Market market = market_of(small_instance(random, seed).question);
        std::vector<Cost> prices(market.volunteers());
        for (Cost& price : prices) price = random.below(3) == 0 ? random.below(9'000) : 0;
        Solver solver(market);
        solver.start_from(prices, std::vector<std::uint32_t>(market.jobs(), nobody));
        solver.solve();

        ASSERT_EQ(solver.assignment().cost, solved(market).cost) << "seed " << seed;
    }
}

// Changes of every kind, again and again; each time as good as solved anew.
TEST(Solve, AfterChangesIsAsGoodAsSolvedAnew) {
    Random random(21);
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const auto question = small_instance(random, seed).question;
        Market market = market_of(question);
        Solver solver(market);
        solver.solve();
        for (int change = 0; change < 30; ++change) {
            std::vector<Arc> arcs;
            for (int i = random.below(6); i > 0; --i) {
                const int who = random.below(static_cast<int>(market.volunteers()));
                arcs.push_back({random.below(9'000), static_cast<std::uint32_t>(who)});
            }
            const auto job = static_cast<std::uint32_t>(
                random.below(static_cast<int>(market.jobs())));
            const auto who = static_cast<std::uint32_t>(
                random.below(static_cast<int>(market.volunteers())));
            switch (random.below(4)) {
                case 0: solver.job_changed(market.add_job(arcs, 8'000)); break;
                case 1:
                    market.change_job(job, arcs, random.below(10'000));
                    solver.job_changed(job);
                    break;
                case 2:
                    market.change_volunteer(who, random.below(4), random.below(2) * 300);
                    solver.volunteer_changed(who);
                    break;
                default: solver.volunteer_changed(market.add_volunteer(random.below(3)));
            }
            if (random.below(3) == 0) continue;
            solver.solve();
            const Assignment mended = solver.assignment();
            ASSERT_TRUE(is_assignment(market, mended.volunteer));
            ASSERT_EQ(mended.cost, solved(market).cost) << "seed " << seed;
            ASSERT_EQ(lower_bound(market, solver.prices()), mended.cost);
        }
    }
}

TEST(Solve, OneVolunteerMoreNeverCostsMore) {
    Random random(8);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto question = small_instance(random, seed).question;
        const Cost before = solved(market_of(question)).cost;
        question.room.push_back(1);
        question.step.push_back(0);
        const auto who = static_cast<std::uint32_t>(question.room.size() - 1);
        for (std::uint32_t job = 0; job < question.unserved.size(); ++job) {
            if (random.below(3) == 0) question.arcs.push_back({job, who, random.below(5'000)});
        }
        std::ranges::stable_sort(question.arcs, {}, &lemon_reference::Arc::job);

        ASSERT_LE(solved(market_of(question)).cost, before) << "seed " << seed;
    }
}

TEST(Solve, TheOrderOfJobsDoesNotChangeTheCost) {
    Random random(9);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto question = small_instance(random, seed).question;
        const Cost before = solved(market_of(question)).cost;
        const auto last = static_cast<std::uint32_t>(question.unserved.size() - 1);
        for (auto& arc : question.arcs) arc.job = last - arc.job;
        std::ranges::reverse(question.unserved);
        std::ranges::stable_sort(question.arcs, {}, &lemon_reference::Arc::job);

        ASSERT_EQ(solved(market_of(question)).cost, before) << "seed " << seed;
    }
}

TEST(Solve, OfTwoArcsBetweenTheSameTwoTheCheaperCounts) {
    Market market;
    market.add_volunteer(2);
    market.add_job(std::vector<Arc>{{9, 0}, {4, 0}, {7, 0}}, 100);

    EXPECT_EQ(market.arcs_of(0).size(), 1U);
    EXPECT_EQ(solved(market).cost, 4);
}

TEST(Solve, LeavesAJobWhoseArcsAllCostMoreThanLeavingIt) {
    Market market;
    market.add_volunteer(1);
    market.add_job(std::vector<Arc>{{11, 0}}, 10);

    EXPECT_EQ(solved(market).volunteer[0], nobody);
    EXPECT_EQ(solved(market).cost, 10);
}

}  // namespace
}  // namespace kith::matching
