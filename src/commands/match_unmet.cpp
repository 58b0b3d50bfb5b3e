// What the report of `kith match` says of jobs that lack somebody.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "commands/match_report.hpp"

namespace kith::commands {
namespace {

using namespace matching;
using html::each;
using html::Html;
using html::markup;

constexpr std::size_t listed_most = 500;

// How many jobs each condition keeps from being done, most first.
Html by_condition(const std::vector<UnmetReason>& reasons) {
    std::map<std::string, std::size_t> jobs;
    for (const UnmetReason& reason : reasons) ++jobs[reason.condition];
    std::vector<std::pair<std::string, std::size_t>> rows(jobs.begin(), jobs.end());
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto& row) {
        return row.second;
    });
    const std::size_t most = rows.empty() ? 1 : rows.front().second;
    return markup(R"(<table><thead><tr><th scope="col">What would have to give</th>
        <th scope="col" class="number">Jobs</th><th scope="col"></th></tr></thead>
        <tbody>{}</tbody></table>)", each(rows, [&](const auto& row) {
        return markup(R"(<tr><th scope="row">{}</th><td class="number">{}</td><td class="bar">)"
                      R"(<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">)"
                      R"(<rect width="{}" height="4"></rect></svg></td></tr>)",
                      row.first, with_commas(static_cast<std::int64_t>(row.second)),
                      bar_length(row.second, most));
    }));
}

}  // namespace

Html unmet_part(const Plan& plan, const std::vector<UnmetReason>& reasons) {
    if (plan.unmet.empty()) return markup("<p>Every job has somebody.</p>");
    std::unordered_map<std::string, const UnmetReason*> reason_of;
    for (const UnmetReason& reason : reasons) reason_of[reason.job] = &reason;
    std::vector<Unmet> order = plan.unmet;
    std::stable_partition(order.begin(), order.end(),
                          [](const Unmet& unmet) { return unmet.health_critical; });
    const auto critical = std::ranges::count_if(order, &Unmet::health_critical);
    order.resize(std::min(order.size(), listed_most));
    const Html rows = each(order, [&](const Unmet& unmet) {
        const auto reason = reason_of.find(unmet.job);
        return markup(R"(<tr><th scope="row">{}{}</th><td class="number">{}</td><td>{}</td></tr>)",
                      unmet.job,
                      unmet.health_critical ? markup(" <strong>health-critical</strong>") : Html{},
                      std::to_string(unmet.missing),
                      reason == reason_of.end() ? "" : reason->second->why);
    });
    const Html first = order.size() == plan.unmet.size()
                           ? Html{}
                           : markup("<p>The first {} are listed; all are in the table that was "
                                    "written.</p>", order.size());
    return markup(R"(<p>{} jobs lack somebody, {} of them health-critical.</p>{}
        <h3>Which jobs</h3>{}<table><thead><tr><th scope="col">Job</th>
        <th scope="col" class="number">Lacks</th><th scope="col">Why</th></tr></thead>
        <tbody>{}</tbody></table>)",
                  with_commas(static_cast<std::int64_t>(plan.unmet.size())), critical,
                  by_condition(reasons), first, rows);
}

}  // namespace kith::commands
