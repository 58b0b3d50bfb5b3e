#include "commands/match_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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

std::string count(std::size_t number) { return with_commas(static_cast<std::int64_t>(number)); }

std::string share(std::size_t part, std::size_t whole) {
    return fmt::format("{} of {} ({})", count(part), count(whole), percent(part, whole));
}

Html row(std::string_view name, const std::string& value) {
    return markup(R"(<tr><th scope="row">{}</th><td>{}</td></tr>)", name, value);
}

Html figures_table(const Plan& plan, const MatchFigures& figures) {
    Html rows;
    rows += row("Places filled", share(figures.filled, figures.places));
    rows += row("Distance, mean", fmt::format("{:.2f} km", figures.mean_metres / 1000));
    rows += row("Distance, 95 in 100 within", fmt::format("{:.2f} km", figures.p95_metres / 1000));
    rows += row("People who know a volunteer and keep one",
                share(figures.known_kept, figures.known_wanted));
    rows += row("Willing volunteers given something",
                share(figures.given_something, figures.willing));
    rows += row("Most given to one volunteer", count(figures.most_given));
    rows += row("Spread of the work (Gini; 0 all alike, 1 all to one)",
                fmt::format("{:.3f}", figures.gini));
    rows += row("Moved onto one trip with another job",
                with_commas(static_cast<std::int64_t>(plan.moved_onto_trips)));
    const auto over = static_cast<double>(plan.cost - plan.bound);
    rows += row("Cost, in metres, jobs left over included", with_commas(plan.cost));
    rows += row("No plan can cost less than",
                fmt::format("{} ({:.4f}% below)", with_commas(plan.bound),
                            100 * over / std::max(1.0, static_cast<double>(plan.cost))));
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
        return markup(R"(<tr><th scope="row">{}</th><td class="number">{}</td><td class="bar">)"
                      R"(<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">)"
                      R"(<rect width="{}" height="4"></rect></svg></td></tr>)",
                      entry.first, count(entry.second),
                      bar_length(entry.second, most));
    });
    const Html names = each(busiest, [](const auto& entry) {
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td></tr>)", entry.second, entry.first);
    });
    return markup(R"(<table><thead><tr><th scope="col">Jobs given</th>
        <th scope="col" class="number">Volunteers</th><th scope="col"></th></tr></thead>
        <tbody>{}</tbody></table><h3>Given most</h3><table><thead><tr>
        <th scope="col">Volunteer</th><th scope="col">Jobs</th></tr></thead><tbody>{}</tbody>
        </table>)", spread, names);
}

Html style() {
    return markup(R"(<style>
body{font:1rem/1.4 "Atkinson Hyperlegible Next",sans-serif;margin:1.5rem auto;max-width:64rem;
padding:0 1rem;color:#1d1d1f;background:#fff}
svg.map{width:100%;height:auto;border:1px solid #b8b8bd;background:#fbfaf7}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.bar{width:50%}td.bar svg{width:100%;height:.8rem;display:block}td.bar rect{fill:#1f5fa8}
h1{margin-bottom:.25rem}.lead{font-size:1.25rem;margin:.25rem 0 1rem}
strong{color:#b3261e}
@media print{tr{break-inside:avoid}}
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
        <p class="lead">{} jobs, {} volunteers; {} of what was needed found somebody.</p>
        {}<h2>Map</h2>{}<h2>Jobs that lack somebody</h2>{}<h2>Load</h2>{}
        </main></body></html>)",
        style(), count(jobs.size()), count(index.size()),
        percent(figures.filled, figures.places), figures_table(plan, figures),
        match_map(plan, jobs, index), unmet_part(plan, unmet), load_tables(plan));
    return page.str();
}

std::string bar_length(std::size_t number, std::size_t most) {
    const auto whole = static_cast<double>(std::max<std::size_t>(1, most));
    return fmt::format("{:.1f}", 100.0 * static_cast<double>(number) / whole);
}

std::string with_commas(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, 1, ',');
    return text;
}

}  // namespace kith::commands
