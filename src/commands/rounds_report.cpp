#include "commands/rounds_report.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <optional>

#include "engines/rounds/tables.hpp"
#include "platform/html/html.hpp"

namespace kith::commands {
namespace {

using html::each;
using html::Html;
using html::markup;
using rounds::Place;
using rounds::Plan;
using rounds::Round;

constexpr double kWidth = 960;
constexpr double kMostHeight = 720;
constexpr double kMargin = 24;
constexpr int kColours = 8;

// Where a place comes on the map, north up.
class Projection {
  public:
    explicit Projection(const rounds::Problem& problem) {
        for (const auto& stop : problem.stops) include(stop.place);
        for (const auto& worker : problem.workers) {
            if (worker.start) include(*worker.start);
            if (worker.end) include(*worker.end);
        }
        if (problem.ground == rounds::Ground::Earth) {
            narrowing_ = std::cos((low_.y + high_.y) / 2 * std::numbers::pi / 180);
        }
        const auto across = std::max(1e-9, (high_.x - low_.x) * narrowing_);
        const auto up = std::max(1e-9, high_.y - low_.y);
        scale_ = std::min((kWidth - 2 * kMargin) / across, (kMostHeight - 2 * kMargin) / up);
        height_ = up * scale_ + 2 * kMargin;
    }

    double x(Place place) const { return kMargin + (place.x - low_.x) * narrowing_ * scale_; }
    double y(Place place) const { return kMargin + (high_.y - place.y) * scale_; }
    double height() const { return height_; }

  private:
    void include(Place place) {
        low_ = {std::min(low_.x, place.x), std::min(low_.y, place.y)};
        high_ = {std::max(high_.x, place.x), std::max(high_.y, place.y)};
    }

    Place low_{1e300, 1e300};
    Place high_{-1e300, -1e300};
    double narrowing_ = 1;
    double scale_ = 1;
    double height_ = 1;
};

std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

std::string colour(std::size_t round) {
    return fmt::format("c{}", round % static_cast<std::size_t>(kColours));
}

Html map_line(const rounds::Problem& problem, const Projection& projection, const Round& round,
              std::size_t index) {
    const auto& worker = problem.workers[round.worker];
    std::string points;
    const auto go = [&](Place place) {
        points += fmt::format("{:.1f},{:.1f} ", projection.x(place), projection.y(place));
    };
    if (worker.start) go(*worker.start);
    for (const auto& visit : round.visits) go(problem.stops[visit.stop].place);
    if (worker.end) go(*worker.end);
    return markup(R"(<polyline class="{}" points="{}"><title>{}</title></polyline>)",
                  colour(index), points, worker.id);
}

Html map_stops(const rounds::Problem& problem, const Projection& projection, const Round& round,
               std::size_t index) {
    int order = 0;
    Html dots;
    for (const auto& visit : round.visits) {
        const auto& stop = problem.stops[visit.stop];
        const auto x = coordinate(projection.x(stop.place));
        const auto y = coordinate(projection.y(stop.place));
        dots += markup(
            R"(<g class="{}"><circle cx="{}" cy="{}" r="8"><title>{}: {}, {}</title></circle>)"
            R"(<text x="{}" y="{}" dy="3.5">{}</text></g>)",
            colour(index), x, y, problem.workers[round.worker].id, stop.id,
            rounds::write_time(visit.start), x, y, ++order);
    }
    return dots;
}

Html map_home(const rounds::Problem& problem, const Projection& projection, const Round& round) {
    const auto& start = problem.workers[round.worker].start;
    if (!start) return {};
    return markup(R"(<rect class="home" x="{}" y="{}" width="9" height="9"></rect>)",
                  coordinate(projection.x(*start) - 4.5), coordinate(projection.y(*start) - 4.5));
}

Html map_of(const rounds::Problem& problem, const Plan& plan) {
    const Projection projection(problem);
    Html lines;
    Html dots;
    Html homes;
    for (std::size_t index = 0; index < plan.rounds.size(); ++index) {
        lines += map_line(problem, projection, plan.rounds[index], index);
        dots += map_stops(problem, projection, plan.rounds[index], index);
        homes += map_home(problem, projection, plan.rounds[index]);
    }
    const auto missed = each(plan.unserved, [&](const rounds::Unserved& left) {
        const auto& stop = problem.stops[left.stop];
        return markup(R"(<circle class="missed" cx="{}" cy="{}" r="8"><title>{}: {}</title>)"
                      R"(</circle>)",
                      coordinate(projection.x(stop.place)), coordinate(projection.y(stop.place)),
                      stop.id, left.text);
    });
    return markup(R"(<svg role="img" aria-label="Map of the rounds; the same in tables below")"
                  R"( viewBox="0 0 {} {}">{}{}{}{}</svg>)",
                  coordinate(kWidth), coordinate(projection.height()), lines, homes, dots, missed);
}

std::string length(const rounds::Problem& problem, double distance) {
    return problem.ground == rounds::Ground::Earth || distance >= 5000
               ? fmt::format("{:.1f} km", distance / 1000)
               : fmt::format("{:.0f} m", distance);
}

Html sheet(const rounds::Problem& problem, const Round& round, std::size_t index) {
    int order = 0;
    const auto rows = each(round.visits, [&](const rounds::Visit& visit) {
        const auto& stop = problem.stops[visit.stop];
        return markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>"
                      "<td>{}</td></tr>",
                      ++order, stop.id, rounds::write_time(visit.arrive),
                      rounds::write_time(visit.start), rounds::write_time(visit.leave),
                      rounds::write_time(stop.window.to), length(problem, visit.added));
    });
    return markup(
        R"(<section><h3><span class="key {}"></span>{}</h3>
        <p>Leaves {}, home {}. {}, carrying {}.</p>
        <table><thead><tr><th scope="col">#</th><th scope="col">Stop</th>
        <th scope="col">Arrive</th><th scope="col">Start</th><th scope="col">Leave</th>
        <th scope="col">No later than</th><th scope="col">Adds</th></tr></thead>
        <tbody>{}</tbody></table></section>)",
        colour(index), problem.workers[round.worker].id, rounds::write_time(round.leaves),
        rounds::write_time(round.ends), length(problem, round.distance),
        fmt::format("{:g}", round.load), rows);
}

Html loads(const rounds::Problem& problem, const Plan& plan) {
    std::size_t most = 1;
    for (const auto& round : plan.rounds) most = std::max(most, round.visits.size());
    const auto rows = each(plan.rounds, [&](const Round& round) {
        const auto& worker = problem.workers[round.worker];
        const auto out = (round.ends - round.leaves) / 60;
        return markup(
            R"(<tr><th scope="row">{}</th><td>{}</td><td><meter min="0" max="{}" value="{}">{}
            </meter></td><td>{}</td><td>{}</td></tr>)",
            worker.id, round.visits.size(), most, round.visits.size(), round.visits.size(),
            fmt::format("{:.0f} minutes", out), length(problem, round.distance));
    });
    return markup(R"(<table><thead><tr><th scope="col">Volunteer</th><th scope="col">Stops</th>
        <th scope="col">Share</th><th scope="col">Out for</th><th scope="col">Way</th></tr></thead>
        <tbody>{}</tbody></table>)", rows);
}

Html unmet(const rounds::Problem& problem, const Plan& plan) {
    if (plan.unserved.empty()) return markup("<p>Every stop is served.</p>");
    const auto rows = each(plan.unserved, [&](const rounds::Unserved& left) {
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)",
                      problem.stops[left.stop].id, rounds::name_of(left.reason), left.text);
    });
    return markup(R"(<table><thead><tr><th scope="col">Stop</th><th scope="col">Because</th>
        <th scope="col">In words</th></tr></thead><tbody>{}</tbody></table>)", rows);
}

Html style() {
    return markup(R"(<style>
body{font:1rem/1.4 "Atkinson Hyperlegible Next",sans-serif;margin:1.5rem auto;max-width:64rem;
padding:0 1rem;color:#1d1d1f;background:#fff}
svg{width:100%;height:auto;border:1px solid #b8b8bd;background:#fbfaf7}
polyline{fill:none;stroke:currentColor;stroke-width:2;opacity:.75}
circle{fill:currentColor;stroke:#fff}
svg text{font-size:10px;text-anchor:middle;fill:#fff}
.home{fill:#1d1d1f}.missed{fill:#fff;stroke:#b3261e;stroke-width:3}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d9d9de}
.key{display:inline-block;width:1em;height:1em;margin-right:.5em;background:currentColor}
.c0{color:#1f5fa8}.c1{color:#b3261e}.c2{color:#1d7a46}.c3{color:#7a3ea8}.c4{color:#9a5b00}
.c5{color:#00707a}.c6{color:#a8326e}.c7{color:#505a5f}
@media print{section{break-inside:avoid}}
</style>)");
}

}  // namespace

std::string rounds_report(const rounds::Problem& problem, const Plan& plan) {
    Html sheets;
    for (std::size_t index = 0; index < plan.rounds.size(); ++index) {
        sheets += sheet(problem, plan.rounds[index], index);
    }
    const auto page = markup(
        R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Rounds</title>{}</head><body><main><h1>Rounds</h1>
        <p>{} of {} stops in {} rounds, {}.</p>{}
        <h2>Not served</h2>{}<h2>Load</h2>{}<h2>Sheets</h2>{}</main></body></html>)",
        style(), problem.stops.size() - plan.unserved.size(), problem.stops.size(),
        plan.rounds.size(), length(problem, plan.distance), map_of(problem, plan),
        unmet(problem, plan), loads(problem, plan), sheets);
    return page.str();
}

}  // namespace kith::commands
