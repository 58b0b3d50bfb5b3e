// One volunteer, as the matching engine sees them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engines/matching/job.hpp"

namespace kith::matching {

// Something held until a day (that day included); without a day it does not run out.
struct Dated {
    Word what;
    std::optional<Day> until{};
};

// Away from the first day to the last, both included.
struct Away {
    Day from;
    Day to;
};

// There on a day besides the usual week, also on a day otherwise away.
struct Extra {
    Moment from;
    Moment to;
};

// Something already promised: the volunteer will be near this place on this day anyway.
struct Stop {
    Place place;
    Day day;
};

// The farthest a volunteer goes, in metres, by each means; 0 = not that way.
struct Reach {
    std::int32_t foot = 0;
    std::int32_t bicycle = 0;
    std::int32_t car = 0;
};

struct Volunteer {
    std::string id;
    std::optional<Place> place{};
    Reach reach{};
    // Not paused, suspended or on a break.
    bool available = true;

    WordSet kinds{};
    std::vector<Dated> checks{};
    std::vector<Dated> training{};
    WordSet skills{};
    WordSet vehicles{};
    WordSet languages{};
    Sex sex = Sex::unknown;
    // Without a date of birth the caller vouches that this is an adult.
    std::optional<Day> born{};

    WeekHours hours = WeekHours::always();
    std::vector<Away> away{};
    std::vector<Extra> extra{};
    // Helps from the first day to the last, both included.
    std::optional<Day> from{};
    std::optional<Day> until{};

    // What may still be given on top of what is promised already.
    int jobs_free = 1;
    int minutes_free = 24 * 60;

    // People and volunteers never to be brought together with this one.
    std::vector<std::string> never{};

    WordSet interests{};
    WordSet experience{};
    int jobs_this_week = 0;
    int jobs_this_month = 0;
    // The day of the last job; nothing = has never been given one.
    std::optional<Day> last_job{};
    int asked = 0;
    int accepted = 0;
    std::vector<Stop> stops{};
};

}  // namespace kith::matching
