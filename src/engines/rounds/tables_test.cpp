#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/rounds/tables.hpp"

namespace kith::rounds {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kStops =
    "id,longitude,latitude,from,to,service,load,priority,people,skills,never,usual\n"
    "bread,-3.50,50.70,09:30,11:00,5,2,1,1,,,\n"
    "lift,-3.51,50.71,,,20,0,10,2,lifting; hoist ,ann;bob,cat\n";

constexpr std::string_view kVolunteers =
    "id,longitude,latitude,end_longitude,end_latitude,returns,from,to,capacity,mode,speed_kmh,"
    "longest,most_stops,skills\n"
    "ann,-3.50,50.70,,,,09:00,17:00,10,car,,120,8,hoist\n"
    "bob,-3.50,50.70,,,no,,,,foot,,,,\n"
    "cat,,,-3.6,50.6,yes,,,,,18,,,\n";

std::vector<std::string> faults_of(std::string_view stops, std::string_view volunteers) {
    const auto read = read_tables(stops, volunteers);
    std::vector<std::string> lines;
    if (read) return lines;
    for (const auto& error : std::get<Invalid>(read.error()).errors) {
        lines.push_back(error.field + ": " + error.message);
    }
    return lines;
}

TEST(RoundsTables, are_read_column_by_column) {
    const auto problem = read_tables(kStops, kVolunteers);
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->ground, Ground::Earth);
    ASSERT_EQ(problem->stops.size(), 2U);
    const auto& bread = problem->stops[0];
    EXPECT_EQ(bread.place, (kith::rounds::Place{-3.5, 50.7}));
    EXPECT_EQ(bread.window, (Window{9.5 * 3600, 11 * 3600}));
    EXPECT_EQ(bread.service, 300);
    EXPECT_EQ(bread.load, 2);
    const auto& lift = problem->stops[1];
    EXPECT_EQ(lift.window, (Window{0, 24 * 3600}));
    EXPECT_EQ(lift.weight, 10);
    EXPECT_EQ(lift.people, 2);
    EXPECT_EQ(lift.skills, (std::vector<std::string>{"lifting", "hoist"}));
    EXPECT_EQ(lift.never, (std::vector<std::string>{"ann", "bob"}));
    EXPECT_EQ(lift.usual, "cat");
}

TEST(RoundsTables, say_where_volunteers_begin_and_end) {
    const auto problem = read_tables(kStops, kVolunteers);
    ASSERT_TRUE(problem);
    ASSERT_EQ(problem->workers.size(), 3U);
    const auto& [ann, bob, cat] = std::tie(problem->workers[0], problem->workers[1],
                                           problem->workers[2]);
    EXPECT_EQ(ann.end, ann.start);
    EXPECT_EQ(ann.longest, 7200);
    EXPECT_EQ(ann.most_stops, 8);
    EXPECT_TRUE(bob.start);
    EXPECT_FALSE(bob.end);
    EXPECT_NEAR(bob.speed, 1.25, 1e-9);
    EXPECT_FALSE(cat.start);
    EXPECT_EQ(cat.end, (kith::rounds::Place{-3.6, 50.6}));
    EXPECT_NEAR(cat.speed, 5, 1e-9);
}

TEST(RoundsTables, name_file_and_line_of_every_fault) {
    const auto faults = faults_of(
        "id,x,y,from,to,people\n,1,2,09:00,10:00,1\na,one,2,09:00,10:00,1\nb,1,2,9am,10:00,1\n"
        "b,1,2,11:00,10:00,3\n",
        "id,x,y,mode\nann,1,,car\nbob,1,2,horse\n");
    EXPECT_THAT(faults, testing::ElementsAre(
                            StartsWith("stops line 2: a stop without an id"),
                            StartsWith("stops line 3: x ‘one’ is not a number"),
                            StartsWith("stops line 4: from ‘9am’ is not a time"),
                            StartsWith("stops line 5: ‘to’ is before ‘from’"),
                            StartsWith("stops line 5: people must be from 1 to 2"),
                            StartsWith("stops line 5: the id ‘b’ is there twice"),
                            StartsWith("volunteers line 2: x and y go together"),
                            StartsWith("volunteers line 3: mode must be foot")));
}

TEST(RoundsTables, refuse_columns_that_mean_nothing) {
    EXPECT_THAT(faults_of("id,x,y,windo\na,1,2,3\n", "id,x,y\nann,1,2\n"),
                testing::ElementsAre(HasSubstr("‘windo’ has no meaning")));
    EXPECT_THAT(faults_of("id,where\na,1\n", "id,x,y\nann,1,2\n"),
                testing::ElementsAre(HasSubstr("needs columns longitude and latitude")));
    EXPECT_THAT(faults_of("id,x,y\na,1,2\n", "id,longitude,latitude\nann,1,2\n"),
                testing::ElementsAre(HasSubstr("needs columns x and y, as the stops have")));
    EXPECT_FALSE(faults_of("", "").empty());
}

TEST(RoundsTables, tell_the_time) {
    EXPECT_EQ(read_time("00:00"), 0);
    EXPECT_EQ(read_time("9:05"), 9 * 3600 + 300);
    EXPECT_EQ(read_time("24:00"), 86400);
    EXPECT_EQ(read_time("12:30:15"), 45015);
    for (const auto* wrong : {"", "9", "25:00", "24:01", "9:60", "9:5x", "-1:00", "1:2:3:4"}) {
        EXPECT_FALSE(read_time(wrong)) << wrong;
    }
    EXPECT_EQ(write_time(9 * 3600 + 300.4), "09:05:00");
}

TEST(RoundsTables, write_a_row_for_each_leaving_visit_and_return) {
    auto problem = *read_tables("id,x,y,to,skills\nbread,300,400,12:00,\nhoist,0,0,,hoist\n",
                                "id,x,y,from,speed_kmh\nann,0,0,09:00,18\n");
    Options options;
    options.iterations = 100;
    const auto plan = *solve(problem, options);
    EXPECT_EQ(write_rounds(problem, plan, Times::Clock),
              "volunteer,order,what,stop,arrive,start,leave,distance,added,reason\r\n"
              "ann,0,leave,,,,09:00:00,0,,\r\n"
              "ann,1,visit,bread,09:01:40,09:01:40,09:01:40,500,1000,\r\n"
              "ann,2,home,,09:03:20,,,500,,\r\n"
              "\"\",,unserved,hoist,,,,,,no skill: nobody who could come has every skill it needs "
              "(hoist)\r\n");
}

}  // namespace
}  // namespace kith::rounds
