#include "practice/volunteering/thanks/overview.hpp"

#include <algorithm>
#include <map>

#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/fair.hpp"
#include "practice/volunteering/handbook/handbook.hpp"

namespace kith::volunteering {

Reason read(sql::Row& row, sql::Into<Reason>) {
    return {.why = row.next<std::string>(), .times = row.next<int>()};
}

namespace {

constexpr int most_rows = 200'000;
constexpr int minutes_in_day = 24 * 60;
constexpr double in_half = 0.5, in_most = 0.9;

Spread spread_of(const std::vector<double>& minutes) {
    return {.jobs = static_cast<int>(minutes.size()),
            .half = share_below(minutes, in_half),
            .most = share_below(minutes, in_most)};
}

double minutes_between(Instant from, Instant to) {
    return std::chrono::duration<double, std::ratio<60>>(to - from).count();
}

void add_times(sql::Session& session, Instant since, Overview& found) {
    using Row = std::tuple<Instant, Instant, std::optional<Instant>>;
    std::vector<double> to_yes, to_done, to_offer;
    session.each<Row>(
        [&](Row&& row) {
            to_yes.push_back(minutes_between(std::get<0>(row), std::get<1>(row)));
            if (std::get<2>(row)) {
                to_done.push_back(minutes_between(std::get<0>(row), *std::get<2>(row)));
            }
        },
        "SELECT made_at, accepted_at, CASE WHEN status = 'done' THEN closed_at ELSE NULL END "
        "FROM job WHERE made_at > $1 AND accepted_at IS NOT NULL LIMIT $2",
        since, most_rows);
    session.each<std::tuple<Instant, Instant>>(
        [&](auto&& row) {
            to_offer.push_back(minutes_between(std::get<0>(row), std::get<1>(row)));
        },
        "SELECT j.made_at, MIN(o.offered_at) FROM job j JOIN job_offer o ON o.job_id = j.id "
        "WHERE j.made_at > $1 GROUP BY j.id, j.made_at LIMIT $2",
        since, most_rows);
    found.to_offer = spread_of(to_offer);
    found.to_yes = spread_of(to_yes);
    found.to_done = spread_of(to_done);
}

void add_funnel(sql::Session& session, Instant since, Funnel& funnel) {
    std::vector<double> days;
    session.each<std::tuple<Instant, std::optional<Instant>>>(
        [&](auto&& row) {
            ++funnel.applied;
            if (!std::get<1>(row)) return;
            ++funnel.approved;
            days.push_back(minutes_between(std::get<0>(row), *std::get<1>(row)) / minutes_in_day);
        },
        // Those added as volunteers at once were taken on at once.
        "SELECT joined_at, COALESCE(approved_at, CASE WHEN status IN ('active', 'paused') THEN "
        "joined_at ELSE NULL END) FROM volunteer WHERE joined_at > $1 LIMIT $2",
        since, most_rows);
    funnel.days_to_approval = share_below(days, in_half);
    funnel.began = session.value<int>(
        "SELECT count(*) FROM volunteer v WHERE joined_at > $1 AND EXISTS (SELECT 1 FROM "
        "volunteer_check c WHERE c.volunteer_id = v.id)",
        since);
    funnel.helped = session.value<int>(
        "SELECT count(*) FROM volunteer v WHERE joined_at > $1 AND EXISTS (SELECT 1 FROM job j "
        "WHERE j.volunteer_id = v.id AND j.status = 'done')",
        since);
}

void add_kinds(sql::Session& session, Instant since, Overview& found) {
    std::map<std::string, KindFigures> kinds;
    const auto into = [&](std::string_view sql, auto set, const auto&... values) {
        session.each<std::tuple<std::string, int>>(
            [&](auto&& row) { set(kinds[std::get<0>(row)], std::get<1>(row)); }, sql, values...);
    };
    session.each<std::tuple<std::string, int, int>>(
        [&](auto&& row) {
            kinds[std::get<0>(row)].volunteers = std::get<1>(row);
            kinds[std::get<0>(row)].hours_a_week = std::get<2>(row);
        },
        "SELECT o.kind, count(*), CAST(SUM(v.hours_a_week) AS BIGINT) FROM volunteer_offer o "
        "JOIN volunteer v ON v.id = o.volunteer_id WHERE v.status = 'active' GROUP BY o.kind");
    into("SELECT kind, count(*) FROM job WHERE closed_at IS NULL AND volunteer_id IS NULL "
         "GROUP BY kind",
         [](KindFigures& one, int count) { one.open = count; });
    into("SELECT kind, count(*) FROM job WHERE made_at > $1 GROUP BY kind",
         [](KindFigures& one, int count) { one.made = count; }, since);
    into("SELECT kind, count(*) FROM job WHERE closed_at > $1 AND status = 'done' GROUP BY kind",
         [](KindFigures& one, int count) { one.done = count; }, since);
    const Handbook book = handbook(session);
    for (auto& [id, figures] : kinds) {
        figures.kind = book.kind(id).name;
        found.kinds.push_back(figures);
    }
}

// Those who said no times may be free on any day.
void add_days(sql::Session& session, Overview& found) {
    const int any_day = session.value<int>(
        "SELECT count(*) FROM volunteer v WHERE status = 'active' AND NOT EXISTS (SELECT 1 FROM "
        "volunteer_time t WHERE t.volunteer_id = v.id)");
    for (int day = 0; day < 7; ++day) {
        found.free_by_day[static_cast<std::size_t>(day)] =
            any_day + session.value<int>(
                          "SELECT count(DISTINCT t.volunteer_id) FROM volunteer_time t JOIN "
                          "volunteer v ON v.id = t.volunteer_id WHERE v.status = 'active' AND "
                          "t.from_minute < $2 AND t.to_minute > $1",
                          day * minutes_in_day, (day + 1) * minutes_in_day);
    }
}

void add_places(sql::Session& session, Overview& found) {
    std::map<std::string, PlaceFigures> places;
    for (const auto& ward : people::wards(session)) places[ward.code].place = ward.name;
    session.each<std::tuple<std::string, int>>(
        [&](auto&& row) {
            const auto known = places.find(std::get<0>(row));
            if (known != places.end()) known->second.volunteers = std::get<1>(row);
        },
        "SELECT ward, count(*) FROM volunteer WHERE status = 'active' AND ward IS NOT NULL "
        "GROUP BY ward");
    std::map<std::string, int> open;
    session.each<std::tuple<std::string, int>>(
        [&](auto&& row) { open[std::get<0>(row)] = std::get<1>(row); },
        "SELECT area, count(*) FROM job WHERE closed_at IS NULL AND volunteer_id IS NULL AND "
        "area <> '' GROUP BY area");
    for (auto& [code, figures] : places) {
        figures.open = open[figures.place];
        if (figures.volunteers + figures.open > 0) found.places.push_back(figures);
    }
    std::sort(found.places.begin(), found.places.end(), [](const auto& a, const auto& b) {
        return std::pair(-a.open, a.place) < std::pair(-b.open, b.place);
    });
}

void add_answers(sql::Session& session, Instant since, Overview& found) {
    for (const Reason& one : session.all<Reason>(
             "SELECT status, count(*) FROM job_offer WHERE offered_at > $1 GROUP BY status",
             since)) {
        found.asked += one.times;
        if (one.why == "accepted") found.said_yes = one.times;
        if (one.why == "passed") found.said_no = one.times;
        if (one.why == "no answer") found.silent = one.times;
    }
    found.given_back = session.value<int>(
        "SELECT count(*) FROM job WHERE returned = 1 AND made_at > $1", since);
    found.reasons = session.all<Reason>(
        "SELECT lower(pass_reason), count(*) FROM job_offer WHERE offered_at > $1 AND "
        "status = 'passed' AND pass_reason <> '' GROUP BY lower(pass_reason) "
        "ORDER BY count(*) DESC, lower(pass_reason) LIMIT 8",
        since);
}

}  // namespace

Overview overview(sql::Session& session, Day since, Instant now) {
    Overview found{.since = since};
    const Instant from = start_of_day(since);
    add_funnel(session, from, found.funnel);
    add_times(session, from, found);
    add_kinds(session, from, found);
    add_days(session, found);
    add_places(session, found);
    add_answers(session, from, found);
    found.minutes = session.value<int>(
        "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM volunteer_hours WHERE on_day >= $1",
        since);
    found.spread = fairness(session, now);
    return found;
}

std::string overview_csv(const Overview& overview) {
    std::string text;
    CsvWriter csv(text);
    csv.row({"what", "name", "volunteers", "hours a week", "open jobs", "jobs made", "jobs done"});
    for (const KindFigures& one : overview.kinds) {
        csv.row({"kind", one.kind, std::to_string(one.volunteers),
                 std::to_string(one.hours_a_week), std::to_string(one.open),
                 std::to_string(one.made), std::to_string(one.done)});
    }
    for (const PlaceFigures& one : overview.places) {
        csv.row({"place", one.place, std::to_string(one.volunteers), "", std::to_string(one.open),
                 "", ""});
    }
    return text;
}

}  // namespace kith::volunteering
