#include "commands/match_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "commands/match_map.hpp"
#include "platform/html/html.hpp"

namespace kith::commands {
namespace {

using namespace matching;
using html::each;
using html::Html;
using html::markup;

constexpr std::size_t busiest_shown = 50;

std::string percent(std::size_t part, std::size_t whole) {
    if (whole == 0) return "none to count";
    return fmt::format("{:.1f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

Html row(std::string_view name, const std::string& value) {
    return markup(R"(<tr><th scope="row">{}</th><td>{}</td></tr>)", name, value);
}

Html figures_table(const Plan& plan, const MatchFigures& figures) {
    Html rows;
    rows += row("Places filled", fmt::format("{} of {} ({})", figures.filled, figures.places,
                                             percent(figures.filled, figures.places)));
    rows += row("Distance, mean", fmt::format("{:.2f} km", figures.mean_metres / 1000));
    rows += row("Distance, 95 in 100 within", fmt::format("{:.2f} km", figures.p95_metres / 1000));
    rows += row("People who know a volunteer and keep one",
                fmt::format("{} of {}", figures.known_kept, figures.known_wanted));
    rows += row("Willing volunteers given something",
                fmt::format("{} of {} ({})", figures.given_something, figures.willing,
                            percent(figures.given_something, figures.willing)));
    rows += row("Most given to one volunteer", std::to_string(figures.most_given));
    rows += row("Spread of the work (Gini; 0 all alike)", fmt::format("{:.3f}", figures.gini));
    rows += row("Moved onto one trip", std::to_string(plan.moved_onto_trips));
    rows += row("Cost, in metres", std::to_string(plan.cost));
    rows += row("No plan can cost less than", std::to_string(plan.bound));
    return markup("<table><tbody>{}</tbody></table>", rows);
}

// How many volunteers were given 1, 2, 3 … jobs, and who was given most.
Html load_tables(const Plan& plan) {
    std::map<std::string, std::size_t> given;
    for (const Placement& placement : plan.placements) ++given[placement.volunteer];
    std::map<std::size_t, std::size_t> volunteers_by_jobs;
    std::vector<std::pair<std::size_t, std::string>> busiest;
    std::size_t most = 1;
    for (const auto& [volunteer, jobs] : given) {
        most = std::max(most, ++volunteers_by_jobs[jobs]);
        busiest.emplace_back(jobs, volunteer);
    }
    std::ranges::sort(busiest, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    busiest.resize(std::min(busiest.size(), busiest_shown));
    const Html spread = each(volunteers_by_jobs, [&](const auto& entry) {
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td><td><meter min="0" max="{}")"
                      R"( value="{}">{}</meter></td></tr>)",
                      entry.first, entry.second, most, entry.second, entry.second);
    });
    const Html names = each(busiest, [](const auto& entry) {
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td></tr>)", entry.second, entry.first);
    });
    return markup(R"(<table><thead><tr><th scope="col">Jobs given</th>
        <th scope="col">Volunteers</th><th scope="col">Share</th></tr></thead>
        <tbody>{}</tbody></table><h3>Given most</h3><table><thead><tr>
        <th scope="col">Volunteer</th><th scope="col">Jobs</th></tr></thead><tbody>{}</tbody>
        </table>)", spread, names);
}

Html unmet_table(const Plan& plan, const std::vector<UnmetReason>& reasons) {
    if (plan.unmet.empty()) return markup("<p>Every job has somebody.</p>");
    std::unordered_map<std::string, const Unmet*> by_id;
    for (const Unmet& unmet : plan.unmet) by_id[unmet.job] = &unmet;
    const Html rows = each(reasons, [&](const UnmetReason& reason) {
        const Unmet& unmet = *by_id.at(reason.job);
        return markup(R"(<tr><th scope="row">{}{}</th><td>{}</td><td>{}</td></tr>)", unmet.job,
                      unmet.health_critical ? markup(" <strong>health-critical</strong>") : Html{},
                      unmet.missing, reason.why);
    });
    const Html more = reasons.size() == plan.unmet.size()
                          ? Html{}
                          : markup("<p>The first {} are shown.</p>", reasons.size());
    return markup(R"(<p>{} jobs lack somebody.</p>{}<table><thead><tr><th scope="col">Job</th>
        <th scope="col">Lacks</th><th scope="col">What would have to give</th></tr></thead>
        <tbody>{}</tbody></table>)", plan.unmet.size(), more, rows);
}

Html style() {
    return markup(R"(<style>
body{font:1rem/1.4 "Atkinson Hyperlegible Next",sans-serif;margin:1.5rem auto;max-width:64rem;
padding:0 1rem;color:#1d1d1f;background:#fff}
svg{width:100%;height:auto;border:1px solid #b8b8bd;background:#fbfaf7}
line{stroke:#1f5fa8;stroke-width:1;opacity:.45}
circle.met{fill:#1f5fa8}circle.unmet{fill:none;stroke:#b3261e;stroke-width:2.5}
circle.few{fill:#e0a100}circle.some{fill:#d95f02}circle.many{fill:#b3261e}
span{border-left:1em solid;padding-left:.4em}
span.met{border-color:#1f5fa8}span.few{border-color:#e0a100}span.some{border-color:#d95f02}
span.many{border-color:#b3261e}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;
border-bottom:1px solid #d9d9de;font-weight:normal}
thead th{font-weight:bold}
</style>)");
}

}  // namespace

std::string match_report(const Plan& plan, const std::vector<Job>& jobs, const Index& index,
                         const std::vector<UnmetReason>& unmet) {
    const MatchFigures figures = figures_of(plan, jobs, index);
    const Html page = markup(
        R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Matching</title>{}</head><body><main><h1>Matching</h1>
        <p>{} jobs, {} volunteers.</p>{}<h2>Map</h2>{}<h2>Unmet</h2>{}<h2>Load</h2>{}
        </main></body></html>)",
        style(), jobs.size(), index.size(), figures_table(plan, figures),
        match_map(plan, jobs, index), unmet_table(plan, unmet), load_tables(plan));
    return page.str();
}

}  // namespace kith::commands
