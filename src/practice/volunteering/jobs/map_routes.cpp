// Where somebody waits and who is on call, on a map with its table.
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_jobs = 500;
constexpr int most_on_call = 200;

Html row(const Url& to, std::string_view title, std::string_view where, std::string_view when,
         std::string_view kind, double latitude, double longitude) {
    const Attributes place{{"data-lat", std::to_string(latitude)},
                           {"data-lon", std::to_string(longitude)},
                           {"data-kind", std::string(kind)},
                           {"data-text", std::string(when)}};
    return markup(R"(<tr{}><td><a class="govuk-link" href="{}">{}</a></td><td>{}</td><td>{}</td>
        </tr>)",
                  place, to, title, where, when);
}

Html job_rows(const std::vector<JobRow>& jobs, Instant now) {
    Html rows;
    for (const JobRow& job : jobs) {
        if (!job.latitude || !job.longitude || job.volunteer) continue;
        const bool late = job.due_at < now;
        const std::string_view kind = job.urgent || late ? "urgent"
                                      : job.returned     ? "now"
                                                         : "plain";
        rows += row(path(job.id), job.title, job.area, due_words(job.due_at, now), kind,
                    *job.latitude, *job.longitude);
    }
    return rows;
}

web::Response show_map(web::Context& context) {
    const Instant now = context.now();
    const auto [jobs, on_call] = context.app.database.read([&](sql::Session& session) {
        return std::pair(
            board(session, {.now = now, .day_begins = now}, most_jobs),
            session.all<VolunteerRow>("SELECT " + std::string(volunteer_columns) +
                                          " FROM volunteer WHERE status = 'active' AND "
                                          "on_call_until > $1 ORDER BY name, id LIMIT $2",
                                      now, most_on_call));
    });
    Html rows = job_rows(jobs, now);
    for (const VolunteerRow& one : on_call) {
        if (!one.latitude || !one.longitude) continue;
        rows += row(path(one.id), one.name.for_reader(), "On call",
                    "until " + written(london_time(*one.on_call_until).time), "volunteer",
                    *one.latitude, *one.longitude);
    }
    Html body = heading("Where somebody waits");
    if (rows.empty()) {
        body += empty_state("Nobody waits for a volunteer", "Jobs nobody has yet are shown here, "
                                                            "and volunteers who are on call.");
    } else {
        body += markup(R"(<div class="kith-map" role="region" aria-label="Map of jobs nobody has
            yet; the table below says the same" data-map data-map-points="waiting"
            data-map-boundaries="{}"></div>)",
                       Url::path("/jobs/wards.json"));
        body += web::scrolling("Jobs nobody has yet, and who is on call",
                               markup(R"(<table class="kith-table" id="waiting"><thead><tr><th
            scope="col">What</th><th scope="col">Where</th><th scope="col">When</th></tr></thead>
            <tbody>{}</tbody></table>)",
                                      rows));
    }
    web::Page shown;
    shown.title = "Where somebody waits";
    shown.current = "/jobs";
    shown.wide = true;
    shown.body = body;
    return web::page(context, std::move(shown));
}

// The outlines of wards, so that the points can be placed.
web::Response ward_outlines(web::Context& context) {
    using Row = std::tuple<std::string, std::string>;
    Json features{Json::Array{}};
    context.app.database.read([&](sql::Session& session) {
        session.each<Row>(
            [&](Row&& row) {
                const auto outline = Json::parse(std::get<1>(row));
                features.push(Json::object(
                    {{"type", "Feature"},
                     {"properties", Json::object({{"name", std::get<0>(row)}})},
                     {"geometry", Json::object({{"type", "Polygon"},
                                                {"coordinates", outline ? *outline : Json()}})}}));
            },
            "SELECT name, outline FROM ward_facts ORDER BY name, code LIMIT 5000");
        return 0;
    });
    return web::json(200, Json::object({{"type", "FeatureCollection"},
                                        {"features", std::move(features)}})
                              .print());
}

}  // namespace

std::vector<web::Route> map_routes() {
    return {{web::Method::get, "/jobs/map", coordinate, show_map},
            {web::Method::get, "/jobs/wards.json", coordinate, ward_outlines, web::Kind::file}};
}

}  // namespace kith::volunteering
