// A job made ready to be asked of many volunteers: everything about it that does not depend on the
// volunteer is worked out once.
#pragma once

#include <cstdint>

#include "engines/matching/volunteer.hpp"
#include "engines/matching/weights.hpp"

namespace kith::matching {

// What all questions of one run share.
struct Setting {
    const Terms& terms;
    const Weights& weights;
    Moment now;
};

struct Ask {
    const Job& job;
    const Setting& setting;
    // The stretch of time it may be done in; `closes` is nothing where there is no end.
    Moment opens;
    std::optional<Moment> closes;
    bool longer_than_a_week;
    // The half-hours it may be done in, and how many it takes.
    WeekHours hours;
    int slots;
    // The day on which checks and training must still be in date.
    Day day;
    // What a volunteer's traits must include, what their quarters must meet.
    std::uint64_t traits;
    std::uint32_t quarters;
};

Ask ask(const Job& job, const Setting& setting);

// The whole half-hours between two moments less than a week apart.
WeekHours hours_between(Moment opens, Moment closes);

// What can be told of a volunteer in 64 bits: a volunteer who may do a job has all its traits.
// (The other way round need not hold: the rules decide.)
std::uint64_t traits_of(const Volunteer& volunteer);

// Whether no two of the words held, or needed, share a bit: where that is so of a volunteer and of
// a job, having all traits is having all that is needed.
bool traits_tell_all(const Volunteer& volunteer);
bool traits_tell_all(const Job& job);

// The volunteer's age on a day; nothing without a date of birth.
std::optional<int> age_on(const Volunteer& volunteer, Day day);

// The half-hours at which this volunteer could start this job, holidays taken out, extra times
// added.
WeekHours possible_starts(const Ask& ask, const Volunteer& volunteer);

// Metres from the volunteer's home to the job; nothing if either place is unknown.
std::optional<std::int32_t> distance(const Ask& ask, const Volunteer& volunteer);

// The easiest means by which the volunteer reaches that far; car if the job needs a vehicle.
enum class Travel : std::uint8_t { none, phone, foot, bicycle, car };
Travel travel(const Ask& ask, const Volunteer& volunteer);
std::string_view travel_words(Travel by);
std::int32_t farthest(const Reach& reach, bool by_car_only);

// "350 m", "1.2 km".
std::string metres_words(std::int32_t metres);

}  // namespace kith::matching
