// What is counted, from the published views of the slices. Counts only: nothing here says who.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/sql/database.hpp"

namespace kith::insight {

// Whole London days, both included.
struct Range {
    Day from;
    Day to;
    std::string ward{};  // code; empty for everywhere
};

struct Now {
    std::int64_t open = 0, waiting = 0, urgent = 0, overdue = 0;
    std::int64_t concerns_open = 0, concerns_late = 0;
    std::int64_t volunteers = 0, jobs_open = 0;
};
Now now_figures(sql::Session& session, Day today, Instant now);

struct ByName {
    std::string name;
    std::int64_t count = 0;
};
struct Category {
    std::string id;
    std::string name{};  // as it is published now; the id of one that is not
    std::int64_t asked = 0, open = 0, met = 0, not_met = 0;
};
std::vector<Category> by_category(sql::Session& session, const Range& range);
std::vector<ByName> by_channel(sql::Session& session, const Range& range);
std::vector<ByName> by_route(sql::Session& session, const Range& range);
std::vector<ByName> reasons_not_met(sql::Session& session, const Range& range);
std::vector<ByName> call_outcomes(sql::Session& session, const Range& range);

struct OneDay {
    Day day;
    std::int64_t asked = 0, met = 0;
};
// Each day of the range, days without any included.
std::vector<OneDay> by_day(sql::Session& session, const Range& range);

// Hours from asking to somebody taking it on, and to the end, of needs asked for in the range.
struct Waiting {
    std::optional<double> median_hours, slowest_tenth_hours;
    std::int64_t counted = 0;
};
Waiting hours_to_assign(sql::Session& session, const Range& range);
Waiting hours_to_close(sql::Session& session, const Range& range);
// The middle and the ninth of ten of these, by interpolation between neighbours (Hyndman and Fan
// 1996, definition 7). Nothing for no values.
Waiting spread(std::vector<double> hours);

struct Ward {
    std::string code, name, district, outline;
    std::int64_t population = 0, open = 0, asked = 0;
};
std::vector<Ward> by_ward(sql::Session& session, const Range& range);

struct Partner {
    std::string id, name;
    std::int64_t offered = 0, accepted = 0, declined = 0, done = 0;
};
std::vector<Partner> by_partner(sql::Session& session, const Range& range);

// Published counts hide small numbers, so that nobody can be found out: "fewer than 5".
std::string published(std::int64_t count);

}  // namespace kith::insight
