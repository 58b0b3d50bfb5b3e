#include "practice/insight/figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "platform/base/london.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::insight {
namespace {

constexpr int most_rows = 2000;
constexpr std::int64_t smallest_published = 5;

struct Bounds {
    Instant begin, end;
};
Bounds bounds(const Range& range) {
    return {start_of_day(range.from), start_of_day(range.to + 1)};
}

// " AND ward = $3" where a ward is asked for.
std::string in_ward(const Range& range, sql::Arguments& with) {
    return range.ward.empty() ? "" : " AND ward = " + with.add(range.ward);
}

std::vector<ByName> counted(sql::Session& session, const std::string& query,
                            const sql::Arguments& with) {
    using Row = std::tuple<std::string, std::int64_t>;
    std::vector<ByName> all;
    for (auto& [name, count] : session.all<Row>(query, with)) all.push_back({name, count});
    return all;
}

Waiting waiting(sql::Session& session, const Range& range, std::string_view end_column) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string column(end_column);
    const std::string where = "made_at >= " + with.add(begin) + " AND made_at < " + with.add(end) +
                              " AND " + column + " IS NOT NULL" + in_ward(range, with);
    std::vector<double> hours;
    using Row = std::tuple<Instant, Instant>;
    session.each<Row>(
        [&](Row&& row) {
            const auto wait = std::get<1>(row) - std::get<0>(row);
            hours.push_back(std::chrono::duration<double, std::ratio<3600>>(wait).count());
        },
        "SELECT made_at, " + column + " FROM need_facts WHERE " + where, with);
    return spread(std::move(hours));
}

}  // namespace

Category read(sql::Row& row, sql::Into<Category>) {
    return {.id = row.next<std::string>(),
            .name = row.next<std::string>(),
            .asked = row.next<std::int64_t>(),
            .open = row.next<std::int64_t>(),
            .met = row.next<std::int64_t>(),
            .not_met = row.next<std::int64_t>()};
}

Ward read(sql::Row& row, sql::Into<Ward>) {
    return {.code = row.next<std::string>(),
            .name = row.next<std::string>(),
            .district = row.next<std::string>(),
            .outline = row.next<std::string>(),
            .population = row.next<std::int64_t>()};
}

Partner read(sql::Row& row, sql::Into<Partner>) {
    return {.id = row.next<std::string>(),
            .name = "",
            .offered = row.next<std::int64_t>(),
            .accepted = row.next<std::int64_t>(),
            .declined = row.next<std::int64_t>(),
            .done = row.next<std::int64_t>()};
}

Now now_figures(sql::Session& session, Day today, Instant now) {
    using Needs = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    const auto needs = session.value<Needs>(R"(
        SELECT count(*), count(*) FILTER (WHERE status = 'waiting'),
               count(*) FILTER (WHERE urgent = 1), count(*) FILTER (WHERE due_on < $1)
          FROM need_facts
         WHERE closed_at IS NULL)",
                                            today);
    using Concerns = std::tuple<std::int64_t, std::int64_t>;
    const auto concerns = session.value<Concerns>(R"(
        SELECT count(*), count(*) FILTER (WHERE answer_by < $1)
          FROM concern_facts
         WHERE answered_at IS NULL)",
                                                  now);
    return {.open = std::get<0>(needs),
            .waiting = std::get<1>(needs),
            .urgent = std::get<2>(needs),
            .overdue = std::get<3>(needs),
            .concerns_open = std::get<0>(concerns),
            .concerns_late = std::get<1>(concerns),
            .volunteers = session.value<std::int64_t>(
                "SELECT count(*) FROM volunteer_facts WHERE status = 'active'"),
            .jobs_open = session.value<std::int64_t>(
                "SELECT count(*) FROM job_facts WHERE closed_at IS NULL")};
}

std::vector<Category> by_category(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string where = "made_at >= " + with.add(begin) + " AND made_at < " + with.add(end) +
                              in_ward(range, with);
    return session.all<Category>(
        "SELECT category, "
        "COALESCE((SELECT c.name FROM category_facts c WHERE c.id = category), category), "
        "count(*), count(*) FILTER (WHERE closed_at IS NULL), "
        "count(*) FILTER (WHERE status = 'met'), "
        "count(*) FILTER (WHERE status IN ('not met', 'withdrawn')) "
        "FROM need_facts WHERE " +
            where + " GROUP BY category ORDER BY 3 DESC, category LIMIT 100",
        with);
}

std::vector<ByName> by_channel(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string where = "at >= " + with.add(begin) + " AND at < " + with.add(end);
    return counted(session,
                   "SELECT channel, count(*) FROM contact_facts WHERE direction = 'in' AND " +
                       where + " GROUP BY channel ORDER BY 2 DESC, channel LIMIT 20",
                   with);
}

std::vector<ByName> by_route(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string where = "made_at >= " + with.add(begin) + " AND made_at < " + with.add(end) +
                              in_ward(range, with);
    return counted(session,
                   "SELECT route, count(*) FROM need_facts WHERE " + where +
                       " GROUP BY route ORDER BY 2 DESC, route LIMIT 20",
                   with);
}

std::vector<ByName> reasons_not_met(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string where = "closed_at >= " + with.add(begin) + " AND closed_at < " +
                              with.add(end) + in_ward(range, with);
    return counted(session,
                   "SELECT status || ': ' || status_reason, count(*) FROM need_facts "
                   "WHERE status IN ('not met', 'withdrawn') AND " +
                       where + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20",
                   with);
}

std::vector<ByName> call_outcomes(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    sql::Arguments with;
    const std::string where = "at >= " + with.add(begin) + " AND at < " + with.add(end);
    return counted(session,
                   "SELECT outcome, count(*) FROM call_attempt_facts WHERE " + where +
                       " GROUP BY outcome ORDER BY 2 DESC, outcome LIMIT 20",
                   with);
}

std::vector<OneDay> by_day(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    std::map<Day, OneDay> days;
    for (Day day = range.from; day <= range.to; day = day + 1) days[day] = {.day = day};
    const auto count = [&](std::string_view column, std::int64_t OneDay::*figure,
                           std::string_view also) {
        sql::Arguments with;
        const std::string name(column);
        const std::string where = name + " >= " + with.add(begin) + " AND " + name + " < " +
                                  with.add(end) + std::string(also) + in_ward(range, with);
        session.each<Instant>([&](Instant&& at) { ++(days[london_day(at)].*figure); },
                              "SELECT " + name + " FROM need_facts WHERE " + where, with);
    };
    count("made_at", &OneDay::asked, "");
    count("closed_at", &OneDay::met, " AND status = 'met'");
    std::vector<OneDay> all;
    for (const auto& [day, one] : days) all.push_back(one);
    return all;
}

Waiting spread(std::vector<double> hours) {
    Waiting result{.median_hours = {}, .slowest_tenth_hours = {}};
    result.counted = static_cast<std::int64_t>(hours.size());
    if (hours.empty()) return result;
    std::sort(hours.begin(), hours.end());
    const auto quantile = [&](double share) {
        const double at = share * static_cast<double>(hours.size() - 1);
        const auto below = static_cast<std::size_t>(std::floor(at));
        const std::size_t above = std::min(below + 1, hours.size() - 1);
        return hours[below] + (at - static_cast<double>(below)) * (hours[above] - hours[below]);
    };
    result.median_hours = quantile(0.5);
    result.slowest_tenth_hours = quantile(0.9);
    return result;
}

Waiting hours_to_assign(sql::Session& session, const Range& range) {
    return waiting(session, range, "assigned_at");
}

Waiting hours_to_close(sql::Session& session, const Range& range) {
    return waiting(session, range, "closed_at");
}

std::vector<Ward> by_ward(sql::Session& session, const Range& range) {
    auto wards = session.all<Ward>(
        "SELECT code, name, district, outline, population FROM ward_facts ORDER BY name, code "
        "LIMIT $1",
        most_rows);
    const auto [begin, end] = bounds(range);
    using Row = std::tuple<std::string, std::int64_t, std::int64_t>;
    std::map<std::string, Row> counts;
    for (auto& row : session.all<Row>(R"(
        SELECT ward, count(*) FILTER (WHERE closed_at IS NULL),
               count(*) FILTER (WHERE made_at >= $1 AND made_at < $2)
          FROM need_facts
         WHERE ward IS NOT NULL
         GROUP BY ward
         LIMIT $3)",
                                      begin, end, most_rows)) {
        counts[std::get<0>(row)] = row;
    }
    for (Ward& ward : wards) {
        const auto found = counts.find(ward.code);
        if (found == counts.end()) continue;
        ward.open = std::get<1>(found->second);
        ward.asked = std::get<2>(found->second);
    }
    return wards;
}

std::vector<Partner> by_partner(sql::Session& session, const Range& range) {
    const auto [begin, end] = bounds(range);
    auto partners = session.all<Partner>(R"(
        SELECT to_organisation_id, count(*), count(*) FILTER (WHERE accepted_at IS NOT NULL),
               count(*) FILTER (WHERE status = 'declined'), count(*) FILTER (WHERE status = 'done')
          FROM referral_facts
         WHERE made_at >= $1 AND made_at < $2
         GROUP BY to_organisation_id
         ORDER BY 2 DESC, 1
         LIMIT $3)",
                                         begin, end, most_rows);
    std::map<std::string, std::string> names;
    for (const auto& organisation : accounts::organisations(session)) {
        names[organisation.id.string()] = organisation.name;
    }
    for (Partner& partner : partners) partner.name = names[partner.id];
    return partners;
}

std::string published(std::int64_t count) {
    return count > 0 && count < smallest_published ? "fewer than 5" : std::to_string(count);
}

}  // namespace kith::insight
