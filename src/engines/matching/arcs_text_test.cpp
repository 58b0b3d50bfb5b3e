#include "engines/matching/arcs_text.hpp"

#include <gmock/gmock.h>

#include "engines/matching/solver.hpp"

namespace kith::matching {
namespace {

std::string fault(std::string_view arcs, std::string_view capacity, std::string_view unserved) {
    const auto read = read_plain(arcs, capacity, unserved, 2);
    if (read) return "no fault";
    const auto& error = std::get<Invalid>(read.error()).errors.at(0);
    return error.field + ": " + error.message;
}

std::string total(std::string_view arcs, std::string_view capacity, std::string_view unserved) {
    const auto read = read_plain(arcs, capacity, unserved, 2);
    if (!read) return "refused";
    Solver solver(read->market);
    solver.solve();
    return read->written(solver.assignment().cost);
}

constexpr std::string_view two_rooms = "volunteer,capacity\nA,1\nB,1\n";

TEST(ReadPlain, TakesWholeAndBrokenCosts) {
    EXPECT_EQ(total("job,volunteer,cost\n1,A,3\n2,A,4\n2,B,9\n", two_rooms, "100"), "12");
    EXPECT_EQ(total("job,volunteer,cost\n1,A,3.25\n2,A,4\n2,B,9.5\n", two_rooms, "100"), "12.75");
    EXPECT_EQ(total("job,volunteer,cost\n1,A,-3\n2,A,-4.5\n", two_rooms, "1"), "-3.5");
}

TEST(ReadPlain, TakesColumnsInAnyOrderQuotesAndForeignLineEnds) {
    EXPECT_EQ(total("\xEF\xBB\xBF" "cost,job,note,volunteer\r\n5,\"J,1\",x,\"A\"\r\n\r\n",
                    "capacity,volunteer\r\n1,A\r\n", "100"),
              "5");
}

TEST(ReadPlain, CountsAJobThatNobodyCanTake) {
    EXPECT_EQ(total("job,volunteer,cost\n1,A,3\n2,,\n", two_rooms, "100"), "103");
}

TEST(ReadPlain, PrefersServingWhereTheCostIsTheSame) {
    const auto read = read_plain("job,volunteer,cost\n1,A,100\n", two_rooms, "100", 1);
    ASSERT_TRUE(read);
    Solver solver(read->market);
    solver.solve();
    EXPECT_EQ(solver.assignment().assigned, 1U);
}

TEST(ReadPlain, PutsTheRowsOfAJobTogetherWhereverTheyAre) {
    const auto read = read_plain("job,volunteer,cost\n1,A,3\n2,A,4\n1,B,5\n", two_rooms, "9", 1);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->market.arcs_of(0).size(), 2U);
    EXPECT_EQ(read->jobs, (std::vector<std::string_view>{"1", "2"}));
}

TEST(ReadPlain, SaysWhichLineIsWrong) {
    EXPECT_EQ(fault("job,volunteer,cost\n1,A,3\n2,B,x\n", two_rooms, "9"),
              "arcs line 3: “x” is not a cost");
    EXPECT_EQ(fault("job,volunteer,cost\n1,A,3\n2,C,4\n", two_rooms, "9"),
              "arcs line 3: “C” has no capacity");
    EXPECT_EQ(fault("job,volunteer,cost\n\n1,A\n", two_rooms, "9"),
              "arcs line 3: There are too few cells");
    EXPECT_EQ(fault("job,volunteer,cost\n,A,3\n", two_rooms, "9"),
              "arcs line 2: The job must be given");
    EXPECT_EQ(fault("job,who,cost\n", two_rooms, "9"),
              "arcs line 1: There is no column “volunteer”");
    EXPECT_EQ(fault("job,volunteer,cost\n", "volunteer,capacity\nA,1\nA,2\n", "9"),
              "capacity line 3: “A” is there twice");
    EXPECT_EQ(fault("job,volunteer,cost\n", "volunteer,capacity\nA,-1\n", "9"),
              "capacity line 2: The capacity is not a whole number from 0");
    EXPECT_EQ(fault("job,volunteer,cost\n", two_rooms, "much"),
              "--unserved: “much” is not a cost");
}

TEST(ReadPlain, GivesTheSameForAnyNumberOfThreads) {
    std::string arcs = "job,volunteer,cost\n";
    std::string capacity = "volunteer,capacity\n";
    for (int i = 0; i < 40'000; ++i) {
        arcs += "job number " + std::to_string(i / 4) + ",volunteer number " +
                std::to_string(i % 997) + "," + std::to_string(i * 7919 % 1000) + "\n";
    }
    for (int i = 0; i < 997; ++i) capacity += "volunteer number " + std::to_string(i) + ",3\n";
    const auto one = read_plain(arcs, capacity, "500", 1);
    const auto many = read_plain(arcs, capacity, "500", 7);
    ASSERT_TRUE(one);
    ASSERT_TRUE(many);
    ASSERT_EQ(one->jobs, many->jobs);
    for (std::uint32_t job = 0; job < one->market.jobs(); ++job) {
        ASSERT_EQ(one->market.arcs_of(job).size(), many->market.arcs_of(job).size());
    }
}

}  // namespace
}  // namespace kith::matching
