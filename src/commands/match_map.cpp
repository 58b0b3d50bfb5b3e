#include "commands/match_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace kith::commands {
namespace {

using namespace matching;
using html::Html;
using html::markup;

constexpr double width = 960;
constexpr double height_most = 900;
constexpr double margin = 20;
// With more jobs than this, areas are drawn instead of single jobs.
constexpr std::size_t single_jobs_most = 2500;
constexpr int areas_across = 64;

class Projection {
  public:
    explicit Projection(const std::vector<Job>& jobs) {
        for (const Job& job : jobs) {
            if (!job.place) continue;
            low_.east = std::min(low_.east, job.place->east);
            low_.north = std::min(low_.north, job.place->north);
            high_.east = std::max(high_.east, job.place->east);
            high_.north = std::max(high_.north, job.place->north);
        }
        const double across = std::max(1.0, static_cast<double>(high_.east) - low_.east);
        const double up = std::max(1.0, static_cast<double>(high_.north) - low_.north);
        scale_ = std::min((width - 2 * margin) / across, (height_most - 2 * margin) / up);
        height_ = up * scale_ + 2 * margin;
    }

    double x(Place place) const {
        return margin + (static_cast<double>(place.east) - low_.east) * scale_;
    }
    double y(Place place) const {
        return margin + (static_cast<double>(high_.north) - place.north) * scale_;
    }
    double height() const { return height_; }

  private:
    Place low_{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
    Place high_{std::numeric_limits<std::int32_t>::min(),
                std::numeric_limits<std::int32_t>::min()};
    double scale_ = 1;
    double height_ = 1;
};

std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

Html single_jobs(const Plan& plan, const std::vector<Job>& jobs, const Index& index,
                 const Projection& projection) {
    std::unordered_map<std::string, const Job*> by_id;
    for (const Job& job : jobs) by_id[job.id] = &job;
    Html drawn;
    for (const Placement& placement : plan.placements) {
        const Job& job = *by_id.at(placement.job);
        const Volunteer& who = index.at(*index.find(placement.volunteer));
        if (!job.place || !who.place) continue;
        const auto x = coordinate(projection.x(*job.place));
        const auto y = coordinate(projection.y(*job.place));
        drawn += markup(R"(<line x1="{}" y1="{}" x2="{}" y2="{}"></line>)",
                        coordinate(projection.x(*who.place)), coordinate(projection.y(*who.place)),
                        x, y);
        drawn += markup(R"(<circle class="met" cx="{}" cy="{}" r="3"><title>{}: {}</title>)"
                        R"(</circle>)", x, y, job.id, who.id);
    }
    for (const Unmet& unmet : plan.unmet) {
        const Job& job = *by_id.at(unmet.job);
        if (!job.place) continue;
        drawn += markup(R"(<circle class="unmet" cx="{}" cy="{}" r="6"><title>{}: unmet</title>)"
                        R"(</circle>)", coordinate(projection.x(*job.place)),
                        coordinate(projection.y(*job.place)), job.id);
    }
    return drawn;
}

struct Area {
    int jobs = 0;
    int unmet = 0;
};

std::string_view shade(const Area& area) {
    if (area.unmet == 0) return "met";
    if (area.unmet * 20 <= area.jobs) return "few";
    return area.unmet * 5 <= area.jobs ? "some" : "many";
}

Html areas(const Plan& plan, const std::vector<Job>& jobs, const Projection& projection) {
    const double side = width / areas_across;
    std::unordered_map<std::string, int> missing;
    for (const Unmet& unmet : plan.unmet) missing[unmet.job] = unmet.missing;
    std::map<std::pair<int, int>, Area> found;
    int busiest = 1;
    for (const Job& job : jobs) {
        if (!job.place) continue;
        Area& area = found[{static_cast<int>(projection.y(*job.place) / side),
                            static_cast<int>(projection.x(*job.place) / side)}];
        area.jobs += job.volunteers;
        const auto unmet = missing.find(job.id);
        area.unmet += unmet == missing.end() ? 0 : unmet->second;
        busiest = std::max(busiest, area.jobs);
    }
    Html drawn;
    for (const auto& [square, area] : found) {
        const double radius = std::max(1.4, side * 0.6 * std::sqrt(double(area.jobs) / busiest));
        drawn += markup(R"(<circle class="{}" cx="{}" cy="{}" r="{}"><title>{}</title></circle>)",
                        shade(area), coordinate((square.second + 0.5) * side),
                        coordinate((square.first + 0.5) * side), coordinate(radius),
                        fmt::format("{} needed, {} not found", area.jobs, area.unmet));
    }
    return drawn;
}

}  // namespace

Html match_map(const Plan& plan, const std::vector<Job>& jobs, const Index& index) {
    const Projection projection(jobs);
    const bool single = jobs.size() <= single_jobs_most;
    const Html drawn =
        single ? single_jobs(plan, jobs, index, projection) : areas(plan, jobs, projection);
    const Html legend =
        single ? markup("<p>A dot is a job, joined to the home of who does it; a ring is a job "
                        "nobody can take.</p>")
               : markup("<p>Each circle is an area, as large as its jobs are many. "
                        "<span class=\"met\">All met</span>, "
                        "<span class=\"few\">up to 5% unmet</span>, "
                        "<span class=\"some\">up to 20%</span>, "
                        "<span class=\"many\">more than 20% unmet</span>.</p>");
    return markup(R"({}<svg class="map" role="img")"
                  R"( aria-label="Map of the jobs; figures are in the tables")"
                  R"( viewBox="0 0 {} {}">{}</svg>)",
                  legend, coordinate(width), coordinate(projection.height()), drawn);
}

}  // namespace kith::commands
