#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "commands/match_report.hpp"

namespace kith::commands {
namespace {

using namespace matching;

double mean(const std::vector<double>& values) {
    if (values.empty()) return 0;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The smallest value that at least `share` of the sorted values do not exceed.
double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(last * share)];
}

// Over sorted counts, by the usual formula for the area under the Lorenz curve.
double gini(const std::vector<std::size_t>& sorted) {
    double weighted = 0;
    double sum = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        weighted += static_cast<double>((i + 1) * sorted[i]);
        sum += static_cast<double>(sorted[i]);
    }
    const auto count = static_cast<double>(sorted.size());
    return sum == 0 ? 0 : 2 * weighted / (count * sum) - (count + 1) / count;
}

}  // namespace

MatchFigures figures_of(const Plan& plan, const std::vector<Job>& jobs, const Index& index) {
    MatchFigures figures;
    std::unordered_map<std::string, const Job*> by_id;
    for (const Job& job : jobs) by_id[job.id] = &job;
    std::vector<double> metres;
    std::unordered_map<std::string, std::size_t> given;
    std::unordered_set<std::string> kept;
    for (const Placement& placement : plan.placements) {
        const Job& job = *by_id.at(placement.job);
        const Volunteer& who = index.at(*index.find(placement.volunteer));
        ++given[placement.volunteer];
        if (job.place && who.place && !job.by_phone) {
            metres.push_back(metres_between(*job.place, *who.place));
        }
        if (std::ranges::find(job.before, who.id) != job.before.end()) kept.insert(job.id);
    }
    std::ranges::sort(metres);
    figures.filled = plan.placements.size();
    figures.places = figures.filled;
    for (const Unmet& unmet : plan.unmet) figures.places += static_cast<std::size_t>(unmet.missing);
    figures.mean_metres = mean(metres);
    figures.p95_metres = quantile(metres, 0.95);
    for (const Job& job : jobs) figures.known_wanted += job.before.empty() ? 0 : 1;
    figures.known_kept = kept.size();
    std::vector<std::size_t> counts;
    for (Seat seat = 0; seat < index.seats(); ++seat) {
        if (!index.present(seat)) continue;
        const Volunteer& who = index.at(seat);
        if (!who.available || who.jobs_free == 0) continue;
        const auto found = given.find(who.id);
        counts.push_back(found == given.end() ? 0 : found->second);
    }
    std::ranges::sort(counts);
    figures.willing = counts.size();
    figures.given_something = given.size();
    figures.most_given = counts.empty() ? 0 : counts.back();
    figures.gini = gini(counts);
    return figures;
}

}  // namespace kith::commands
