// Dates as people and spreadsheets write them, read in the British order.
#pragma once

#include <optional>
#include <string_view>

#include "platform/base/london.hpp"

namespace kith {

// One box that somebody typed a date into: 27/3/1950, 27-03-1950, 27.3.1950, 27 March 1950,
// 27th of March 1950, Monday 27 Mar 1950, March 27, 1950, 1950-03-27, 27031950. The year needs
// four numbers and lies from 1800 to 2200. Says what is missing or not real.
Parsed<Day> parse_date(std::string_view text);

// A date and perhaps a time, in London.
struct DateAndTime {
    Day day;
    std::optional<TimeOfDay> time;
    friend bool operator==(const DateAndTime&, const DateAndTime&) = default;
};

// One cell of a file from another system: all of the above, 19500327, Excel's day numbers, each
// perhaps with a time after it (2020-04-03T10:15:00, 03/04/2020 10:15, 43924.4271). A time with a
// zone is brought to London first, since many systems send a birthday as an instant. A number of
// four digits that looks like a year is refused.
Parsed<DateAndTime> parse_feed_date(std::string_view text);

// The date from the three boxes of a GOV.UK date input.
Parsed<Day> parse_date_parts(std::string_view day, std::string_view month, std::string_view year);

}  // namespace kith
