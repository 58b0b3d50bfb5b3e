#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "engines/rounds/solomon.hpp"

namespace kith::rounds {
namespace {

constexpr std::string_view kSmall =
    "SMALL\r\n\r\nVEHICLE\r\nNUMBER     CAPACITY\r\n  2  10\r\n\r\nCUSTOMER\r\n"
    "CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME\r\n \r\n"
    "    0   0   0   0   0   100   0\r\n"
    "    1   3   4   5   0    12  10\r\n"
    "    2   6   8   5  20    60  10\r\n";

std::string with(std::string_view line, std::string_view other) {
    std::string text(kSmall);
    text.replace(text.find(line), line.size(), other);
    return text;
}

FieldError fault_of(std::string_view text) {
    const auto read = read_solomon(text);
    if (read) return {};
    return std::get<Invalid>(read.error()).errors.at(0);
}

TEST(SolomonFormat, is_read_as_stops_and_workers) {
    const auto problem = read_solomon(kSmall);
    ASSERT_TRUE(problem);
    ASSERT_EQ(problem->workers.size(), 2U);
    EXPECT_EQ(problem->workers[1].id, "2");
    EXPECT_EQ(problem->workers[1].capacity, 10);
    EXPECT_EQ(problem->workers[1].shift, (Window{0, 100}));
    ASSERT_EQ(problem->stops.size(), 2U);
    EXPECT_EQ(problem->stops[1].id, "2");
    EXPECT_EQ(problem->stops[1].place, (Place{6, 8}));
    EXPECT_EQ(problem->stops[1].window, (Window{20, 60}));
    EXPECT_EQ(problem->stops[1].service, 10);
    EXPECT_EQ(problem->stops[1].load, 5);
}

TEST(SolomonFormat, is_told_from_a_table) {
    EXPECT_TRUE(looks_like_solomon(kSmall));
    EXPECT_FALSE(looks_like_solomon("id,x,y,from,to\nVEHICLE,1,2,3,4\n"));
    EXPECT_FALSE(looks_like_solomon(""));
}

TEST(SolomonFormat, names_the_line_at_fault) {
    EXPECT_EQ(fault_of(with("1   3   4", "1   3   four")).field, "line 11");
    EXPECT_EQ(fault_of(with("1   3   4 ", "1   3 ")).field, "line 11");
    EXPECT_EQ(fault_of(with("20    60", "70    60")).message, "due before it is ready");
    EXPECT_EQ(fault_of(with("  2  10", "  0  10")).field, "line 5");
    EXPECT_EQ(fault_of(with("  2  10", "  many  10")).field, "line 5");
    EXPECT_EQ(fault_of(with("   3   4   5", "   3   4   -5")).field, "line 11");
    EXPECT_EQ(fault_of(with("   3   4   5", "   3   4   nan")).field, "line 11");
    EXPECT_EQ(fault_of("nothing of the kind").field, "line 1");
    EXPECT_EQ(fault_of("").field, "line 1");
}

TEST(SolomonFormat, writes_rounds_as_solvers_exchange_them) {
    const auto problem = *read_solomon(kSmall);
    Options options;
    options.iterations = 500;
    const auto plan = *solve(problem, options);
    EXPECT_EQ(write_solomon(problem, plan), "Route 1: 1 2\nCost 20.00\n");
}

struct Known {
    const char* name;
    double best;
    double gap;  // allowed, in hundredths of the best known
};

// Best known distances of instances of each class; iterations, not time, so that a busy machine
// changes nothing. The gaps are about three times what is usual with so little search.
class SolomonInstances : public testing::TestWithParam<Known> {};

TEST_P(SolomonInstances, are_solved_close_to_the_best_known) {
    const auto known = GetParam();
    std::ifstream file(std::string(KITH_SOURCE_DIR "/../shared/data/routing/solomon/") +
                       known.name + ".txt");
    if (!file) GTEST_SKIP() << "no Solomon instances in ../shared/data/routing";
    std::stringstream text;
    text << file.rdbuf();
    const auto problem = read_solomon(text.str());
    ASSERT_TRUE(problem);
    Options options;
    options.iterations = 20'000;
    const auto plan = solve(*problem, options);
    ASSERT_TRUE(plan);
    EXPECT_EQ(faults(*problem, *plan), std::vector<std::string>());
    EXPECT_TRUE(plan->unserved.empty());
    EXPECT_LE(plan->distance, known.best * (1 + known.gap / 100));
    EXPECT_GE(plan->distance, known.best * 0.995);
}

INSTANTIATE_TEST_SUITE_P(OneOfEachClass, SolomonInstances,
                         testing::Values(Known{"C104", 824.78, 1}, Known{"C203", 591.17, 1},
                                         Known{"R101", 1642.88, 1}, Known{"R110", 1072.41, 4},
                                         Known{"R205", 955.82, 4}, Known{"RC106", 1381.23, 4},
                                         Known{"RC207", 966.08, 4}));

}  // namespace
}  // namespace kith::rounds
