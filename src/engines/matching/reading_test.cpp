#include "engines/matching/reading.hpp"

#include <gmock/gmock.h>

#include "engines/matching/weights.hpp"

namespace kith::matching {
namespace {

std::string faults(const Problem& problem) {
    std::string text;
    for (const FieldError& error : std::get<Invalid>(problem).errors) {
        text += error.field + ": " + error.message + "\n";
    }
    return text;
}

std::string volunteer_faults(std::string_view csv) {
    const auto table = Table::from_csv(csv);
    if (!table) return faults(table.error());
    Terms terms;
    const auto read = read_volunteers(*table, terms);
    return read ? "none" : faults(read.error());
}

TEST(ReadVolunteers, TakesEveryColumn) {
    const auto table = Table::from_csv(
        "volunteer,lat,lon,foot_km,bicycle_km,car_km,kinds,checks,hours,away,extra,born,never,"
        "stops,sex,name,hours_free\n"
        "V1,51.75,-1.25,2,5.5,0,shopping; calls,dbs until 2021-03-31; identity,\"Mon 9-12, Tue\","
        "2020-12-20..2021-01-03,2020-12-24T09:00..2020-12-24T12:30,"
        "1980-02-29,P1; V2,51.7 -1.2 2020-12-01,f,Ann,7.5\n");
    ASSERT_TRUE(table);
    Terms terms;

    const auto read = read_volunteers(*table, terms);

    ASSERT_TRUE(read) << faults(read.error());
    const Volunteer& who = read->at(0);
    EXPECT_EQ(who.reach.bicycle, 5500);
    EXPECT_EQ(who.kinds.size(), 2);
    EXPECT_EQ(who.checks.size(), 2U);
    EXPECT_EQ(who.minutes_free, 450);
    EXPECT_EQ(who.never, (std::vector<std::string>{"P1", "V2"}));
    EXPECT_EQ(who.stops.size(), 1U);
    ASSERT_EQ(who.extra.size(), 1U);
    EXPECT_EQ(who.extra[0].to - who.extra[0].from, std::chrono::minutes{210});
    EXPECT_EQ(who.sex, Sex::female);
    EXPECT_NEAR(degrees_of(*who.place).latitude, 51.75, 1e-5);
    EXPECT_NEAR(degrees_of(*who.place).longitude, -1.25, 1e-5);
}

TEST(ReadVolunteers, SaysEveryFaultWithItsLine) {
    EXPECT_EQ(volunteer_faults("volunteer,born,hours\nV1,1980-02-30,Mon\nV1,,Moon 9-12\n,,\n"),
              "line 2: born: “1980-02-30” is not a date such as 2020-11-16\n"
              "line 3: volunteer: “V1” is there twice\n"
              "line 3: hours: “Moon 9-12” does not say hours such as Mon 9-12, Tue 14:00-17:30\n"
              "line 4: volunteer: “” must be given\n");
}

TEST(ReadVolunteers, RefusesExtraTimesThatAreNoStretchOfTime) {
    for (const std::string extra : {"tomorrow", "2020-12-24T09:00", "2020-12-24T12:00..09:00",
                                    "2020-12-24T12:00..2020-12-24T09:00",
                                    "2020-12-01T09:00..2020-12-24T09:00"}) {
        EXPECT_EQ(volunteer_faults("volunteer,extra\nV1," + extra + "\n"),
                  "line 2: extra: “" + extra + "” is not a stretch of time such as "
                  "2020-12-20T09:00..2020-12-20T13:00\n");
    }
}

// A misspelt column must not be passed over: a check nobody asks for would go unchecked.
TEST(ReadVolunteers, RefusesAColumnItDoesNotKnow) {
    EXPECT_EQ(volunteer_faults("volunteer,cheks\nV1,dbs\n"),
              "line 1: The column “cheks” is not known here\n");
    EXPECT_EQ(volunteer_faults("name\nAnn\n"), "line 1: There is no column “volunteer”\n");
}

TEST(Table, SaysWhereARowDoesNotFit) {
    EXPECT_EQ(volunteer_faults("volunteer,kinds\nV1,a\nV2\n"),
              "line 3: There are 1 cells, the heading has 2\n");
    EXPECT_EQ(volunteer_faults("volunteer,kinds\nV1,\"a\n"),
              "line 2: A quote is opened and never closed\n");
    EXPECT_EQ(volunteer_faults(""), "line 1: There is no heading line\n");
}

TEST(Table, KeepsQuotedCommasQuotesAndLineEnds) {
    const auto table = Table::from_csv("a,b\r\n\"x, \"\"y\"\"\nz\", w \r\nlast,one");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->cell(0, 0), "x, \"y\"\nz");
    EXPECT_EQ(table->cell(0, 1), "w");
    EXPECT_EQ(table->line(1), 4U);
    EXPECT_EQ(table->cell(1, 1), "one");
}

TEST(WeightsFromJson, TakesSomeAndRefusesWhatItDoesNotKnow) {
    EXPECT_EQ(weights_from_json(R"({"kilometre": 1500})")->kilometre, 1500);
    EXPECT_FALSE(weights_from_json(R"({"kilometer": 1500})"));
    EXPECT_FALSE(weights_from_json(R"({"kilometre": -1})"));
    EXPECT_FALSE(weights_from_json("{"));
    EXPECT_FALSE(weights_from_json("[]"));
}

TEST(PlaceFromDegrees, KeepsDistancesToAThousandth) {
    const Place oxford = place_from_degrees(51.7520, -1.2577);
    const Place cambridge = place_from_degrees(52.2053, 0.1218);
    EXPECT_NEAR(metres_between(oxford, cambridge), 106'900, 300);
}

}  // namespace
}  // namespace kith::matching
