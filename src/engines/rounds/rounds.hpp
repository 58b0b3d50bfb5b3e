// The day's stops bundled into rounds: who goes where, in which order, when, and why.
//
// A vehicle routing problem with time windows, in which each worker has a home, a shift, a speed,
// skills and room for so much; stops may be left unserved, with the reason. Pure functions: the
// same problem, options and seed give the same plan, unless `spent` ties the work to a clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"

namespace kith::rounds {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

// On a plane x and y are in one unit; on the earth x is the longitude and y the latitude, degrees.
struct Place {
    double x = 0;
    double y = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

// Both ends belong to it. Times are seconds from any midnight (or the unit of a plane).
struct Window {
    double from = 0;
    double to = kNoLimit;
    friend bool operator==(const Window&, const Window&) = default;
};

// One visit to be made. Whoever comes early waits; service may begin anywhere in the window.
struct Stop {
    std::string id;
    Place place;
    Window window;
    double service = 0;                // time spent there
    double load = 0;                   // what is carried to it
    double weight = 1;                 // leaving one of weight 5 is as bad as five of weight 1
    int people = 1;                    // 1, or 2 who must start together
    std::vector<std::string> skills;   // each of them needed, by each who comes
    std::vector<std::string> never;    // workers who may not come
    std::string usual;                 // the worker who should come if it costs little, or empty
};

// Somebody who can make one round. Without a start (or end) the way to the first stop (or from
// the last) costs nothing.
struct Worker {
    std::string id;
    std::optional<Place> start;
    std::optional<Place> end;
    Window shift;
    double capacity = kNoLimit;        // of load, for the whole round
    double speed = 1;                  // distance in one unit of time
    double longest = kNoLimit;         // time from leaving the start to reaching the end
    int most_stops = std::numeric_limits<int>::max();
    std::vector<std::string> skills;
};

enum class Ground { Plane, Earth };

// What a plan costs beside stops left unserved, which always cost more than serving them.
struct Weights {
    double distance = 1;   // for each unit of distance
    double time = 0;       // for each unit of time on the way
    double round = 0;      // for each worker sent out
    double unusual = 0;    // for each visit by another than the usual worker
};

struct Problem {
    std::vector<Stop> stops;
    std::vector<Worker> workers;
    Ground ground = Ground::Plane;
    double detour = 1;                 // roads are this much longer than straight lines
    Weights weights;
};

enum class Objective { Cost, FewestRounds };

struct Options {
    std::uint64_t seed = 1;
    std::size_t iterations = 100'000;  // for each chain; the limit when `spent` is empty
    std::size_t chains = 2;            // searches that exchange what they find; changes the plan
    std::size_t threads = 2;           // never changes the plan
    Objective objective = Objective::Cost;
    // The share of the time allowed that is gone; the search ends at 1. With it the plan depends
    // on how much was tried before then. Called from several threads.
    std::function<double()> spent;
};

struct Visit {
    std::size_t stop = 0;
    double arrive = 0;
    double start = 0;
    double leave = 0;
    double added = 0;                  // distance saved if this stop were left out
};

struct Round {
    std::size_t worker = 0;
    double leaves = 0;                 // late enough not to wait at the first door
    double ends = 0;
    double distance = 0;
    double load = 0;
    std::vector<Visit> visits;
};

// The first thing that stands in the way, in the order they are looked at.
enum class Reason {
    NoSkill,       // no worker has every skill it needs
    Barred,        // those who have may not come
    TooBig,        // nobody else can carry its load
    OutOfHours,    // nobody else is on shift in its window
    TooFar,        // nobody else could go there and back in time
    NotEnough,     // two are needed and only one could come
    Full,          // some could, but not beside what they have been given
};

struct Unserved {
    std::size_t stop = 0;
    Reason reason = Reason::Full;
    std::string text;                  // a sentence for the coordinator
};

struct Plan {
    std::vector<Round> rounds;         // of workers with something to do, in the workers' order
    std::vector<Unserved> unserved;    // in the stops' order
    double distance = 0;
    double cost = 0;                   // by the problem's weights, unserved stops not counted
    std::size_t iterations = 0;        // tried, over all chains
};

// Gives the best plan found. Invalid when ids repeat or are empty, numbers are not finite where
// they must be, or a window ends before it begins; every fault is listed.
Result<Plan> solve(const Problem& problem, const Options& options = {});

// Distance between two places as the solver measures it: straight on a plane, along the great
// circle in metres on the earth, times the detour.
double distance(const Problem& problem, Place from, Place to);

// Every way in which the plan breaks the problem's conditions, worked out from the problem alone;
// empty when it holds. `tolerance` is in units of time and load.
std::vector<std::string> faults(const Problem& problem, const Plan& plan,
                                double tolerance = 1e-6);

}  // namespace kith::rounds
