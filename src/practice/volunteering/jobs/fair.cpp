#include "practice/volunteering/jobs/fair.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kith::volunteering {

double gini(std::vector<int> counts) {
    std::sort(counts.begin(), counts.end());
    double sum = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i];
        weighted += static_cast<double>(i + 1) * counts[i];
    }
    if (sum <= 0) return 0;
    const double n = static_cast<double>(counts.size());
    return 2 * weighted / (n * sum) - (n + 1) / n;
}

int tenth_of(std::size_t people) { return static_cast<int>((people + 9) / 10); }

double share_of_busiest_tenth(std::vector<int> counts) {
    std::sort(counts.rbegin(), counts.rend());
    const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
    if (sum <= 0) return 0;
    return std::accumulate(counts.begin(), counts.begin() + tenth_of(counts.size()), 0.0) / sum;
}

double share_below(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at));
    const auto above = std::min(below + 1, values.size() - 1);
    const double part = at - std::floor(at);
    return values[below] * (1 - part) + values[above] * part;
}

}  // namespace kith::volunteering
