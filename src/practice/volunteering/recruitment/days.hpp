// Days on which a volunteer's usual week does not hold: away, or there besides.
#pragma once

#include <vector>

#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

// Both days included.
struct AwayRow {
    Day from, to;
};
// Minutes of the London clock from midnight, [from, to).
struct ExtraRow {
    Day on;
    int from = 0, to = 1440;
};
struct OtherDays {
    std::vector<AwayRow> away{};
    std::vector<ExtraRow> extra{};
};
// Those that are not over.
OtherDays other_days(sql::Session& session, VolunteerId volunteer, Day today);

// What a form of days_part sent: days added or taken out, nothing when they are not right. The
// faults are in the reader.
void save_days(web::Context& context, VolunteerId volunteer, web::FormReader& reader);

// The lists and their forms; `own`: said to the volunteer.
Html days_part(const web::Context& context, const Url& action, const OtherDays& days,
               const web::FormReader& typed, bool own);
// "Saturday 24 October 2020, 9am to midday"; "all day".
std::string extra_words(const ExtraRow& extra);

}  // namespace kith::volunteering
